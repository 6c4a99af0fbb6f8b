/**
 * A tenant that leaves clusters stays in one of those that it lists. Leaving the last one is leaving altogether, which
 * spec.state says: without a list it would turn up in the platform's default clusters.
 */
import type { TenantPolicy } from './subject.ts';

export const clusterStays: TenantPolicy = {
  id: 'cluster-stays',
  check({ entry }) {
    const { clusters, state } = entry.document.spec;
    if (clusters === undefined || state === 'Deleted' || clusters.some((cluster) => cluster.state !== 'Deleted')) return [];
    return [{ path: 'spec.clusters', message: 'the tenant leaves every cluster that it lists', fix: 'keep one, or set spec.state: Suspended and then Deleted' }];
  },
};
