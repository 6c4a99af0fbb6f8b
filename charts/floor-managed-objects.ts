/**
 * managed-objects: nobody but Flux for the platform, platform admins and Kubernetes itself changes or deletes an object
 * that is rendered (label tenantry.dev/managed=true), adds that label to an object of theirs, or takes a name that
 * rendering uses. RBAC cannot do this: it grants by kind and name, and tenants do manage RoleBindings and
 * NetworkPolicies of their own. `deletecollection` is judged object by object, by the API server's own rules.
 */
import { EVERYTHING, type FloorRule } from './floor-policy.ts';
import { BY_COMPONENT, BY_OTHERS, celList, TOUCHES_MANAGED } from './floor-cel.ts';
import { RESERVED_OBJECT_PREFIX } from './names.ts';

/** Kinds in a tenant's namespace that rendering writes. A name taken beforehand would stop a whole shard. */
const RENDERED_RESOURCES = [
  'gitrepositories', 'kustomizations', 'limitranges', 'networkpolicies', 'resourcequotas', 'rolebindings', 'roles', 'serviceaccounts',
] as const;

const TAKES_RESERVED_NAME = [
  `request.operation == 'CREATE' && (!has(request.subResource) || request.subResource == '')`,
  `has(request.namespace) && request.namespace.startsWith('tenant-')`,
  `request.resource.resource in ${celList(RENDERED_RESOURCES)}`,
  `has(object.metadata.name) && object.metadata.name.startsWith('${RESERVED_OBJECT_PREFIX}')`,
].join(' && ');

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

export const MANAGED_OBJECTS: FloorRule = {
  id: 'managed-objects',
  resourceRules: [EVERYTHING],
  // The system's own namespaces are never in scope. The API server itself writes this label.
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-node-lease', 'kube-public', 'kube-system'] }],
  },
  matchConditions: [
    { name: 'touches-managed', expression: `${TOUCHES_MANAGED} || (${TAKES_RESERVED_NAME})` },
    { name: 'by-others', expression: BY_OTHERS },
  ],
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
  validations: [
    {
      expression: FLUX_HOUSEKEEPING,
      message: 'the object is rendered from Git, or takes a name or label that is kept for such objects; change the tenant\'s document instead',
      messageExpression:
        `request.resource.resource + ' ' + variables.name + ' is rendered from Git, or takes a name (${RESERVED_OBJECT_PREFIX}*) or label (tenantry.dev/managed) that is kept for such objects; ' + 'change the document of the tenant instead, or use another name'`,
    },
  ],
};
