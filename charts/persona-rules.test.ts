import { describe, expect, it } from 'vitest';
import { platformManifests } from '../synth/render-platform.ts';
import { PERSONA_RULES, PLATFORM_ADMIN_RULES } from '../model/persona-rules.ts';
import type { PolicyRule } from './plain.ts';
import { cluster, platform } from './testing/documents.ts';

function grants(rules: readonly PolicyRule[]): Set<string> {
  return new Set(rules.flatMap(({ apiGroups = [], resources = [], verbs }) => apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)))));
}

describe('rules of personas and accounts', () => {
  const roles = platformManifests(platform(), cluster()).filter(({ kind }) => kind === 'ClusterRole' || kind === 'Role') as unknown as { metadata: { name: string }; rules: PolicyRule[] }[];

  it('hold no wildcard, and none of the verbs that grant everything', () => {
    expect(roles.map(({ metadata }) => metadata.name).sort()).toEqual(['tenantry-api', 'tenantry-api', 'tenantry-shard', 'tenantry-shard', 'tenantry:platform-admin', 'tenantry:tenant-admin', 'tenantry:tenant-user', 'tenantry:tenant-viewer']);
    for (const { metadata, rules } of roles) {
      const words = rules.flatMap(({ apiGroups = [], resources = [], verbs }) => [...apiGroups, ...resources, ...verbs]);
      expect(words.filter((word) => word.includes('*') || ['escalate', 'impersonate'].includes(word))).toEqual([]);
      if (words.includes('bind')) expect(metadata.name).toBe('tenantry-shard');
    }
  });

  it('grow from viewer to user to admin', () => {
    const [viewer, user, admin] = [grants(PERSONA_RULES.viewer), grants(PERSONA_RULES.user), grants(PERSONA_RULES.admin)];
    expect([...viewer].filter((grant) => !user.has(grant))).toEqual([]);
    expect([...user].filter((grant) => !admin.has(grant))).toEqual([]);
    expect(user.size).toBeGreaterThan(viewer.size);
    expect(admin.size).toBeGreaterThan(user.size);
  });

  it('let a viewer only read', () => {
    expect([...grants(PERSONA_RULES.viewer)].filter((grant) => !/^(get|list|watch) /.test(grant) || /secrets|exec|attach|portforward/.test(grant))).toEqual([]);
  });

  it('give nobody but the shard account and platform admins the walls', () => {
    const walls = /^(create|update|patch|delete|deletecollection) \/(resourcequotas|limitranges|namespaces|endpoints)/;
    for (const rules of Object.values(PERSONA_RULES)) expect([...grants(rules)].filter((grant) => walls.test(grant))).toEqual([]);
    expect([...grants(PLATFORM_ADMIN_RULES)].some((grant) => walls.test(grant))).toBe(true);
    expect([...grants(PLATFORM_ADMIN_RULES)].filter((grant) => grant.includes('secrets'))).toEqual([]);
  });

  it('let the shard account bind the three personas by name', () => {
    const shard = roles.find(({ metadata, rules }) => metadata.name === 'tenantry-shard' && rules.some(({ verbs }) => verbs.includes('bind')));
    expect(shard?.rules.filter(({ verbs }) => verbs.includes('bind'))).toEqual([
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], resourceNames: ['tenantry:tenant-admin', 'tenantry:tenant-user', 'tenantry:tenant-viewer'], verbs: ['bind'] },
    ]);
    expect(shard?.rules.flatMap(({ resources = [] }) => resources)).not.toContain('secrets');
  });
});
