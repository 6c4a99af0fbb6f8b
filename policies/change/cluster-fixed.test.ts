import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../model/catalog.ts';
import { catalogOf, clusterDocument, tenantDocument } from '../../model/testing/documents.ts';
import { checkChange } from './index.ts';

function verdicts(change: (after: Catalog) => void): string[] {
  const tenants = Array.from({ length: 7 }, (_, index) => tenantDocument(`t${index}`));
  const before = catalogOf(...tenants);
  const after = before.clone();
  change(after);
  return checkChange(before, after).filter(({ policy }) => policy === 'cluster-fixed').map(({ file, path, message, fix }) => `${file} ${path}: ${message}; ${fix}`);
}

describe('cluster-fixed', () => {
  it.each<[string, (after: Catalog) => void, string[]]>([
    ['a new cluster', (after) => after.putShared(clusterDocument('third')), []],
    ['the default number written out', (after) => after.putShared(clusterDocument('local', { shards: 16 })), []],
    ['another number of shards', (after) => after.putShared(clusterDocument('local', { shards: 32 })), ['clusters/local.yaml spec.shards: cluster "local" goes from 16 to 32 shards; keep 16; register a new cluster to have another number']],
    ['an unused cluster that goes', (after) => after.removeShared('Cluster', 'other'), []],
    ['a cluster in use that goes', (after) => after.removeShared('Cluster', 'local'), ['clusters/local.yaml : cluster "local" has vanished, 7 tenants run there (t0, t1, t2, t3, t4, …); put it back; let its tenants leave it first']],
  ])('%s', (_name, change, want) => expect(verdicts(change)).toEqual(want));
});
