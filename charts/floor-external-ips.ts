/**
 * external-ips: no Service of a tenant claims addresses of its own choice. spec.externalIPs turns traffic of every node to
 * such an address over to the Service (CVE-2020-8554): another tenant's, or that of the cluster's own DNS.
 */
import { BY_OTHERS } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule } from './floor-policy.ts';

export const EXTERNAL_IPS: FloorRule = {
  id: 'external-ips',
  resourceRules: [{ apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['services'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [{ name: 'by-others', expression: BY_OTHERS }],
  validations: [
    {
      expression: '!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0',
      message: 'spec.externalIPs would take traffic of the whole cluster to these addresses; remove it: traffic from outside comes by an Ingress or a load balancer',
      messageExpression: `'spec.externalIPs of Service ' + object.metadata.name + ' would take traffic of the whole cluster to these addresses; remove it: traffic from outside comes by an Ingress or a load balancer'`,
    },
  ],
};
