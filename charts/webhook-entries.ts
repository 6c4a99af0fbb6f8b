/**
 * What the API server asks the webhook about: everything in tenants' namespaces, whatever kinds there are, and the
 * Namespaces and Tenants themselves. It fails closed there and is never asked about anything else: kube-system, nodes,
 * leases, Flux's namespace and the webhook's own are out of its reach, so that a cluster can always heal itself.
 */
import { FLUX_NAMESPACE, WEBHOOK_NAMESPACE, WEBHOOK_USER } from '../model/accounts.ts';
import { celList, type Judged } from './floor-cel.ts';
import type { NamedExpression, NamespaceSelector } from './floor-policy.ts';
import { QUOTA_NAME, TENANT_LABEL } from './names.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT')[];
  readonly resources: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster' | '*';
}

/** One entry of a webhook configuration. The first word of its name is the endpoint it calls. */
export interface WebhookEntry {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly namespaceSelector?: NamespaceSelector;
  readonly matchConditions: readonly NamedExpression[];
  readonly timeoutSeconds: number;
  readonly sideEffects: 'None' | 'NoneOnDryRun';
}

const WRITES = ['CREATE', 'UPDATE', 'DELETE'] as const;
const KUBE_SYSTEM = 'system:serviceaccount:kube-system:';

/** A tenant label on one of the platform's own namespaces would be a slip; it must not stop the cluster. */
const TENANT_NAMESPACES: NamespaceSelector = {
  matchExpressions: [
    { key: TENANT_LABEL, operator: 'Exists' },
    { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['default', FLUX_NAMESPACE, 'kube-node-lease', 'kube-public', 'kube-system', WEBHOOK_NAMESPACE] },
  ],
};

const NOT_OURS: NamedExpression = { name: 'not-our-own', expression: `request.userInfo.username != '${WEBHOOK_USER}'` };

const SUB = `(has(request.subResource) ? request.subResource : '')`;

/** What nodes must be able to report whatever happens: RBAC and NodeRestriction hold each to its own pods. */
const BY_NODE = [
  `request.userInfo.username.startsWith('system:node:')`,
  // Tokens too: pods that run, or start again with their node, must not wait for the webhook to.
  `((request.resource.resource == 'pods' && (${SUB} == 'status' || request.operation == 'DELETE')) || (request.resource.resource == 'serviceaccounts' && ${SUB} == 'token') || request.resource.resource == 'events')`,
].join(' && ');

/** Status, clean-up and endpoints are the controllers' own work; what they create on behalf of others is judged. */
const BY_CONTROLLER = [
  `(request.userInfo.username.startsWith('${KUBE_SYSTEM}') || request.userInfo.username in ${celList(['system:kube-controller-manager', 'system:kube-scheduler'])})`,
  `(request.operation == 'DELETE' || ${SUB} in ${celList(['binding', 'status'])} || request.resource.resource in ${celList(['endpoints', 'endpointslices', 'events'])})`,
].join(' && ');

const NAMESPACED: WebhookEntry = {
  name: 'validate.namespaced.tenantry.dev',
  rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: [...WRITES, 'CONNECT'], resources: ['*/*'], scope: 'Namespaced' }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [
    NOT_OURS,
    { name: 'not-a-report-of-a-node', expression: `!(${BY_NODE})` },
    { name: 'not-the-work-of-a-controller', expression: `!(${BY_CONTROLLER})` },
    { name: 'not-a-charge', expression: `!(request.resource.resource == 'resourcequotas' && ${SUB} == 'status')` },
  ],
  timeoutSeconds: 5,
  sideEffects: 'NoneOnDryRun',
};

function isTenants(object: Judged): string {
  const { labels, name, generated } = { labels: `${object}.metadata.labels`, name: `${object}.metadata.name`, generated: `${object}.metadata.generateName` };
  const begins = (at: string): string => `(has(${at}) && ${at}.startsWith('tenant-'))`;
  return `(${object} != null && ((has(${labels}) && '${TENANT_LABEL}' in ${labels}) || ${begins(name)} || ${begins(generated)}))`;
}

/** Without a selector: one would see the new labels only, and who drops the label would escape. */
const NAMESPACES: WebhookEntry = {
  name: 'validate.namespaces.tenantry.dev',
  rules: [{ apiGroups: [''], apiVersions: ['*'], operations: WRITES, resources: ['namespaces', 'namespaces/*'], scope: '*' }],
  matchConditions: [
    { name: 'of-a-tenant', expression: `${isTenants('object')} || ${isTenants('oldObject')}` },
    { name: 'not-emptying', expression: `!(request.userInfo.username in ${celList([`${KUBE_SYSTEM}namespace-controller`, 'system:kube-controller-manager'])} && ${SUB} in ${celList(['finalize', 'status'])})` },
  ],
  timeoutSeconds: 5,
  sideEffects: 'NoneOnDryRun',
};

const TENANTS: WebhookEntry = {
  name: 'validate.tenants.tenantry.dev',
  rules: [{ apiGroups: ['tenantry.dev'], apiVersions: ['*'], operations: WRITES, resources: ['tenants', 'tenants/*'], scope: 'Cluster' }],
  matchConditions: [NOT_OURS],
  timeoutSeconds: 5,
  sideEffects: 'NoneOnDryRun',
};

const CHARGES: WebhookEntry = {
  name: 'quota.charges.tenantry.dev',
  rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['resourcequotas/status'], scope: 'Namespaced' }],
  namespaceSelector: TENANT_NAMESPACES,
  // No ledger counts small objects.
  matchConditions: [NOT_OURS, { name: 'counted-by-a-ledger', expression: `request.name == '${QUOTA_NAME}'` }],
  timeoutSeconds: 2,
  sideEffects: 'NoneOnDryRun',
};

export const VALIDATING_ENTRIES: readonly WebhookEntry[] = [NAMESPACED, NAMESPACES, TENANTS, CHARGES];

/** Kinds that carry a pod; existing pods change in their ephemeral containers only. */
export const MUTATING_ENTRIES: readonly WebhookEntry[] = [
  {
    name: 'mutate.workloads.tenantry.dev',
    rules: [
      { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: 'Namespaced' },
      { apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['pods/ephemeralcontainers'], scope: 'Namespaced' },
      { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['podtemplates', 'replicationcontrollers'], scope: 'Namespaced' },
      { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], scope: 'Namespaced' },
      { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['cronjobs', 'jobs'], scope: 'Namespaced' },
    ],
    namespaceSelector: TENANT_NAMESPACES,
    matchConditions: [
      // A change that leaves the spec alone leaves nothing to fill; only a PodTemplate has none.
      { name: 'changes-the-spec', expression: `request.operation != 'UPDATE' || !has(object.spec) || !has(oldObject.spec) || object.spec != oldObject.spec` },
      // Filled when the owner's template was; a pod itself may still be without.
      { name: 'not-made-from-a-template', expression: `request.resource.resource == 'pods' || !has(object.metadata.ownerReferences) || !object.metadata.ownerReferences.exists(owner, has(owner.controller) && owner.controller)` },
    ],
    timeoutSeconds: 5,
    sideEffects: 'None',
  },
];
