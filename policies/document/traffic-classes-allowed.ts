/** A tenant narrows the classes of Ingress and Gateway that its clusters let tenants use, and adds none. */
import { clusterNamesOf } from '../../model/catalog.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const trafficClassesAllowed: TenantPolicy = {
  id: 'traffic-classes-allowed',
  check({ entry: { document }, catalog }) {
    return (['ingressClasses', 'gatewayClasses'] as const).flatMap((field) =>
      (document.spec.network?.[field] ?? []).flatMap((name, index) => {
        const without = clusterNamesOf(document, catalog.platform).filter((cluster) => catalog.clusters.get(cluster)?.spec.network[field]?.includes(name) === false);
        return without.map((cluster) => ({ path: `spec.network.${field}[${index}]`, message: `cluster ${quoted(cluster)} lets no tenant use class ${quoted(name)}`, fix: `remove it, or have the platform add it to spec.network.${field} of the cluster` }));
      }));
  },
};
