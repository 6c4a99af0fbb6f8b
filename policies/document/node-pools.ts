/**
 * Each node pool of a cluster is one tenant's, listed once: on its own nodes a tenant may do what would disturb others on
 * shared ones. The tenant may come later, since a tenant that is made with this isolation needs its nodes first; a name
 * that is nearly a tenant's is taken for a slip. A pool whose tenant was removed is no fault; its nodes stay empty. In a
 * cluster that is one tenant's own nobody else has a pool.
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
      if (cluster.spec.tenant !== undefined && cluster.spec.tenant !== tenant) found.push({ path, message: `the cluster is tenant ${quoted(cluster.spec.tenant)}'s own`, fix: 'remove the pool' });
      if (catalog.tenant(tenant) === undefined && !catalog.retired.has(tenant)) {
        const near = nearest(tenant, [...catalog.tenants()].map(({ id }) => id));
        if (near !== undefined) found.push({ path, message: `tenant ${quoted(tenant)} does not exist`, fix: `did you mean ${quoted(near)}? If not, create the tenant before its pool` });
      }
      return found;
    });
  },
};
