/**
 * external-ips: no Service of a tenant claims addresses of its own choice. spec.externalIPs turns traffic of every node to
 * such an address over to the Service (CVE-2020-8554): another tenant's, or that of the cluster's own DNS; so does
 * spec.loadBalancerIP with some load balancers.
 */
import { leaves, NOT_BY_PLATFORM } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule } from './floor-policy.ts';

const FIX = 'remove it: traffic from outside comes by an Ingress or a load balancer';

export const EXTERNAL_IPS: FloorRule = {
  id: 'external-ips',
  resourceRules: [{ apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['services'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [
    { name: 'not-by-the-platform', expression: NOT_BY_PLATFORM },
    { name: 'changes-the-spec', expression: `!(${leaves('spec')})` },
  ],
  validations: [
    {
      expression: '!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0',
      message: `spec.externalIPs would take traffic of the whole cluster to these addresses; ${FIX}`,
      messageExpression: `'spec.externalIPs of Service ' + object.metadata.name + ' would take traffic of the whole cluster to these addresses; ${FIX}'`,
    },
    {
      expression: `!has(object.spec.loadBalancerIP) || object.spec.loadBalancerIP == ''`,
      message: `spec.loadBalancerIP is an address of the tenant's own choice; ${FIX}`,
    },
  ],
};
