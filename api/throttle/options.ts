/** What the methods of the throttle are built on. */
import { quoted } from '../../model/shown.ts';
import { TenantryError } from '../../model/errors.ts';
import type { ThrottleStore } from '../../runtime/throttle/store.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { ChangeOptions } from '../accounts/change-account.ts';
import { unknownTenant } from '../accounts/state-changes.ts';
import type { BreakerView } from '../breakers/breakers.ts';

export interface ThrottleServiceOptions extends ChangeOptions {
  readonly counters: ThrottleStore;
  /** Milliseconds since 1970, whole, of a clock that is not set back. */
  readonly nowMs: () => number;
  readonly breakers: BreakerView;
}

/** The tenant that a request is about. @throws TenantryError NOT_FOUND, and ABORTED for an etag that is not its */
export function tenantFor({ store }: Pick<ThrottleServiceOptions, 'store'>, id: string, etag = ''): StoredTenant {
  const tenant = store.get(id);
  if (tenant === undefined) throw unknownTenant(quoted(id));
  if (etag !== '' && etag !== tenant.etag) throw new TenantryError('ABORTED', `tenant ${id} has another etag by now; read it again`);
  return tenant;
}
