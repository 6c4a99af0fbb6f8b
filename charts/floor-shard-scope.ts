/**
 * shard-scope: what Flux applies from a shard branch stays with the tenants whose name it carries. Whoever could write
 * to a shard branch still reaches no other namespace, adopts nothing that is not rendered, grants nothing but the
 * personas and the right to read one's own tenant, and has Flux apply nothing with more rights than a tenant's admin.
 */
import type { FloorRule, Validation } from './floor-policy.ts';
import { celList, hasLabel, isOwnNamespace, labelIs } from './floor-cel.ts';
import { FLUX_NAMESPACE, GITOPS_NAME, MANAGED_LABEL, PERSONA_ROLES, RESERVED_OBJECT_PREFIX, TENANT_LABEL } from './names.ts';
import { shardWrites } from './shard-access.ts';
import { SHARD_USER } from '../model/accounts.ts';
import { TENANT_ID_PATTERN } from '../model/ids.ts';

const IS_MARKER = `has(request.namespace) && request.namespace == '${FLUX_NAMESPACE}' && request.resource.resource == 'configmaps' && variables.subject.metadata.name.matches('^tenantry-tenants-[0-9]{2}$')`;

function isOfTenant(object: 'oldObject' | 'namespaceObject'): string {
  return labelIs(object, TENANT_LABEL, 'variables.tenant');
}

function forKind(resource: string, expression: string): string {
  return `request.resource.resource != '${resource}' || request.operation == 'DELETE' || (${expression})`;
}

const SELF_ROLE = `'tenantry:' + variables.tenant + ':self'`;
const OWN_SUBJECT = [
  `subject.kind == 'ServiceAccount' ? has(subject.namespace) && (${isOwnNamespace('subject.namespace')})`,
  `subject.kind == 'Group' && subject.name.startsWith('tenantry:') ? subject.name.startsWith('tenantry:' + variables.tenant + ':')`,
  `!subject.name.startsWith('system:')`,
].join(' : ');
const GRANTS_TO_OWN = `!has(object.subjects) || object.subjects.all(subject, ${OWN_SUBJECT})`;
const ONLY_READS_SELF = [
  `object.metadata.name == ${SELF_ROLE} && !has(object.aggregationRule)`,
  `object.rules.all(rule, rule.verbs == ['get'] && has(rule.resourceNames) && rule.resourceNames.size() > 0 && rule.resourceNames.all(name, name == variables.tenant || ${isOwnNamespace('name')}))`,
].join(' && ');
/** Without an account Flux would apply with its own rights, which are everything. */
const APPLIES_AS_TENANT = [
  `has(object.spec.serviceAccountName) && object.spec.serviceAccountName == '${GITOPS_NAME}'`,
  `has(object.spec.targetNamespace) && object.spec.targetNamespace == request.namespace`,
  `object.spec.sourceRef.kind == 'GitRepository' && (!has(object.spec.sourceRef.namespace) || object.spec.sourceRef.namespace == request.namespace)`,
  '!has(object.spec.kubeConfig) && !has(object.spec.decryption)',
].join(' && ');

