import { describe, expect, it } from 'vitest';
import { catalogOf, clusterDocument, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict, verdict } from '../testing/verdicts.ts';
import { isolationSupported } from './isolation-supported.ts';

const noPool = (cluster: string) => `spec.isolation: [tenantry/isolation-supported] cluster "${cluster}" has no node pool for tenant "acme"; use Namespace, or have the platform add one to spec.nodePools of the cluster`;
const notOwn = (cluster: string) => `spec.isolation: [tenantry/isolation-supported] cluster "${cluster}" is not tenant "acme"'s own; leave it (state: Deleted on its entry) and list a cluster whose document says spec.tenant: acme, or use Namespace`;

describe('isolation-supported', () => {
  it.each([
    ['Namespace', []],
    ['NodePool', [noPool('local')]],
    ['Cluster', [notOwn('local')]],
  ] as const)('%s', (isolation, want) => expect(tenantVerdict(isolationSupported, { isolation })).toEqual(want));

  it('none stated', () => expect(tenantVerdict(isolationSupported, {})).toEqual([]));

  it('NodePool needs a pool for this tenant in each of its clusters', () => {
    const spec: Partial<TenantSpec> = { isolation: 'NodePool', clusters: [{ name: 'local' }, { name: 'other' }] };
    const document = tenantDocument('acme', spec);
    const judge = (local: string, other: string) => verdict(isolationSupported, {
      entry: entryOf(document),
      catalog: catalogOf(document, clusterDocument('local', { nodePools: [{ tenant: local }] }), clusterDocument('other', { nodePools: [{ tenant: other }] })),
    });
    expect(judge('acme', 'acme')).toEqual([]);
    expect(judge('acme', 'globex')).toEqual([noPool('other')]);
    expect(judge('globex', 'globex')).toEqual([noPool('local'), noPool('other')]);
  });

  it('does not ask the cluster that it leaves for a pool', () => {
    const spec: Partial<TenantSpec> = { isolation: 'NodePool', clusters: [{ name: 'local', state: 'Deleted' }, { name: 'other' }] };
    expect(tenantVerdict(isolationSupported, spec, clusterDocument('other', { nodePools: [{ tenant: 'acme' }] }))).toEqual([]);
  });

  it.each<[string, TenantSpec['clusters'], string[]]>([
    ['is its own only', [{ name: 'own' }], []],
    ['is its own beside one that it leaves', [{ name: 'local', state: 'Deleted' }, { name: 'own' }], []],
    ['is its own beside a shared one', [{ name: 'own' }, { name: 'local' }], [notOwn('local')]],
    ['is another one\'s own', [{ name: 'theirs' }], [notOwn('theirs')]],
    ['does not exist', [{ name: 'mars' }], [notOwn('mars')]],
  ])('Cluster, where the cluster %s', (_name, clusters, want) => {
    const others = [clusterDocument('own', { tenant: 'acme' }), clusterDocument('theirs', { tenant: 'acme-2' })];
    expect(tenantVerdict(isolationSupported, { isolation: 'Cluster', ...(clusters === undefined ? {} : { clusters }) }, ...others)).toEqual(want);
  });
});
