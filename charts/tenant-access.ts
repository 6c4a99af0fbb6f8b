/** The right of a tenant's people to get exactly their own Namespaces and Tenant object, nothing else of the cluster. */
import { ManifestObject } from './manifest-object.ts';
import { Construct } from 'constructs';
import { PERSONAS } from '../model/names.ts';
import { selfRoleName } from './names.ts';
import { personaSubjects } from './persona-bindings.ts';
import type { PolicyRule, Subject } from './plain.ts';
import type { TenantFacts } from './tenant-facts.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** Everybody who holds a persona, each once, though a person may hold several. */
function everySubject(facts: TenantFacts): Subject[] {
  const found = new Map<string, Subject>();
  for (const persona of PERSONAS) {
    for (const subject of personaSubjects(facts.id, persona, facts.spec.members?.[persona])) {
      const key = `${subject.kind}/${subject.namespace ?? ''}/${subject.name}`;
      if (!found.has(key)) found.set(key, subject);
    }
  }
  return [...found.values()];
}

export class TenantAccess extends Construct {
  constructor(scope: Construct, facts: TenantFacts) {
    super(scope, 'access');
    const name = selfRoleName(facts.id);
    const rules: PolicyRule[] = [
      { apiGroups: [''], resources: ['namespaces'], resourceNames: facts.namespaces.map((namespace) => namespace.name), verbs: ['get'] },
      { apiGroups: ['tenantry.dev'], resources: ['tenants'], resourceNames: [facts.id], verbs: ['get'] },
    ];
    new ManifestObject(this, 'role', { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules });
    new ManifestObject(this, 'binding', {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: everySubject(facts),
    });
  }
}
