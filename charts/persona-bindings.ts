/**
 * Who may do what in one namespace: a RoleBinding for each persona. A binding's role cannot be changed afterwards, so
 * its name says the role, and a change of role is a new object: `tenantry-admins-as-tenant-admin`.
 */
import { ManifestObject } from './manifest-object.ts';
import { Construct } from 'constructs';
import type { TenantNamespace } from '../model/ids.ts';
import { PERSONAS, type Persona } from '../model/names.ts';
import type { Members } from '../model/tenant.ts';
import { PERSONA_ROLES, personaGroup, type PersonaRole } from './names.ts';
import type { RoleRef, Subject } from './plain.ts';
import type { TenantFacts } from './tenant-facts.ts';

const RBAC = 'rbac.authorization.k8s.io';
const OWN_ROLE: Readonly<Record<Persona, PersonaRole>> = { admins: 'admin', users: 'user', viewers: 'viewer' };

/** The tenant's own group first, then what the document names, in its order. */
export function personaSubjects(id: string, persona: Persona, members: Members | undefined): Subject[] {
  const subjects: Subject[] = [{ apiGroup: RBAC, kind: 'Group', name: personaGroup(id, persona) }];
  for (const name of members?.groups ?? []) subjects.push({ apiGroup: RBAC, kind: 'Group', name });
  for (const name of members?.users ?? []) subjects.push({ apiGroup: RBAC, kind: 'User', name });
  for (const { namespace, name } of members?.serviceAccounts ?? []) subjects.push({ kind: 'ServiceAccount', name, namespace });
  return subjects;
}

/** A RoleBinding's reference to the ClusterRole of a persona, and the name that says so. */
export function personaRoleRef(role: PersonaRole): RoleRef {
  return { apiGroup: RBAC, kind: 'ClusterRole', name: PERSONA_ROLES[role] };
}

export function bindingName(who: string, role: PersonaRole): string {
  return `tenantry-${who}-as-tenant-${role}`;
}

/** The API makes and ends jobs; in their namespace, and in a tenant that is not active, people only look on. */
function roleIn(facts: TenantFacts, namespace: TenantNamespace, persona: Persona): PersonaRole {
  return facts.isActive && namespace.role !== 'jobs' ? OWN_ROLE[persona] : 'viewer';
}

export class PersonaBindings extends Construct {
  constructor(scope: Construct, facts: TenantFacts, namespace: TenantNamespace) {
    super(scope, 'personas');
    for (const persona of PERSONAS) {
      const role = roleIn(facts, namespace, persona);
      new ManifestObject(this, persona, {
        apiVersion: `${RBAC}/v1`,
        kind: 'RoleBinding',
        metadata: { name: bindingName(persona, role), namespace: namespace.name },
        roleRef: personaRoleRef(role),
        subjects: personaSubjects(facts.id, persona, facts.spec.members?.[persona]),
      });
    }
  }
}
