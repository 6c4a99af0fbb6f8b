import { describe, expect, it } from 'vitest';
import { formatFault } from '../model/fault.ts';
import { catalogOf, platformDocument, tenantDocument } from '../model/testing/documents.ts';
import { checkRendered } from './rendered-check.ts';

const acme = tenantDocument('acme', { clusters: [{ name: 'local' }, { name: 'other' }], namespaces: [{ suffix: 'dev' }] });

describe('checkRendered()', () => {
  it('finds nothing in what good documents become, in every cluster', async () => {
    expect(await checkRendered(catalogOf(acme, tenantDocument('globex', { state: 'Suspended' })), 0)).toEqual([]);
  });

  it('names document, object and rule of what would stop a shard', async () => {
    const catalog = catalogOf(acme, platformDocument({ podSecurity: { version: 'latest' } }));
    const faults = (await checkRendered(catalog, 0)).map(formatFault);
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(/^tenants\/82\/acme\/tenant\.yaml: rendered Namespace tenant-acme--dev: .*\[tenantry\/namespace-identity\] /)]));
    expect(new Set(faults).size).toBe(faults.length);
  });
});
