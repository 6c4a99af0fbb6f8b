/**
 * The isolation level is one that can be had: NodePool where every cluster of the tenant has a pool for it, which the
 * cluster's document says, so that no tenant gives itself nodes. Clusters of a tenant's own are not built.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const isolationSupported: TenantPolicy = {
  id: 'isolation-supported',
  check({ entry, catalog }) {
    const isolation = entry.document.spec.isolation ?? 'Namespace';
    const path = 'spec.isolation';
    if (isolation === 'Namespace') return [];
    if (isolation === 'Cluster') return [{ path, message: 'isolation level Cluster is not built yet', fix: 'use Namespace, or NodePool where the platform has nodes for the tenant' }];
    const without = clusterNamesOf(entry.document, catalog.platform).filter((name) => catalog.clusters.get(name)?.spec.nodePools?.some(({ tenant }) => tenant === entry.id) !== true);
    return without.map((name) => ({ path, message: `cluster ${quoted(name)} has no node pool for tenant ${quoted(entry.id)}`, fix: 'use Namespace, or have the platform add one to spec.nodePools of the cluster' }));
  },
};
