/**
 * Each node pool of a cluster is one tenant's that exists, listed once: on its own nodes a tenant may do what would disturb
 * others on shared ones. A pool whose tenant was removed since is no fault; its nodes stay empty.
 */
import type { Catalog } from '../../model/catalog.ts';
import type { ClusterDocument } from '../../model/cluster.ts';
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy, Violation } from '../policy.ts';

export interface PoolSubject {
  readonly cluster: ClusterDocument;
  readonly catalog: Catalog;
}

export const nodePools: Policy<PoolSubject> = {
  id: 'node-pools',
  check({ cluster, catalog }) {
    const pools = cluster.spec.nodePools ?? [];
    return pools.flatMap(({ tenant }, index) => {
      const path = `spec.nodePools[${index}].tenant`;
      const found: Violation[] = [];
      if (pools.slice(0, index).some((pool) => pool.tenant === tenant)) found.push({ path, message: `the pool of tenant ${quoted(tenant)} is listed twice`, fix: 'list it once' });
      if (catalog.tenant(tenant) === undefined && !catalog.retired.has(tenant)) {
        const near = nearest(tenant, [...catalog.tenants()].map(({ id }) => id));
        found.push({ path, message: `tenant ${quoted(tenant)} does not exist`, fix: near === undefined ? 'remove the pool or create that tenant first' : `did you mean ${quoted(near)}?` });
      }
      return found;
    });
  },
};
