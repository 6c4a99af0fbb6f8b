/**
 * A RoleBinding of a tenant binds a Role of its namespace or one of the personas. Kubernetes' own ClusterRoles (admin,
 * edit, view, cluster-admin) hold what tenants must not have, or will: every new kind can add itself to them.
 */
import { PERSONA_ROLES } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { textAt } from '../json.ts';
import { isExcused, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const RBAC = 'rbac.authorization.k8s.io';
const PERSONAS: readonly string[] = Object.values(PERSONA_ROLES);

export const boundRole: AdmissionPolicy = {
  id: 'bound-role',
  title: 'Tenants bind Roles of their own and the personas only',
  level: 'breach',
  judges: (request) => writesSpec(request, RBAC, 'rolebindings', 'clusterrolebindings'),
  check(subject) {
    if (isExcused(subject)) return [];
    const { object, resource } = subject.request;
    const kind = textAt(object, 'roleRef', 'kind') ?? '';
    const name = textAt(object, 'roleRef', 'name') ?? '';
    const group = textAt(object, 'roleRef', 'apiGroup') ?? RBAC;
    const isOwnRole = resource === 'rolebindings' && kind === 'Role';
    const isPersona = resource === 'rolebindings' && kind === 'ClusterRole' && PERSONAS.includes(name);
    if (group === RBAC && (isOwnRole || isPersona)) return [];
    return [{ path: 'roleRef', message: `${kind === '' ? 'a role without kind' : quoted(`${kind}/${name}`)} is not a tenant's to bind`, fix: `bind a Role of the namespace, or one of ${PERSONAS.join(', ')}` }];
  },
};
