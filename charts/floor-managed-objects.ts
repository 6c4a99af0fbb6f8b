/**
 * managed-objects: nobody but Flux for the platform, platform admins and Kubernetes itself changes or deletes an object
 * that is rendered (label tenantry.dev/managed=true), adds that label to an object of theirs, or takes a name that
 * rendering uses. RBAC cannot do this: it grants by kind and name, and tenants do manage RoleBindings and
 * NetworkPolicies of their own. `deletecollection` is judged object by object, by the API server's own rules.
 */
import { EVERYTHING, type FloorRule, type NamespaceSelector } from './floor-policy.ts';
import { BY_COMPONENT, BY_OTHERS, celList } from './floor-cel.ts';
import { MANAGED_LABEL, RESERVED_OBJECT_PREFIX } from './names.ts';

/** Kinds in a tenant's namespace that rendering writes, by API group. A name taken beforehand would stop a whole shard. */
const RENDERED: Readonly<Record<string, readonly string[]>> = {
  '': ['limitranges', 'resourcequotas', 'serviceaccounts'],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'networking.k8s.io': ['networkpolicies'],
  'rbac.authorization.k8s.io': ['rolebindings', 'roles'],
  'source.toolkit.fluxcd.io': ['gitrepositories'],
};

/** Flux writes status and finalizers of its objects, and a nudge is an annotation: none of these changes what is applied. */
const FLUX_HOUSEKEEPING = [
  `request.operation == 'UPDATE'`,
  `request.resource.group in ${celList(['kustomize.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io'])}`,
  // Flux' controllers fetch from the address that stands in the status of a source.
  `(!has(request.subResource) || request.subResource != 'status' || (${BY_COMPONENT}))`,
  `has(object.spec) && has(oldObject.spec) && object.spec == oldObject.spec`,
  `has(object.metadata.labels) && has(oldObject.metadata.labels) && object.metadata.labels == oldObject.metadata.labels`,
  `variables.annotations.all(key, key.startsWith('reconcile.fluxcd.io/') || (key in variables.oldAnnotations && variables.annotations[key] == variables.oldAnnotations[key]))`,
  `variables.oldAnnotations.all(key, key.startsWith('reconcile.fluxcd.io/') || key in variables.annotations)`,
  // An owner that does not exist would have the garbage collector delete the object; a finalizer of one's own, keep it.
  `variables.owners == variables.oldOwners && variables.finalizers.all(name, name.endsWith('.fluxcd.io') || name in variables.oldFinalizers)`,
].join(' && ');

function metadataOf(object: 'object' | 'oldObject', field: 'annotations' | 'finalizers' | 'ownerReferences'): string {
  return `${object} != null && has(${object}.metadata.${field}) ? ${object}.metadata.${field} : ${field === 'annotations' ? '{}' : '[]'}`;
}

/** The system's own namespaces are never in scope. The API server itself writes this label. */
const ELSEWHERE: NamespaceSelector = {
  matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-node-lease', 'kube-public', 'kube-system'] }],
};

const MESSAGE = 'the object is rendered from Git, or takes a name or label that is kept for such objects; change the tenant\'s document instead';

function tells(name: string): string {
  return `request.resource.resource + ' ' + ${name} + ' is rendered from Git, or takes a name (${RESERVED_OBJECT_PREFIX}*) or label (tenantry.dev/managed) that is kept for such objects; ' + 'change the document of the tenant instead, or use another name'`;
}

export const MANAGED_OBJECTS: FloorRule = {
  id: 'managed-objects',
  resourceRules: [EVERYTHING],
  namespaceSelector: ELSEWHERE,
  // Either side of the change counts, so that the label can be neither dropped nor put on.
  objectSelector: { matchLabels: { [MANAGED_LABEL]: 'true' } },
  matchConditions: [{ name: 'by-others', expression: BY_OTHERS }],
  variables: [
    { name: 'annotations', expression: metadataOf('object', 'annotations') },
    { name: 'oldAnnotations', expression: metadataOf('oldObject', 'annotations') },
    { name: 'owners', expression: metadataOf('object', 'ownerReferences') },
    { name: 'oldOwners', expression: metadataOf('oldObject', 'ownerReferences') },
    { name: 'finalizers', expression: metadataOf('object', 'finalizers') },
    { name: 'oldFinalizers', expression: metadataOf('oldObject', 'finalizers') },
    { name: 'judged', expression: 'oldObject != null ? oldObject : object' },
    { name: 'name', expression: `has(variables.judged.metadata.name) ? variables.judged.metadata.name : '(unnamed)'` },
  ],
  validations: [{ expression: FLUX_HOUSEKEEPING, message: MESSAGE, messageExpression: tells('variables.name') }],
};

export const MANAGED_NAMES: FloorRule = {
  id: 'managed-objects',
  part: 'names',
  resourceRules: Object.entries(RENDERED).map(([group, resources]) => ({ apiGroups: [group], apiVersions: ['*'], operations: ['CREATE'], resources })),
  namespaceSelector: ELSEWHERE,
  matchConditions: [
    { name: 'takes-a-reserved-name', expression: `has(request.namespace) && request.namespace.startsWith('tenant-') && has(object.metadata.name) && object.metadata.name.startsWith('${RESERVED_OBJECT_PREFIX}')` },
    { name: 'by-others', expression: BY_OTHERS },
  ],
  validations: [{ expression: 'false', message: MESSAGE, messageExpression: tells('object.metadata.name') }],
};
