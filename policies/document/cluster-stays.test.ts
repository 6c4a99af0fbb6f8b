import { describe, expect, it } from 'vitest';
import type { TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { clusterStays } from './cluster-stays.ts';

describe('cluster-stays', () => {
  const LEFT = ['spec.clusters: [tenantry/cluster-stays] the tenant leaves every cluster that it lists; keep one, or set spec.state: Suspended and then Deleted'];
  it.each<[string, Partial<TenantSpec>, string[]]>([
    ['no list', {}, []],
    ['one of two leaves', { clusters: [{ name: 'local' }, { name: 'other', state: 'Deleted' }] }, []],
    ['an entry that says Active', { clusters: [{ name: 'local', state: 'Active' }] }, []],
    ['the only one leaves', { clusters: [{ name: 'local', state: 'Deleted' }] }, LEFT],
    ['both leave', { clusters: [{ name: 'local', state: 'Deleted' }, { name: 'other', state: 'Deleted' }] }, LEFT],
    ['both leave with the tenant', { state: 'Deleted', clusters: [{ name: 'local', state: 'Deleted' }, { name: 'other', state: 'Deleted' }] }, []],
  ])('%s', (_name, spec, want) => expect(tenantVerdict(clusterStays, spec)).toEqual(want));
});
