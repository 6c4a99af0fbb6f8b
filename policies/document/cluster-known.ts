/** The clusters that a tenant lists exist, and none is listed twice. */
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const clusterKnown: TenantPolicy = {
  id: 'cluster-known',
  check({ entry, catalog }) {
    const names = (entry.document.spec.clusters ?? []).map(({ name }) => name);
    const known = [...catalog.clusters.keys()].sort();
    return names.flatMap((name, index) => {
      const path = `spec.clusters[${index}].name`;
      if (names.indexOf(name) < index) return [{ path, message: `cluster ${quoted(name)} is listed twice`, fix: 'list it once' }];
      if (catalog.clusters.has(name)) return [];
      const near = nearest(name, known);
      const others = known.length === 0 ? 'add its document under clusters/' : `choose among ${known.join(', ')}`;
      const fix = near === undefined ? others : `did you mean ${quoted(near)}?`;
      return [{ path, message: `cluster ${quoted(name)} does not exist`, fix }];
    });
  },
};
