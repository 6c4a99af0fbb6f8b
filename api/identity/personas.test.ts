import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTenantId } from '../../model/ids.ts';
import { groupOf, personasOf } from './personas.ts';

describe('personasOf()', () => {
  it.each([
    [['tenantry:platform-admins'], true, []],
    [['tenantry:acme:admins'], false, [['acme', 'admin']]],
    [['tenantry:acme:users'], false, [['acme', 'user']]],
    [['tenantry:acme:viewers'], false, [['acme', 'viewer']]],
    [['tenantry:acme:viewers', 'tenantry:acme:admins', 'tenantry:acme:users'], false, [['acme', 'admin']]],
    [['tenantry:acme:users', 'tenantry:globex:viewers'], false, [['acme', 'user'], ['globex', 'viewer']]],
    [['tenantry:acme:admins', 'tenantry:platform-admins', 'system:masters'], true, [['acme', 'admin']]],
  ] as const)('%j', (groups, platformAdmin, tenants) => {
    const personas = personasOf(groups);
    expect([personas.platformAdmin, [...personas.tenants]]).toEqual([platformAdmin, tenants]);
  });

  it.each([
    'tenantry:x:admins', 'tenantry:ACME:admins', 'tenantry:acme--dev:admins', 'tenantry::admins', 'tenantry:platform:admins', 'tenantry:kube-system:admins', `tenantry:${'a'.repeat(41)}:admins`,
    'tenantry:acme:admins:', 'tenantry:acme:admins:users', 'tenantry:acme:owners', 'tenantry:acme:', 'tenantry:acme', 'tenantry:acme:constructor', 'tenantry:acme:__proto__',
    'Tenantry:acme:admins', ' tenantry:acme:admins', 'tenantry:acme:admins ', 'tenantry:acme:admins\n', 'tenantry:platform-admins:', 'tenantry:platform-admins\u0000', 'x:tenantry:acme:admins', 'acme:admins', 'system:masters', '',
  ])('%j is nobody', (group) => {
    expect(personasOf([group])).toEqual({ platformAdmin: false, tenants: new Map(), groups: [] });
  });

  it('gives rights in no tenant but those that groups name exactly', () => {
    const part = fc.oneof(fc.constantFrom('tenantry', 'acme', 'globex', 'admins', 'users', 'viewers', 'platform-admins', ''), fc.string({ maxLength: 6 }));
    fc.assert(fc.property(fc.array(fc.array(part, { maxLength: 4 }).map((parts) => parts.join(':')), { maxLength: 6 }), (groups) => {
      const { platformAdmin, tenants } = personasOf(groups);
      for (const [tenant, persona] of tenants) {
        expect(checkTenantId(tenant)).toBeNull();
        expect(groups).toContain(groupOf(tenant, persona));
      }
      expect(platformAdmin).toBe(groups.includes('tenantry:platform-admins'));
    }));
  });
});
