import { describe, expect, it } from 'vitest';
import type { NodePool } from '../../model/cluster.ts';
import { catalogOf, clusterDocument, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { nodePools } from './node-pools.ts';

function judge(...pools: NodePool[]): string[] {
  const catalog = catalogOf(tenantDocument('acme'), tenantDocument('globex'));
  catalog.retire('umbrella');
  return verdict(nodePools, { cluster: clusterDocument('local', { nodePools: pools }), catalog });
}

describe('node-pools', () => {
  it.each<[string, NodePool[]]>([
    ['none', []],
    ['one for each tenant', [{ tenant: 'acme' }, { tenant: 'globex' }]],
    ['one of a tenant that comes later', [{ tenant: 'wayne-enterprises' }]],
    ['one of a tenant that was removed since', [{ tenant: 'umbrella' }]],
  ])('takes %s', (_name, pools) => expect(judge(...pools)).toEqual([]));

  it.each<[string, NodePool[], string]>([
    ['two of one tenant', [{ tenant: 'acme' }, { tenant: 'acme' }], 'spec.nodePools[1].tenant: [tenantry/node-pools] the pool of tenant "acme" is listed twice; list it once'],
    ['one of nobody', [{ tenant: 'acmee' }], 'spec.nodePools[0].tenant: [tenantry/node-pools] tenant "acmee" does not exist; did you mean "acme"? If not, create the tenant before its pool'],
  ])('refuses %s', (_name, pools, want) => expect(judge(...pools)).toEqual([want]));

  it('refuses one of others in a cluster that is one tenant\'s own', () => {
    const cluster = clusterDocument('own', { tenant: 'acme', nodePools: [{ tenant: 'acme' }, { tenant: 'globex' }] });
    expect(verdict(nodePools, { cluster, catalog: catalogOf(tenantDocument('acme'), tenantDocument('globex')) })).toEqual(['spec.nodePools[1].tenant: [tenantry/node-pools] the cluster is tenant "acme"\'s own; remove the pool']);
  });
});
