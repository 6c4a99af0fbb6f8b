/**
 * The isolation level is one that can be had where the tenant runs: NodePool where every cluster of the tenant has a pool
 * for it, Cluster where every one is its own. Both stand in the cluster's document, so that no tenant gives itself nodes
 * or clusters. A cluster that the tenant leaves is not asked: no pod of it runs there any more.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import type { ClusterSpec } from '../../model/cluster.ts';
import { isLeaving } from '../../model/cluster-state.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

interface Need {
  readonly isMet: (cluster: ClusterSpec, id: string) => boolean;
  readonly lack: (cluster: string, id: string) => string;
  readonly fix: (id: string) => string;
}

const NEEDS: Readonly<Record<'NodePool' | 'Cluster', Need>> = {
  NodePool: {
    isMet: ({ nodePools }, id) => nodePools?.some(({ tenant }) => tenant === id) === true,
    lack: (cluster, id) => `cluster ${cluster} has no node pool for tenant ${id}`,
    fix: () => 'use Namespace, or have the platform add one to spec.nodePools of the cluster',
  },
  Cluster: {
    isMet: ({ tenant }, id) => tenant === id,
    lack: (cluster, id) => `cluster ${cluster} is not tenant ${id}'s own`,
    fix: (id) => `leave it (state: Deleted on its entry) and list a cluster whose document says spec.tenant: ${id}, or use Namespace`,
  },
};

export const isolationSupported: TenantPolicy = {
  id: 'isolation-supported',
  check({ entry: { id, document }, catalog }) {
    const { isolation = 'Namespace' } = document.spec;
    if (isolation === 'Namespace') return [];
    const need = NEEDS[isolation];
    const without = clusterNamesOf(document, catalog.platform).filter((name) => {
      const cluster = catalog.clusters.get(name);
      return !isLeaving(document, name) && (cluster === undefined || !need.isMet(cluster.spec, id));
    });
    return without.map((name) => ({ path: 'spec.isolation', message: need.lack(quoted(name), quoted(id)), fix: need.fix(id) }));
  },
};
