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
    ['one of a tenant that was removed since', [{ tenant: 'umbrella' }]],
  ])('takes %s', (_name, pools) => expect(judge(...pools)).toEqual([]));

  it.each<[string, NodePool[], string]>([
    ['two of one tenant', [{ tenant: 'acme' }, { tenant: 'acme' }], 'spec.nodePools[1].tenant: [tenantry/node-pools] the pool of tenant "acme" is listed twice; list it once'],
    ['one of nobody', [{ tenant: 'acmee' }], 'spec.nodePools[0].tenant: [tenantry/node-pools] tenant "acmee" does not exist; did you mean "acme"?'],
  ])('refuses %s', (_name, pools, want) => expect(judge(...pools)).toEqual([want]));
});
