/** The throttle of this API's own calls: changes by people of a tenant, by the tenant's limits, counted apart. */
import type { ThrottleStore } from '../../runtime/throttle/store.ts';
import type { TenantStore } from '../../store/store.ts';
import type { Identity } from '../identity/identity.ts';
import { rateLimitHeaders, throttledError } from './refusal.ts';
import { limitsOf } from './tenant-limits.ts';
import { callsKey } from './throttle-key.ts';

export interface CallThrottleOptions {
  readonly store: Pick<TenantStore, 'get' | 'catalog'>;
  readonly counters: ThrottleStore;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

export interface CountedCall {
  readonly identity: Identity | undefined;
  /** The tenant that the request names, if any. */
  readonly organizationId: string;
  readonly setHeader: (name: string, value: string) => void;
}

export class CallThrottle {
  readonly #options: CallThrottleOptions;

  constructor(options: CallThrottleOptions) {
    this.#options = options;
  }

  /** Counts a change that is about to be made. Platform admins are never counted. @throws TenantryError RESOURCE_EXHAUSTED */
  async take({ identity, organizationId, setHeader }: CountedCall): Promise<void> {
    if (identity === undefined || identity.platformAdmin) return;
    const { store, counters } = this.#options;
    // What is found by something else than a tenant's id counts against the caller's first tenant.
    const id = identity.tenants.has(organizationId) ? organizationId : [...identity.tenants.keys()].sort()[0];
    const tenant = id === undefined ? undefined : store.get(id);
    const limits = tenant === undefined ? undefined : limitsOf(tenant.document, store.catalog());
    // Whoever changes nothing that is there needs no limit: the service refuses it.
    if (tenant === undefined || limits === undefined) return;
    const nowMs = this.#options.nowMs();
    const decision = await counters.record(callsKey(tenant.id), limits, nowMs);
    for (const [name, value] of rateLimitHeaders(limits, decision, nowMs)) setHeader(name, value);
    if (!decision.allowed) throw throttledError({ tenant: tenant.id, what: 'changes through the API' }, decision, nowMs);
  }
}
