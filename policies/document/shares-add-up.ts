/**
 * The shares of a tenant's quota over its clusters are given for all clusters and add up to 100, or for none of them:
 * equal shares then.
 */
import type { TenantPolicy } from './subject.ts';

export const sharesAddUp: TenantPolicy = {
  id: 'shares-add-up',
  check({ entry }) {
    const clusters = entry.document.spec.clusters ?? [];
    const shares = clusters.flatMap(({ share }) => (share === undefined ? [] : [share]));
    if (shares.length === 0) return [];
    const path = 'spec.clusters';
    if (shares.length < clusters.length) {
      const message = `${shares.length} of ${clusters.length} clusters have a share`;
      return [{ path, message, fix: 'give every cluster a share, or none for equal shares' }];
    }
    const sum = shares.reduce((total, share) => total + share, 0);
    return sum === 100 ? [] : [{ path, message: `the shares ${shares.join(' + ')} add up to ${sum}`, fix: 'make them add up to 100' }];
  },
};
