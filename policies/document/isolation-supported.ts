/** The isolation level is one that this release builds. */
import type { TenantPolicy } from './subject.ts';

export const isolationSupported: TenantPolicy = {
  id: 'isolation-supported',
  check({ entry }) {
    const isolation = entry.document.spec.isolation ?? 'Namespace';
    if (isolation === 'Namespace') return [];
    return [{ path: 'spec.isolation', message: `isolation level ${isolation} is not built yet`, fix: 'use Namespace' }];
  },
};
