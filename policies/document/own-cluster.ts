/**
 * In a cluster that is one tenant's own (spec.tenant of the cluster's document) no other tenant runs, not even while it
 * leaves: whoever was promised a cluster does not share it. So a cluster is given away only when it is empty.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const ownCluster: TenantPolicy = {
  id: 'own-cluster',
  check({ entry: { id, document }, catalog }) {
    const foreign = clusterNamesOf(document, catalog.platform).filter((name) => (catalog.clusters.get(name)?.spec.tenant ?? id) !== id);
    // Whose it is stays unsaid: callers of the API read this, and must not learn who else is here.
    return foreign.map((name) => ({ path: 'spec.clusters', message: `cluster ${quoted(name)} is another tenant's own`, fix: 'list other clusters; one that tenants are in is given to one of them after they left' }));
  },
};
