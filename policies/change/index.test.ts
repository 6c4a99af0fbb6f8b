import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../model/fault.ts';
import { catalogOf, entryOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { CHANGE_POLICIES, checkChange, checkTenantChange, STEP_POLICIES } from './index.ts';

describe('the lists of rules', () => {
  it('have every file of the folder, each under its own name and with a test beside it', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    const rules = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['index.ts', 'subject.ts'].includes(file)).map((file) => file.replace('.ts', ''));
    expect([...STEP_POLICIES, ...CHANGE_POLICIES].map(({ id }) => id).sort()).toEqual(rules.sort());
    expect(rules.filter((rule) => !files.includes(`${rule}.test.ts`))).toEqual([]);
  });
});

describe('checkChange()', () => {
  const before = catalogOf(tenantDocument('acme', { jobs: { enabled: true } }), tenantDocument('globex'), tenantDocument('initech', { state: 'Deleted' }));

  it('finds nothing in a good change: new, edited, suspended, removed after all steps', () => {
    const after = before.clone();
    after.put(entryOf(tenantDocument('umbrella')));
    after.put(entryOf(tenantDocument('globex', { state: 'Suspended', displayName: 'Globex' })));
    after.remove('initech');
    expect(checkChange(before, after)).toEqual([]);
    expect(checkChange(before, before)).toEqual([]);
  });

  it('tells everything at once, sorted, with the files', () => {
    const after = before.clone();
    after.remove('globex');
    after.put(entryOf(tenantDocument('acme', { state: 'Deleted' })));
    after.put(entryOf(tenantDocument('umbrella')));
    expect(checkChange(before, after, { retired: new Set(['umbrella']) }).map(formatFault)).toEqual([
      expect.stringMatching(/^tenants\/29\/umbrella\/tenant\.yaml: metadata\.name: \[tenantry\/id-reuse\]/),
      expect.stringMatching(/^tenants\/5b\/globex\/tenant\.yaml: \[tenantry\/removal-steps\] the folder of tenant "globex" has vanished/),
      expect.stringMatching(/^tenants\/82\/acme\/tenant\.yaml: spec\.namespaces: \[tenantry\/leaving\]/),
      expect.stringMatching(/^tenants\/82\/acme\/tenant\.yaml: spec\.state: \[tenantry\/removal-steps\]/),
    ]);
  });

  it('knows the ids that either catalog calls retired', () => {
    for (const side of ['before', 'after'] as const) {
      const catalogs = { before: catalogOf(), after: catalogOf(tenantDocument('acme')) };
      catalogs[side].retire('acme');
      expect(checkChange(catalogs.before, catalogs.after).map(({ policy }) => policy)).toEqual(['id-reuse']);
    }
  });

  it('judges tenants that did not change when the platform did', () => {
    const after = before.clone();
    after.putShared(platformDocument({ defaults: { clusters: ['other'] } }));
    expect(checkChange(before, after).map(({ file, policy }) => `${file} ${policy}`)).toEqual(['tenants/5b/globex/tenant.yaml leaving', 'tenants/82/acme/tenant.yaml leaving']);
  });
});

describe('checkTenantChange()', () => {
  const platform = platformDocument();
  const acme = entryOf(tenantDocument('acme'));
  it.each([
    ['a new tenant', [undefined, acme], [], []],
    ['a new tenant with a retired id', [undefined, acme], ['acme'], ['id-reuse']],
    ['a vanished tenant', [acme, undefined], [], ['removal-steps']],
    ['a jump', [acme, entryOf(tenantDocument('acme', { state: 'Deleted', clusters: [{ name: 'other' }] }))], [], ['leaving', 'removal-steps']],
  ])('%s', (_name, [before, after], retired, want) => {
    const faults = checkTenantChange(before, after, { platform, retired: new Set(retired) });
    expect(faults.map(({ policy }) => policy)).toEqual(want);
    expect(faults.every(({ file }) => file === 'tenants/82/acme/tenant.yaml')).toBe(true);
  });
});
