/**
 * A RoleBinding of a tenant names users, groups and the tenant's own service accounts, never a subject that Kubernetes,
 * the platform or another tenant owns; the same rule as for a tenant's document (subject-allowed), and no wildcard. The
 * accounts that pods run as unasked do not get the tenant-admin persona: whoever may make pods would be an admin.
 */
import { PERSONA_ROLES, WORKLOAD_ACCOUNT } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { subjectFault, type SubjectOwner } from '../../document/subject-allowed.ts';
import type { Violation } from '../../policy.ts';
import { listAt, textAt, type Json } from '../json.ts';
import { isExcused, ownNamespaces, tenantIdOf, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const EVERYDAY_ACCOUNTS: readonly string[] = ['default', WORKLOAD_ACCOUNT];

interface Binding {
  readonly owner: SubjectOwner;
  readonly isAdmin: boolean;
}

function accountFault(namespace: string, name: string, { owner, isAdmin }: Binding): Omit<Violation, 'path'> | undefined {
  const account = quoted(`${namespace}/${name}`);
  if (!owner.namespaces.has(namespace)) return { message: `service account ${account} is not in a namespace of this tenant`, fix: `name one of ${[...owner.namespaces].join(', ')}` };
  if (!isAdmin || !EVERYDAY_ACCOUNTS.includes(name)) return undefined;
  return { message: `pods run as service account ${account} unasked, so whoever makes pods would be tenant admin`, fix: 'bind an account of its own' };
}

function faultOf(subject: Json, binding: Binding): Omit<Violation, 'path'> | undefined {
  const name = textAt(subject, 'name') ?? '';
  if (name === '' || name.includes('*')) return { message: `${quoted(name)} names nobody in particular`, fix: 'name one user, group or service account' };
  switch (textAt(subject, 'kind')) {
    case 'ServiceAccount':
      return accountFault(textAt(subject, 'namespace') ?? '', name, binding);
    case 'User':
      return subjectFault('user', name, binding.owner);
    case 'Group':
      return subjectFault('group', name, binding.owner);
    default:
      return { message: `${quoted(textAt(subject, 'kind') ?? '')} is no kind of subject`, fix: 'write User, Group or ServiceAccount' };
  }
}

export const boundSubjects: AdmissionPolicy = {
  id: 'bound-subjects',
  title: 'Tenants bind their own people and service accounts only',
  level: 'breach',
  judges: (request) => writesSpec(request, 'rbac.authorization.k8s.io', 'rolebindings', 'clusterrolebindings'),
  check(subject) {
    if (isExcused(subject)) return [];
    const { object } = subject.request;
    const owner = { id: tenantIdOf(subject), reserved: [], namespaces: new Set(ownNamespaces(subject)) };
    const binding = { owner, isAdmin: textAt(object, 'roleRef', 'name') === PERSONA_ROLES.admin };
    return listAt(object, 'subjects').flatMap((item, index) => {
      const fault = faultOf(item, binding);
      return fault === undefined ? [] : [{ path: `subjects[${index}]`, ...fault }];
    });
  },
};
