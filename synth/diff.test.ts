import { describe, expect, it } from 'vitest';
import { cluster, plan, platform, tenant } from '../charts/testing/documents.ts';
import { Catalog, type SharedDocument } from '../model/catalog.ts';
import { tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import { diffCatalogs } from './diff.ts';
import { formatDiff } from './diff-report.ts';
import { fieldChanges } from './field-changes.ts';

function catalog(tenants: Readonly<Record<string, Partial<TenantSpec>>>, shared: readonly SharedDocument[] = [plan(), cluster()]): Catalog {
  return new Catalog(platform(), shared, Object.entries(tenants).map(([id, spec]) => ({ id, file: tenantFile(id), blob: '', document: tenant(id, spec) })));
}

describe('fieldChanges()', () => {
  it.each([
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a value', { a: { 'x/y': '1' } }, { a: { 'x/y': '2' } }, [{ path: 'a["x/y"]', before: '1', after: '2' }]],
    ['fields that come and go', { a: 1 }, { b: 2 }, [{ path: 'a', before: 1 }, { path: 'b', after: 2 }]],
    ['items of a list, whatever their order', { l: [1, 2, 2] }, { l: [2, 3, 1] }, [{ path: 'l[-]', before: 2 }, { path: 'l[+]', after: 3 }]],
    ['another type', { a: [1] }, { a: { b: 1 } }, [{ path: 'a', before: [1], after: { b: 1 } }]],
  ])('finds %s', (_, before, after, want) => {
    expect(fieldChanges(before, after)).toEqual(want);
  });
});

describe('diffCatalogs()', () => {
  const three = { acme: {}, globex: {}, initech: {} };

  it('finds nothing in equal catalogs', () => {
    const diff = diffCatalogs(catalog(three), catalog(three));
    expect(diff).toEqual({ groups: [], tenants: 0, risks: [] });
    expect(formatDiff(diff)).toBe('No difference in what is rendered.\n');
  });

  it('tells a change that hits many tenants once', () => {
    const bigger = plan({ quota: { ...plan().spec.quota, pods: '500' } });
    const diff = diffCatalogs(catalog(three), catalog({ ...three, initech: { quota: { pods: '1' } } }, [bigger, cluster()]));
    expect(diff.tenants).toBe(3);
    expect(diff.groups.map(({ tenants }) => tenants)).toEqual([['initech'], ['acme', 'globex']]);
    expect(diff.groups[1]?.changes).toEqual([
      { action: 'changed', object: 'ResourceQuota tenant-<tenant>/tenantry', fields: [{ path: 'spec.hard.pods', before: '200', after: '500' }], risks: [] },
      { action: 'changed', object: 'Tenant <tenant>', fields: [{ path: 'spec.limits.pods', before: '200', after: '500' }], risks: [] },
    ]);
    expect(diff.risks).toEqual(['cuts quota']);
  });

  it.each<[string, Partial<TenantSpec>, Partial<TenantSpec>, readonly string[]]>([
    ['a new admin', {}, { members: { admins: { users: ['zoe'] } } }, ['grants rights']],
    ['an admin who leaves', { members: { admins: { users: ['zoe'] } } }, {}, []],
    ['a new destination', {}, { network: { egress: [{ cidr: '203.0.113.0/24' }] } }, ['opens network']],
    ['an exposed port', {}, { network: { ingress: { ports: [80] } } }, ['opens network']],
    ['a smaller quota', {}, { quota: { pods: '3' } }, ['cuts quota']],
    ['a larger quota', {}, { quota: { pods: '300' } }, []],
    ['a namespace that leaves', { namespaces: [{ suffix: 'dev' }] }, {}, ['removes a namespace', 'removes an object']],
  ])('ranks %s', (_, before, after, want) => {
    const { risks } = diffCatalogs(catalog({ acme: before }), catalog({ acme: after }));
    expect(risks).toEqual(expect.arrayContaining([...want]));
    if (want.length === 0) expect(risks).toEqual([]);
  });

  it('tells tenants and clusters that come and go', () => {
    const { groups } = diffCatalogs(catalog({ acme: {} }), catalog({ globex: {} }, [plan(), cluster(), cluster('us-1')]));
    expect(groups.map(({ cluster: name, tenants, changes }) => [name, tenants, changes[0]?.action])).toEqual([
      ['eu-1', ['acme'], 'removed'], ['eu-1', ['globex'], 'added'], ['us-1', [], 'added'],
    ]);
  });
});

describe('formatDiff()', () => {
  it('names objects, fields and risks', () => {
    const text = formatDiff(diffCatalogs(catalog({ acme: {} }), catalog({ acme: { quota: { pods: '3' } } })));
    expect(text).toContain('1 tenant changes, in 1 way. Look at: cuts quota.');
    expect(text).toContain('  ~ ResourceQuota tenant-<tenant>/tenantry   (cuts quota)\n      spec.hard.pods: "200" → "3"\n');
  });

  it('stays within its length and shows no control characters', () => {
    const before = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`team-${index}`, {}]));
    const after = Object.fromEntries(Object.keys(before).map((id, index) => [id, { displayName: `\u001b[31m${'x'.repeat(100)}${index}` }]));
    const text = formatDiff(diffCatalogs(catalog(before), catalog(after)), 5000);
    expect(text.length).toBeLessThanOrEqual(5000);
    expect(text).toMatch(/… and \d+ more groups of changes\.\n$/);
    expect(text).not.toContain('\u001b');
  });
});