const VALIDATIONS: readonly Validation[] = [
  {
    expression: `variables.isMarker || (variables.tenant.matches('${TENANT_ID_PATTERN}') && variables.tenant.size() <= 40)`,
    message: 'an object of a shard branch must carry the label tenantry.dev/tenant with the id of its tenant; render it with tenantry',
  },
  {
    expression: `(object == null || (${hasLabel('object', MANAGED_LABEL, 'true')})) && (oldObject == null || (${hasLabel('oldObject', MANAGED_LABEL, 'true')}))`,
    message: 'the object exists and is not managed by tenantry, and it is never adopted; delete or rename it, or choose another tenant id',
  },
  {
    expression: `variables.isMarker || oldObject == null || (${isOfTenant('oldObject')})`,
    message: 'the object belongs to another tenant; choose another tenant id or namespace',
  },
  {
    expression: `variables.isMarker || !has(request.namespace) || request.namespace == '' || request.resource.resource == 'namespaces' || (${isOwnNamespace('request.namespace')})`,
    message: 'a shard branch may write to namespaces of its tenants only; render it with tenantry',
  },
  {
    expression: `variables.isMarker || namespaceObject == null || request.resource.resource == 'namespaces' || (${hasLabel('namespaceObject', MANAGED_LABEL, 'true')} && ${isOfTenant('namespaceObject')})`,
    message: 'the namespace is not managed by tenantry for this tenant, and it is never adopted; delete or rename it, or choose another tenant id',
  },
  {
    expression: `variables.isMarker || !has(request.namespace) || request.namespace == '' || request.resource.resource == 'namespaces' || variables.subject.metadata.name.startsWith('${RESERVED_OBJECT_PREFIX}')`,
    message: `objects of a shard branch in a namespace are called ${RESERVED_OBJECT_PREFIX}*; render them with tenantry`,
  },
  {
    expression: `request.resource.resource != 'namespaces' || (${isOwnNamespace('variables.subject.metadata.name')})`,
    message: 'a namespace of a shard branch is called tenant-<id> or tenant-<id>--<suffix>; render it with tenantry',
  },
  {
    expression: `request.resource.resource != 'tenants' || variables.subject.metadata.name == variables.tenant`,
    message: 'a Tenant object is called as its label tenantry.dev/tenant says; render it with tenantry',
  },
  {
    expression: forKind('clusterroles', ONLY_READS_SELF),
    message: 'a ClusterRole of a shard branch may only let a tenant get its own Namespaces and Tenant object; render it with tenantry',
  },
  {
    expression: forKind('clusterrolebindings', `object.metadata.name == ${SELF_ROLE} && object.roleRef.name == ${SELF_ROLE} && (${GRANTS_TO_OWN})`),
    message: 'a ClusterRoleBinding of a shard branch may only bind the tenant\'s own role, and neither system:* nor other tenants; render it with tenantry',
  },
  {
    expression: forKind('rolebindings', `object.roleRef.kind == 'ClusterRole' && object.roleRef.name in ${celList(Object.values(PERSONA_ROLES))} && (${GRANTS_TO_OWN})`),
    message: 'a RoleBinding of a shard branch may only bind a persona of the tenant, and neither system:* nor other tenants; render it with tenantry',
  },
  {
    expression: forKind('namespaces', hasLabel('object', 'pod-security.kubernetes.io/enforce', 'restricted')),
    message: 'a namespace of a shard branch enforces the Pod Security standard "restricted"; render it with tenantry',
  },
  {
    expression: forKind('kustomizations', APPLIES_AS_TENANT),
    message: `a Kustomization of a shard branch applies as ${GITOPS_NAME}, from a source of its own namespace and into it; render it with tenantry`,
  },
  {
    expression: forKind('gitrepositories', `!has(object.spec.provider) || object.spec.provider == 'generic'`),
    message: 'a GitRepository of a shard branch uses no cloud identity of Flux; render it with tenantry',
  },
];

export const SHARD_SCOPE: FloorRule = {
  id: 'shard-scope',
  resourceRules: [...shardWrites()].map(([group, resources]) => ({ apiGroups: [group], apiVersions: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE'], resources })),
  matchConditions: [{ name: 'by-the-shard-account', expression: `request.userInfo.username == '${SHARD_USER}'` }],
  variables: [
    { name: 'subject', expression: `request.operation == 'DELETE' ? oldObject : object` },
    {
      name: 'tenant',
      expression: `has(variables.subject.metadata.labels) && '${TENANT_LABEL}' in variables.subject.metadata.labels ? variables.subject.metadata.labels['${TENANT_LABEL}'] : ''`,
    },
    { name: 'isMarker', expression: IS_MARKER },
  ],
  validations: VALIDATIONS,
};
