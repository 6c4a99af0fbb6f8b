import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Catalog, type SharedDocument } from '../model/catalog.ts';
import { formatFault } from '../model/fault.ts';
import { isStray } from '../model/layout.ts';
import { parseDocuments, type AnyDocument } from '../model/parse.ts';
import { namespacesOf } from '../model/ids.ts';
import { entryOf } from '../model/testing/documents.ts';
import { checkCatalog } from './document/index.ts';

const ROOT = new URL('../tenants/', import.meta.url);
const files = globSync('**/*.yaml', { cwd: ROOT }).sort();
const parsed = files.map((file) => ({ file, ...parseDocuments(file, readFileSync(new URL(file, ROOT), 'utf8')) }));
const documents = parsed.flatMap(({ document }) => document ?? []);

function sampleCatalog(): Catalog {
  const platform = documents.find((document) => document.kind === 'Platform');
  if (platform === undefined) throw new Error('the sample has no platform.yaml');
  const isShared = (document: AnyDocument): document is SharedDocument => document.kind === 'Plan' || document.kind === 'Cluster';
  return new Catalog(platform, documents.filter(isShared), documents.flatMap((document) => (document.kind === 'Tenant' ? [entryOf(document)] : [])));
}

describe('the sample repository', () => {
  it('has no fault', () => {
    expect(files.filter(isStray)).toEqual([]);
    expect(parsed.flatMap(({ faults }) => faults.map(formatFault))).toEqual([]);
    expect(checkCatalog(sampleCatalog()).map(formatFault)).toEqual([]);
  });

  it('has the plans of the wire contract, with its numbers', () => {
    const keys = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'persistentvolumeclaims', 'services', 'count/deployments.apps', 'count/statefulsets.apps'] as const;
    const numbers = Object.fromEntries([...sampleCatalog().plans].map(([name, { spec }]) => [name, keys.map((key) => spec.quota[key]).join(' / ')]));
    expect(numbers).toEqual({
      free: '2 / 4Gi / 4 / 8Gi / 5 / 10 / 5 / 2',
      starter: '5 / 10Gi / 10 / 20Gi / 10 / 20 / 10 / 5',
      pro: '20 / 40Gi / 40 / 80Gi / 30 / 50 / 25 / 10',
      enterprise: '100 / 200Gi / 200 / 400Gi / 100 / 200 / 100 / 50',
    });
  });

  it('has the cluster that npm start uses, and a tenant that shows every part', () => {
    const catalog = sampleCatalog();
    expect(catalog.clusters.get('local')?.spec.shards).toBe(16);
    expect(catalog.platform.spec.defaults.clusters).toEqual(['local']);
    const acme = catalog.inputs('acme');
    expect(acme.peers).toEqual(['globex']);
    expect(namespacesOf(acme.tenant).map(({ role }) => role)).toEqual(['primary', 'further', 'further', 'jobs']);
    const { members, quota, network, throttle } = acme.tenant.spec;
    expect([members, quota, network?.egress, network?.ingress, throttle].every((part) => part !== undefined)).toBe(true);
  });
});
