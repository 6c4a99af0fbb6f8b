/** The clusters that tenants get by default exist, none is listed twice, and none is one tenant's own. */
import type { Catalog } from '../../model/catalog.ts';
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy } from '../policy.ts';

export const platformClusters: Policy<Catalog> = {
  id: 'platform-clusters',
  check(catalog) {
    const names = catalog.platform.spec.defaults.clusters;
    return names.flatMap((name, index) => {
      const path = `spec.defaults.clusters[${index}]`;
      if (names.indexOf(name) < index) return [{ path, message: `cluster ${quoted(name)} is listed twice`, fix: 'list it once' }];
      const cluster = catalog.clusters.get(name);
      if (cluster?.spec.tenant !== undefined) return [{ path, message: `cluster ${quoted(name)} is tenant ${quoted(cluster.spec.tenant)}'s own`, fix: 'remove it here: tenants that name no cluster share those of this list' }];
      if (cluster !== undefined) return [];
      const near = nearest(name, catalog.clusters.keys());
      return [{ path, message: `cluster ${quoted(name)} does not exist`, fix: near === undefined ? 'add its document under clusters/ or remove it here' : `did you mean ${quoted(near)}?` }];
    });
  },
};
