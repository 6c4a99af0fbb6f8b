/**
 * own-network: a NetworkPolicy that a tenant writes opens only what the tenant's document allows. NetworkPolicies add up,
 * so without this rule a tenant's own policy could open the internet, nodes or other tenants. It is how tenants narrow
 * their network: pods with the label tenantry.dev/network=own get only these. Peers and destinations of the document
 * stand in annotations of the Namespace (namespace-opens.ts). Comparing address blocks needs Kubernetes 1.31.
 */
import { BY_OTHERS, isOwnNamespace, TENANT } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule, type NamedExpression, type Validation } from './floor-policy.ts';
import { EGRESS_ANNOTATION, PEERS_ANNOTATION, TENANT_LABEL } from './names.ts';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** The words of an annotation of the Namespace. */
function words(key: string): string {
  const at = 'namespaceObject.metadata.annotations';
  return `has(${at}) && '${key}' in ${at} ? ${at}['${key}'].split(' ') : []`;
}

const VARIABLES: readonly NamedExpression[] = [
  TENANT,
  { name: 'tenants', expression: `[variables.tenant] + (${words(PEERS_ANNOTATION)})` },
  { name: 'destinations', expression: words(EGRESS_ANNOTATION) },
];

/** One requirement that pins the namespaces is enough, as all must hold. */
const BOUNDED = [
  `has(peer.namespaceSelector.matchLabels) && peer.namespaceSelector.matchLabels.exists(key, (key == '${TENANT_LABEL}' && peer.namespaceSelector.matchLabels[key] in variables.tenants) || (key == '${NAME_LABEL}' && ${isOwnNamespace('peer.namespaceSelector.matchLabels[key]')}))`,
  `has(peer.namespaceSelector.matchExpressions) && peer.namespaceSelector.matchExpressions.exists(item, item.operator == 'In' && has(item.values) && item.values.size() > 0 && ((item.key == '${TENANT_LABEL}' && item.values.all(value, value in variables.tenants)) || (item.key == '${NAME_LABEL}' && item.values.all(value, ${isOwnNamespace('value')}))))`,
].map((way) => `(${way})`).join(' || ');

/** A port of a rule within one range of a destination; a port's name and a whole protocol have no bounds. */
const PORT_WITHIN = [
  `range.split(':')[0] == (has(port.protocol) ? port.protocol : 'TCP')`,
  `int(range.split(':')[1].split('-')[0]) <= int(port.port)`,
  `(has(port.endPort) ? int(port.endPort) : int(port.port)) <= int(range.split('-')[1])`,
].join(' && ');
const PORTS_WITHIN = `has(rule.ports) && rule.ports.size() > 0 && rule.ports.all(port, has(port.port) && type(port.port) == int && open.split('=')[1].split(',').exists(range, ${PORT_WITHIN}))`;
const BLOCK_WITHIN = [
  'isCIDR(peer.ipBlock.cidr) && string(cidr(peer.ipBlock.cidr).masked()) == peer.ipBlock.cidr',
  `variables.destinations.exists(open, cidr(open.split('=')[0]).containsCIDR(peer.ipBlock.cidr) && (!open.contains('=') || (${PORTS_WITHIN})))`,
].join(' && ');

function opensOwnOnly(direction: 'ingress' | 'egress', peers: 'from' | 'to'): Validation {
  const rules = `object.spec.${direction}`;
  const block = direction === 'egress' ? BLOCK_WITHIN : 'false';
  const own = `has(peer.ipBlock) ? (${block}) : has(peer.namespaceSelector) ? (${BOUNDED}) : has(peer.podSelector)`;
  const blocks = direction === 'egress' ? ', addresses within spec.network.egress of its document' : '';
  const fix = `name pods by podSelector, and other namespaces by a namespaceSelector with ${TENANT_LABEL}${blocks}`;
  return {
    expression: `!has(${rules}) || ${rules}.all(rule, has(rule.${peers}) && rule.${peers}.size() > 0 && rule.${peers}.all(peer, ${own}))`,
    message: `${direction} of a tenant's NetworkPolicy may open what its document allows only; ${fix}`,
    messageExpression: `'${direction} of NetworkPolicy ' + object.metadata.name + ' opens more than the document of tenant ' + variables.tenant + ' allows; ${fix}: ' + variables.tenant`,
  };
}

export const OWN_NETWORK_ONLY: FloorRule = {
  id: 'own-network',
  resourceRules: [{ apiGroups: ['networking.k8s.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['networkpolicies'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [{ name: 'by-others', expression: BY_OTHERS }],
  variables: VARIABLES,
  validations: [opensOwnOnly('ingress', 'from'), opensOwnOnly('egress', 'to')],
};
