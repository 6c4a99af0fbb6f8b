import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertTenantId, checkTenantId, namespacesOf, tenantOfNamespace, TENANT_ID_PATTERN } from './ids.ts';
import { tenantDocument } from './testing/documents.ts';

const id = fc.stringMatching(new RegExp(TENANT_ID_PATTERN)).filter((text) => checkTenantId(text) === null);
const suffix = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((text) => text.length <= 14);

describe('checkTenantId()', () => {
  it.each(['ab', 'acme', 'acme-labs', 'a1', 'customer123', 'a'.repeat(40), 'kubernetes-fans', 'my-kube', 'defaults', 'tenant'])('accepts %s', (text) => {
    expect(checkTenantId(text)).toBeNull();
  });

  it.each([
    ['an empty text', '', 'has 0 characters'],
    ['one letter', 'a', 'has 1 characters'],
    ['41 letters', 'a'.repeat(41), 'has 41 characters'],
    ['10 million letters', 'a'.repeat(10_000_000), 'has 10000000 characters'],
    ['upper case', 'Acme', 'does not match'],
    ['a climb', '..', 'does not match'],
    ['a path', 'acme/../globex', 'does not match'],
    ['two hyphens', 'acme--dev', 'does not match'],
    ['a hyphen first', '-acme', 'does not match'],
    ['a hyphen last', 'acme-', 'does not match'],
    ['a digit first', '1acme', 'does not match'],
    ['a newline last', 'acme\n', 'does not match'],
    ['a NUL', 'ac\u0000me', 'does not match'],
    ['a shell variable', 'ac${X}', 'does not match'],
    ['a template', 'ac{{x}}', 'does not match'],
    ['a space', 'ac me', 'does not match'],
    ['a dot', 'acme.eu', 'does not match'],
    ['a Cyrillic letter', '\u0430cme', 'does not match'],
    ['an argument', '--upload-pack', 'does not match'],
    ['default', 'default', 'is reserved'],
    ['platform', 'platform', 'is reserved'],
    ['system', 'system', 'is reserved'],
    ['kube-system', 'kube-system', 'begins with "kube-"'],
    ['flux-system', 'flux-system', 'begins with "flux-"'],
    ['kube', 'kube', 'is reserved'],
    ['flux', 'flux', 'is reserved'],
    ['tenantry', 'tenantry', 'begins with "tenantry"'],
    ['tenantry-system', 'tenantry-system', 'begins with "tenantry"'],
    ['tenantryx', 'tenantryx', 'begins with "tenantry"'],
  ])('refuses %s', (_name, text, reason) => {
    expect(checkTenantId(text)).toContain(reason);
    expect(checkTenantId(text)).toMatch(/^\P{C}{1,400}$/u);
  });

  it('throws what a caller can act on', () => {
    expect(() => assertTenantId('acme')).not.toThrow();
    expect(() => assertTenantId('Acme')).toThrow(/^\[tenantry\/tenant-id\] tenant id "Acme" does not match .*; choose an id/);
    expect(() => assertTenantId('Acme')).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

describe('namespaces', () => {
  it('names the primary one, further ones and the one for jobs', () => {
    const tenant = tenantDocument('acme', { namespaces: [{ suffix: 'dev' }], jobs: { enabled: true } });
    expect(namespacesOf(tenant)).toEqual([
      { name: 'tenant-acme', role: 'primary' }, { name: 'tenant-acme--dev', role: 'further' }, { name: 'tenant-acme--jobs', role: 'jobs' },
    ]);
    expect(namespacesOf(tenantDocument('acme', { jobs: { enabled: false } }))).toHaveLength(1);
  });

  it('are valid names and lead back to their tenant', () => {
    fc.assert(fc.property(id, suffix, (name, text) => {
      for (const namespace of namespacesOf(tenantDocument(name, { namespaces: [{ suffix: text }], jobs: { enabled: true } }))) {
        expect(namespace.name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
        expect(tenantOfNamespace(namespace.name)).toBe(name);
      }
    }));
  });

  it('of two tenants are never the same', () => {
    fc.assert(fc.property(id, suffix, id, suffix, (a, suffixA, b, suffixB) => {
      const names = (name: string, text: string) => namespacesOf(tenantDocument(name, { namespaces: [{ suffix: text }] })).map((namespace) => namespace.name);
      if (a !== b) expect(names(a, suffixA).filter((name) => names(b, suffixB).includes(name))).toEqual([]);
    }));
  });

  it.each(['default', 'tenant-', 'tenant-Acme', 'tenant-acme--', 'tenant-acme--Dev', 'tenant-acme--a--b', 'tenant-kube-x', 'tenants-acme', 'tenant-acme--abcdefghijklmno'])('%s belongs to no tenant', (name) => {
    expect(tenantOfNamespace(name)).toBeUndefined();
  });
});
