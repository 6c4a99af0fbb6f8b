import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../model/catalog.ts';
import { catalogOf, clusterDocument, entryOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';
import { checkTenantChange } from '../../policies/change/index.ts';
import { checkShared, checkTenant } from '../../policies/document/index.ts';
import { assertPlace, isolated, placed } from './isolation.ts';

const DAY = 86_400_000;
const CHANGED = Date.parse('2026-01-01T00:00:00Z');

type Isolation = 'Namespace' | 'NodePool' | 'Cluster';

/** `local` and `other` are shared, `pool` has nodes for acme, `own` is acme's, `theirs` is somebody else's. */
function platform(): Catalog {
  return catalogOf(clusterDocument('pool', { nodePools: [{ tenant: 'acme' }] }), clusterDocument('own', { tenant: 'acme' }), clusterDocument('theirs', { tenant: 'acme-2' }));
}

const after = (spec: Partial<TenantSpec>, isolation: Isolation, { catalog = platform(), days = 0 } = {}) =>
  isolated({ document: tenantDocument('acme', spec), updatedAt: new Date(CHANGED) }, isolation, { catalog, now: CHANGED + days * DAY, retentionMs: 7 * DAY }).spec;

const OWN_AND_LOCAL_LEFT: TenantSpec['clusters'] = [{ name: 'own' }, { name: 'local', state: 'Deleted' }];

describe('placed()', () => {
  it.each<[Isolation, Partial<TenantSpec>]>([
    ['Namespace', {}],
    ['NodePool', { isolation: 'NodePool', clusters: [{ name: 'pool' }] }],
    ['Cluster', { isolation: 'Cluster', clusters: [{ name: 'own' }] }],
  ])('%s', (isolation, want) => expect(placed(tenantDocument('acme'), isolation, platform())).toEqual(tenantDocument('acme', want)));

  it('follows the platform\'s clusters when all of them have nodes for the tenant', () => {
    const catalog = platform();
    catalog.putShared(clusterDocument('local', { nodePools: [{ tenant: 'acme' }] }));
    expect(placed(tenantDocument('acme'), 'NodePool', catalog)).toEqual(tenantDocument('acme', { isolation: 'NodePool' }));
  });

  it.each<[Isolation, string]>([
    ['NodePool', '[tenantry/isolation-supported] cluster "local" has no node pool for tenant "globex"'],
    ['Cluster', '[tenantry/isolation-supported] cluster "local" is not tenant "globex"\'s own'],
  ])('%s is refused where the platform has no place for it', (isolation, words) => {
    const document = placed(tenantDocument('globex'), isolation, platform());
    expect(() => assertPlace(document, platform())).toThrow(expect.objectContaining({ code: 'FAILED_PRECONDITION', message: expect.stringContaining(words) as string }) as Error);
  });
});

describe('isolated()', () => {
  it.each<[string, Partial<TenantSpec>, Isolation, Partial<TenantSpec>]>([
    ['stays in its clusters with nodes of its own', { clusters: [{ name: 'pool', share: 100 }] }, 'NodePool', { isolation: 'NodePool', clusters: [{ name: 'pool', share: 100 }] }],
    ['stays in its clusters back on shared nodes', { isolation: 'NodePool', clusters: [{ name: 'pool' }] }, 'Namespace', { isolation: 'Namespace', clusters: [{ name: 'pool' }] }],
    ['moves to its own cluster from the default ones', {}, 'Cluster', { isolation: 'Cluster', clusters: OWN_AND_LOCAL_LEFT }],
    ['moves from clusters that it lists, and has equal shares', { clusters: [{ name: 'other', share: 60 }, { name: 'local', share: 40 }] }, 'Cluster', { isolation: 'Cluster', clusters: [{ name: 'own' }, { name: 'other', state: 'Deleted' }, { name: 'local', state: 'Deleted' }] }],
    ['moves back to the default ones', { isolation: 'Cluster', clusters: [{ name: 'own' }] }, 'Namespace', { isolation: 'Namespace', clusters: [{ name: 'local' }, { name: 'own', state: 'Deleted' }] }],
    ['turns round half way', { isolation: 'Cluster', clusters: OWN_AND_LOCAL_LEFT }, 'Namespace', { isolation: 'Namespace', clusters: [{ name: 'local' }, { name: 'own', state: 'Deleted' }] }],
    ['moves from its own cluster to nodes of its own', { isolation: 'Cluster', clusters: [{ name: 'own' }] }, 'NodePool', { isolation: 'NodePool', clusters: [{ name: 'pool' }, { name: 'own', state: 'Deleted' }] }],
    ['that it has', { isolation: 'Cluster', clusters: [{ name: 'own' }] }, 'Cluster', { isolation: 'Cluster', clusters: [{ name: 'own' }] }],
  ])('%s', (_, spec, isolation, want) => expect(after(spec, isolation)).toEqual(tenantDocument('acme', want).spec));

  it('does not write down what it was by default', () => expect(after({}, 'Namespace')).toEqual(tenantDocument('acme').spec));

  it.each([
    ['keeps what is left until the retention time is over', 6, OWN_AND_LOCAL_LEFT],
    ['drops what is left after it', 7, [{ name: 'own' }]],
  ])('asked for the same again, %s', (_, days, clusters) => {
    expect(after({ isolation: 'Cluster', clusters: OWN_AND_LOCAL_LEFT }, 'Cluster', { days })).toEqual(tenantDocument('acme', { isolation: 'Cluster', clusters }).spec);
  });
});

/** The documents of a tenant as one request after another leaves them; what is refused leaves nothing. */
function history(catalog: Catalog, first: TenantDocument, requests: readonly { readonly isolation: Isolation; readonly days: number }[]): TenantDocument[] {
  const documents = [first];
  let at = CHANGED;
  for (const { isolation, days } of requests) {
    const current = documents.at(-1) ?? first;
    const document = isolated({ document: current, updatedAt: new Date(at) }, isolation, { catalog, now: at + days * DAY, retentionMs: 7 * DAY });
    at += days * DAY;
    try {
      assertPlace(document, catalog);
      documents.push(document);
    } catch {
      // The store refuses it with the same words, and nothing changes.
    }
  }
  return documents;
}

describe('any sequence of isolation changes', () => {
  const request = fc.record({ isolation: fc.constantFrom<Isolation>('Namespace', 'NodePool', 'Cluster'), days: fc.integer({ min: 0, max: 9 }) });
  const cluster = fc.constantFrom('shared', 'pool', 'acme', 'globex');

  it('leaves documents and steps that check takes, in no cluster of another tenant, and no cluster at once', () => {
    fc.assert(fc.property(fc.array(cluster, { minLength: 2, maxLength: 5 }), fc.array(request, { maxLength: 8 }), (kinds, requests) => {
      const clusters = kinds.map((kind, index) => clusterDocument(`c${index}`, kind === 'pool' ? { nodePools: [{ tenant: 'acme' }] } : kind === 'shared' ? {} : { tenant: kind }));
      const shared = clusters.filter(({ spec }) => spec.tenant === undefined).map(({ metadata }) => metadata.name);
      fc.pre(shared.length > 0);
      const catalog = catalogOf(...clusters, platformDocument({ defaults: { clusters: shared.slice(0, 2) } }));
      expect(checkShared(catalog).filter(({ policy }) => policy === 'platform-clusters' || policy === 'node-pools')).toEqual([]);
      const documents = history(catalog, tenantDocument('acme'), requests);
      for (const [index, document] of documents.entries()) {
        catalog.put(entryOf(document));
        expect(checkTenant(entryOf(document), catalog).map(({ policy }) => policy)).toEqual([]);
        const before = documents[index - 1];
        if (before !== undefined) expect(checkTenantChange(entryOf(before), entryOf(document), { platform: catalog.platform, retired: new Set() })).toEqual([]);
      }
    }), { numRuns: 300 });
  });
});
