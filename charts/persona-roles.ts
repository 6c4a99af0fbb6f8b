/** The shared ClusterRoles of the personas. Tenants bind them in namespaces; only the platform's one holds everywhere. */
import { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { PERSONA_ROLES, PLATFORM_ADMIN_ROLE, PLATFORM_ADMINS_GROUP } from './names.ts';
import { PERSONA_RULES, PLATFORM_ADMIN_RULES } from '../model/persona-rules.ts';
import type { PolicyRule } from './plain.ts';

const RBAC = 'rbac.authorization.k8s.io';

export class PersonaRoles extends Construct {
  constructor(scope: Construct) {
    super(scope, 'personas');
    const role = (name: string, rules: readonly PolicyRule[]): void => {
      new ManifestObject(this, name, { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules });
    };
    role(PERSONA_ROLES.admin, PERSONA_RULES.admin);
    role(PERSONA_ROLES.user, PERSONA_RULES.user);
    role(PERSONA_ROLES.viewer, PERSONA_RULES.viewer);
    role(PLATFORM_ADMIN_ROLE, PLATFORM_ADMIN_RULES);
    new ManifestObject(this, 'platform-admins', {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: PLATFORM_ADMIN_ROLE },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: PLATFORM_ADMIN_ROLE },
      subjects: [{ apiGroup: RBAC, kind: 'Group', name: PLATFORM_ADMINS_GROUP }],
    });
  }
}
