/**
 * What is known of one resource: who holds its lock and who waits for it. Plain data. Times are milliseconds of the
 * store's lease clock, which has nothing to do with the time of day (docs/adr/0013-locks.md).
 */

/** A call that wants a lock. */
export interface Asked {
  /** Names the call; made new for each, and known to nobody outside. */
  readonly ticket: string;
  readonly owner: string;
  /** The lock id itself is with the caller only; see lock-id.ts. */
  readonly idHash: string;
  readonly salt: string;
  readonly ttlMs: number;
  readonly request?: RequestMark | undefined;
}

/** A request id, made unreadable. */
export interface RequestMark {
  /** Of caller, owner and request id. */
  readonly digest: string;
  /** Of everything that was asked for: tells two requests with one id apart. */
  readonly print: string;
}

export interface Lease extends Asked {
  /** Larger than every token that was ever given in this keyspace. */
  readonly token: bigint;
  readonly expiresAt: number;
  /** How long it was to last when `expiresAt` was last set. */
  readonly spanMs: number;
  /** False between being handed to a waiter and that waiter's taking it. */
  readonly claimed: boolean;
  /** The end by the time of day, milliseconds since 1970, as the holder was told it. */
  readonly toldExpiresAt: number;
}

export interface Waiter extends Asked {
  /** Who has not asked again by then is gone. */
  readonly aliveUntil: number;
}

/** Whenever somebody waits, somebody holds: what comes free is handed on in the same step. */
export interface LockState {
  /** The newest token of the keyspace. */
  readonly lastToken: bigint;
  readonly lease: Lease | undefined;
  /** In the order in which they came. */
  readonly waiters: readonly Waiter[];
}

/** A lock that is handed to a waiter is taken within this time, or goes on to the next. */
export const CLAIM_MS = 5_000;
/** A waiter that has not asked for so long has lost its place. */
export const WAITER_ALIVE_MS = 10_000;

/** A new lease for a call. */
export function leaseOf(asked: Asked, { token, nowMs, wallMs, claimed }: { readonly token: bigint; readonly nowMs: number; readonly wallMs: number; readonly claimed: boolean }): Lease {
  const { ticket, owner, idHash, salt, ttlMs, request } = asked;
  const spanMs = claimed ? ttlMs : CLAIM_MS;
  return { ticket, owner, idHash, salt, ttlMs, request, token, expiresAt: nowMs + spanMs, spanMs, claimed, toldExpiresAt: claimed ? wallMs + ttlMs : 0 };
}

/** The lease as it stands: gone when it has run out. */
function liveLease(lease: Lease | undefined, nowMs: number): Lease | undefined {
  if (lease === undefined || lease.expiresAt <= nowMs) return undefined;
  // A database's clock that was set back must not make a lease last for ever: from now on it has at most its whole time
  // again. That is never too early, for it was set before now.
  return lease.expiresAt > nowMs + lease.spanMs ? { ...lease, expiresAt: nowMs + lease.spanMs } : lease;
}

/**
 * The state as of now: what has run out is gone for good, and what is free goes to the first waiter that is still
 * there. Every command begins and ends with this, and what it changes is written before anybody hears of it.
 */
export function settle(state: LockState, nowMs: number): LockState {
  const waiters = state.waiters.every((waiter) => waiter.aliveUntil > nowMs) ? state.waiters : state.waiters.filter((waiter) => waiter.aliveUntil > nowMs);
  const lease = liveLease(state.lease, nowMs);
  const [next, ...others] = waiters;
  if (lease === undefined && next !== undefined) {
    const token = state.lastToken + 1n;
    return { lastToken: token, lease: leaseOf(next, { token, nowMs, wallMs: 0, claimed: false }), waiters: others };
  }
  return lease === state.lease && waiters === state.waiters ? state : { ...state, lease, waiters };
}
