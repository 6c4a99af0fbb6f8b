/** A purge takes what a deleted tenant left, never what a living one has. */
import type { TenantPolicy } from './subject.ts';

export const purgingDeleted: TenantPolicy = {
  id: 'purging-deleted',
  check({ entry }) {
    const { state, purging } = entry.document.spec;
    if (purging !== true || state === 'Deleted') return [];
    return [{ path: 'spec.purging', message: `the tenant is ${state}, and only a deleted one can be purged`, fix: 'remove purging' }];
  },
};
