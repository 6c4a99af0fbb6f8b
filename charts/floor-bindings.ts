/**
 * bound-role: a RoleBinding of a tenant binds a Role of its namespace or a persona. bound-subjects: it names people, and
 * the tenant's own service accounts, never a subject that Kubernetes, the platform or another tenant owns; and the
 * accounts that pods run as unasked do not become tenant admin.
 */
import { celList, isOwnNamespace, leaves, NOT_BY_PLATFORM, TENANT } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule, type NamedExpression, type ResourceRule } from './floor-policy.ts';
import { PERSONA_ROLES, WORKLOAD_ACCOUNT } from './names.ts';

const ROLE_BINDINGS: readonly ResourceRule[] = [{ apiGroups: ['rbac.authorization.k8s.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['rolebindings'] }];
const CONDITIONS: readonly NamedExpression[] = [
  { name: 'not-by-the-platform', expression: NOT_BY_PLATFORM },
  { name: 'changes-the-binding', expression: `!(${leaves('roleRef', 'subjects')})` },
];

export const BOUND_ROLE: FloorRule = {
  id: 'bound-role',
  resourceRules: ROLE_BINDINGS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: CONDITIONS,
  validations: [
    {
      expression: `object.roleRef.kind == 'Role' || (object.roleRef.kind == 'ClusterRole' && object.roleRef.name in ${celList(Object.values(PERSONA_ROLES))})`,
      message: `this role is not a tenant's to bind; bind a Role of the namespace, or one of ${Object.values(PERSONA_ROLES).join(', ')}`,
    },
  ],
};

// Compared as people read them: without regard to case and outer white space.
const PLAIN = 'subject.name.trim().lowerAscii()';
const IS_NOBODY = `subject.name == '' || subject.name.contains('*')`;
const OWN_ACCOUNT = [
  `has(subject.namespace) && ${isOwnNamespace('subject.namespace')}`,
  `!(object.roleRef.name == '${PERSONA_ROLES.admin}' && subject.name in ${celList(['default', WORKLOAD_ACCOUNT])})`,
].join(' && ');
const OWN_PERSON = [
  `subject.name == subject.name.trim() && !${PLAIN}.startsWith('system:')`,
  `(!${PLAIN}.startsWith('tenantry:') || (subject.kind == 'Group' && subject.name.startsWith('tenantry:' + variables.tenant + ':')))`,
].join(' && ');

export const BOUND_SUBJECTS: FloorRule = {
  id: 'bound-subjects',
  resourceRules: ROLE_BINDINGS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: CONDITIONS,
  variables: [TENANT],
  validations: [
    {
      expression: `!has(object.subjects) || object.subjects.all(subject, !(${IS_NOBODY}) && (subject.kind == 'ServiceAccount' ? ${OWN_ACCOUNT} : ${OWN_PERSON}))`,
      message: 'a subject belongs to Kubernetes, the platform or another tenant, or is an account that pods run as unasked; bind people, groups tenantry:<id>:… and service accounts of this tenant',
    },
  ],
};
