import { describe, expect, it } from 'vitest';
import { clusterDocument, platformDocument } from '../../model/testing/documents.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { ownCluster } from './own-cluster.ts';

const foreign = (cluster: string) => `spec.clusters: [tenantry/own-cluster] cluster "${cluster}" is another tenant's own; list other clusters; one that tenants are in is given to one of them after they left`;

describe('own-cluster', () => {
  it.each<[string, Partial<TenantSpec>, string | undefined, string[]]>([
    ['a shared cluster', { clusters: [{ name: 'other' }] }, undefined, []],
    ['its own', { clusters: [{ name: 'other' }] }, 'acme', []],
    ['another one\'s', { clusters: [{ name: 'local' }, { name: 'other' }] }, 'acme-2', [foreign('other')]],
    ['another one\'s that it leaves', { clusters: [{ name: 'local' }, { name: 'other', state: 'Deleted' }] }, 'globex', [foreign('other')]],
    ['another one\'s, deleted as a whole', { state: 'Deleted', clusters: [{ name: 'other' }] }, 'globex', [foreign('other')]],
    ['a name that no cluster has', { clusters: [{ name: 'constructor' }] }, 'globex', []],
  ])('%s', (_name, spec, tenant, want) => {
    expect(tenantVerdict(ownCluster, spec, clusterDocument('other', tenant === undefined ? {} : { tenant }))).toEqual(want);
  });

  it('another one\'s by default of the platform', () => {
    expect(tenantVerdict(ownCluster, {}, platformDocument({ defaults: { clusters: ['other'] } }), clusterDocument('other', { tenant: 'globex' }))).toEqual([foreign('other')]);
  });
});
