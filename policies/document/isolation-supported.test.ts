import { describe, expect, it } from 'vitest';
import { catalogOf, clusterDocument, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict, verdict } from '../testing/verdicts.ts';
import { isolationSupported } from './isolation-supported.ts';

const noPool = (cluster: string) => `spec.isolation: [tenantry/isolation-supported] cluster "${cluster}" has no node pool for tenant "acme"; use Namespace, or have the platform add one to spec.nodePools of the cluster`;

describe('isolation-supported', () => {
  it.each([
    ['Namespace', []],
    ['NodePool', [noPool('local')]],
    ['Cluster', ['spec.isolation: [tenantry/isolation-supported] isolation level Cluster is not built yet; use Namespace, or NodePool where the platform has nodes for the tenant']],
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
});
