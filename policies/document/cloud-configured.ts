/** A tenant that asks for AWS settings runs only in clusters that state their AWS account. */
import { clusterNamesOf } from '../../model/catalog.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const cloudConfigured: TenantPolicy = {
  id: 'cloud-configured',
  check({ entry, catalog }) {
    const aws = entry.document.spec.cloud?.aws;
    if (aws === undefined || aws.enabled === false) return [];
    const without = clusterNamesOf(entry.document, catalog.platform).filter((name) => {
      const cluster = catalog.clusters.get(name);
      return cluster !== undefined && cluster.spec.aws === undefined;
    });
    if (without.length === 0) return [];
    return [{ path: 'spec.cloud.aws', message: `cluster ${without.map((name) => quoted(name)).join(', ')} has no AWS account`, fix: 'set spec.aws in the cluster, or enabled: false here' }];
  },
};
