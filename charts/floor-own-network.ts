/**
 * own-network: a NetworkPolicy that a tenant writes opens traffic with pods of the same tenant only. NetworkPolicies add
 * up, so without this rule a tenant's own policy could open the internet, nodes or other tenants, whatever its plan
 * says. It is how tenants narrow their network: pods with the label tenantry.dev/network=own get only these.
 */
import { BY_OTHERS } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule, type Validation } from './floor-policy.ts';
import { TENANT_LABEL } from './names.ts';

const OWN_PEER = [
  '!has(peer.ipBlock)',
  `(!has(peer.namespaceSelector) || (has(peer.namespaceSelector.matchLabels) && '${TENANT_LABEL}' in peer.namespaceSelector.matchLabels && peer.namespaceSelector.matchLabels['${TENANT_LABEL}'] == variables.tenant))`,
].join(' && ');

function opensOwnOnly(direction: 'ingress' | 'egress', peers: 'from' | 'to'): Validation {
  const rules = `object.spec.${direction}`;
  const fix = `name pods by podSelector, and other namespaces by a namespaceSelector with ${TENANT_LABEL}`;
  return {
    expression: `!has(${rules}) || ${rules}.all(rule, has(rule.${peers}) && rule.${peers}.size() > 0 && rule.${peers}.all(peer, ${OWN_PEER}))`,
    message: `${direction} of a tenant's NetworkPolicy may open pods of the same tenant only; ${fix}`,
    messageExpression: `'${direction} of NetworkPolicy ' + object.metadata.name + ' opens more than pods of tenant ' + variables.tenant + '; ${fix}: ' + variables.tenant`,
  };
}

export const OWN_NETWORK_ONLY: FloorRule = {
  id: 'own-network',
  resourceRules: [{ apiGroups: ['networking.k8s.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['networkpolicies'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [{ name: 'by-others', expression: BY_OTHERS }],
  variables: [{ name: 'tenant', expression: `namespaceObject.metadata.labels['${TENANT_LABEL}']` }],
  validations: [opensOwnOnly('ingress', 'from'), opensOwnOnly('egress', 'to')],
};
