import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../model/fault.ts';
import { catalogOf, clusterDocument, entryOf, planDocument, tenantDocument } from '../../model/testing/documents.ts';
import { checkCatalog, checkPlace, checkShared, checkTenant, TENANT_POLICIES } from './index.ts';

const HELPERS = new Set(['index.ts', 'subject.ts', 'amounts.ts', 'adjustable-rule.ts']);
const SHARED = ['admission-rules', 'cluster-network', 'deploy-url', 'exemption-days', 'file-place', 'node-pools', 'plan-consistent', 'platform-clusters', 'reserved-hosts'];

describe('the list of rules', () => {
  it('has every file of the folder, each under its own name and with a test beside it', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    const rules = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !HELPERS.has(file)).map((file) => file.replace('.ts', ''));
    expect([...TENANT_POLICIES.map(({ id }) => id), ...SHARED].sort()).toEqual(rules.sort());
    expect(rules.filter((rule) => !files.includes(`${rule}.test.ts`))).toEqual([]);
  });
});

describe('checkTenant()', () => {
  it('finds nothing in a good tenant', () => {
    const catalog = catalogOf(tenantDocument('acme'));
    expect([...catalog.tenants()].flatMap((entry) => checkTenant(entry, catalog))).toEqual([]);
  });

  it('tells all violations at once, sorted, with the file', () => {
    const document = tenantDocument('acme', { plan: 'gold', isolation: 'Cluster', clusters: [{ name: 'mars' }] });
    const catalog = catalogOf(document);
    expect(checkTenant({ ...entryOf(document), file: 'tenants/00/acme/tenant.yaml' }, catalog).map(formatFault)).toEqual([
      expect.stringMatching(/^tenants\/00\/acme\/tenant\.yaml: metadata\.name: \[tenantry\/file-place\]/),
      expect.stringMatching(/^tenants\/00\/acme\/tenant\.yaml: spec\.clusters\[0\]\.name: \[tenantry\/cluster-known\]/),
      expect.stringMatching(/^tenants\/00\/acme\/tenant\.yaml: spec\.isolation: \[tenantry\/isolation-supported\]/),
      expect.stringMatching(/^tenants\/00\/acme\/tenant\.yaml: spec\.plan: \[tenantry\/plan-known\]/),
    ]);
  });
});

describe('checkShared() and checkCatalog()', () => {
  it('judge plans, clusters, the platform and tenants', () => {
    const broken = catalogOf(planDocument('pro', { ceiling: { pods: '1' } }), clusterDocument('other', { network: { ...clusterDocument('x').spec.network, nodes: ['x'] } }), tenantDocument('acme', { plan: 'gold' }));
    broken.removeShared('Cluster', 'local');
    const shared = checkShared(broken).map(({ file, policy }) => `${file} ${policy}`);
    expect(shared).toEqual(['clusters/other.yaml cluster-network', 'plans/pro.yaml plan-consistent', 'platform.yaml platform-clusters']);
    expect(checkCatalog(broken).map(({ file, policy }) => `${file} ${policy}`)).toEqual([...shared, 'tenants/82/acme/tenant.yaml plan-known']);
    expect(checkCatalog(catalogOf(tenantDocument('acme')))).toEqual([]);
  });
});

describe('checkPlace()', () => {
  it('makes a second file of one id a fault before it could replace the first', () => {
    expect(checkPlace('tenants/82/acme/tenant.yaml', tenantDocument('acme'))).toEqual([]);
    expect(checkPlace('tenants/5b/globex/tenant.yaml', tenantDocument('acme'))).toHaveLength(1);
  });
});
