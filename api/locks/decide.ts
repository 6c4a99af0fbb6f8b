/** Lock decisions: state, command and time in; new state and outcome out. */
import { leaseOf, settle, WAITER_ALIVE_MS, type Lease, type LockState } from './lock-state.ts';
import type { AbandonCommand, AcquireCommand, AcquireOutcome, CheckOutcome, RefreshCommand, RefreshOutcome, ReleaseCommand, ReleaseOutcome, TooMany } from './lock-store.ts';

export interface Decision<O> {
  readonly state: LockState;
  readonly outcome: O;
  /** The digest of a request that may be made again as if it had never been. */
  readonly forget?: string | undefined;
}

/** What a decision needs beside the state of the resource. */
export interface Circumstances {
  readonly nowMs: number;
  /** Live leases of the keyspace, and its waiters. */
  readonly held: number;
  readonly waiting: number;
  /** Print and note of the request with the same digest. */
  readonly remembered?: { readonly print: string; readonly note: number } | undefined;
}

/** The ticket of no call. */
const NOBODY = '';

type Acquired = Decision<AcquireOutcome>;

function tooMany(state: LockState, { limits }: AcquireCommand, what: TooMany['what']): Acquired {
  return { state, outcome: { kind: 'too-many', what, limit: limits[what] } };
}

function granted(state: LockState, lease: Lease, { nowMs, replayed }: { readonly nowMs: number; readonly replayed: boolean }): Acquired {
  return { state: { ...state, lease }, outcome: { kind: 'granted', token: lease.token, salt: lease.salt, remainingMs: lease.expiresAt - nowMs, toldExpiresAt: lease.toldExpiresAt, replayed } };
}

/** The lease is this call's, or that of an earlier call with the same request id. */
function claim(state: LockState, lease: Lease, command: AcquireCommand, nowMs: number): Acquired {
  const { asked, wallMs } = command;
  const waiters = state.waiters.filter((waiter) => waiter.ticket !== asked.ticket);
  const replayed = lease.claimed && lease.ticket !== asked.ticket;
  // Once two calls were told of one lock, the caller of neither is gone for sure: none of them gives it back unused.
  if (lease.claimed) return granted({ ...state, waiters }, replayed ? { ...lease, ticket: NOBODY } : lease, { nowMs, replayed });
  const whole = { ...lease, ticket: asked.ticket, claimed: true, expiresAt: nowMs + lease.ttlMs, spanMs: lease.ttlMs, toldExpiresAt: wallMs + lease.ttlMs };
  return granted({ ...state, waiters }, whole, { nowMs, replayed: false });
}

function queue(state: LockState, lease: Lease, command: AcquireCommand, { nowMs, waiting }: Circumstances): Acquired {
  const { asked, limits } = command;
  const aliveUntil = nowMs + WAITER_ALIVE_MS;
  const place = state.waiters.findIndex((waiter) => waiter.ticket === asked.ticket);
  const outcome = (first: boolean): AcquireOutcome => ({ kind: 'queued', first, remainingMs: lease.expiresAt - nowMs });
  if (place >= 0) return { state: { ...state, waiters: state.waiters.map((waiter, index) => (index === place ? { ...waiter, aliveUntil } : waiter)) }, outcome: outcome(place === 0) };
  if (state.waiters.length >= limits.waitingForOne) return tooMany(state, command, 'waitingForOne');
  if (waiting >= limits.waiting) return tooMany(state, command, 'waiting');
  return { state: { ...state, waiters: [...state.waiters, { ...asked, aliveUntil }] }, outcome: outcome(state.waiters.length === 0) };
}

/** What the request id and the ticket of a call say: it was here before. Undefined for a call that comes fresh. */
function again(state: LockState, command: AcquireCommand, { nowMs, remembered }: Circumstances): Acquired | undefined {
  const { ticket, request } = command.asked;
  const { lease } = state;
  const mine = lease?.ticket === ticket ? lease : undefined;
  const requested = request !== undefined && lease?.request?.digest === request.digest ? lease : undefined;
  if ([remembered, requested?.request].some((known) => known !== undefined && known.print !== request?.print)) return { state, outcome: { kind: 'request-reused' } };
  // Another call with this request id had the lock and is done with it: what this one was handed goes on to the next.
  if (remembered !== undefined && mine?.claimed === false) return { state: settle({ ...state, lease: undefined }, nowMs), outcome: { kind: 'request-ended' } };
  const ours = mine ?? requested;
  if (ours !== undefined) return claim(state, ours, command, nowMs);
  return remembered === undefined ? undefined : { state, outcome: { kind: 'request-ended' } };
}

/** Takes a free lock, claims one that was handed over, or waits in line if the call does so. */
export function acquire(before: LockState, command: AcquireCommand, circumstances: Circumstances): Acquired {
  const { asked, wait, limits, wallMs } = command;
  const { nowMs, held } = circumstances;
  const state = settle(before, nowMs);
  const known = again(state, command, circumstances);
  if (known !== undefined) return known;
  const { lease } = state;
  if (lease === undefined) {
    if (held >= limits.held) return tooMany(state, command, 'held');
    const token = state.lastToken + 1n;
    return granted({ ...state, lastToken: token }, leaseOf(asked, { token, nowMs, wallMs, claimed: true }), { nowMs, replayed: false });
  }
  if (wait) return queue(state, lease, command, circumstances);
  const waiters = state.waiters.filter((waiter) => waiter.ticket !== asked.ticket);
  return { state: { ...state, waiters }, outcome: { kind: 'held', owner: lease.owner, remainingMs: lease.expiresAt - nowMs } };
}

/** Gives back what the call has: its place, or the lock. A lock that a later call with the same request id has stays. */
export function abandon(before: LockState, { ticket }: AbandonCommand, { nowMs }: Circumstances): Decision<{ readonly kind: 'abandoned' }> {
  const state = settle(before, nowMs);
  const outcome = { kind: 'abandoned' } as const;
  if (state.lease?.ticket === ticket) {
    return { state: settle({ ...state, lease: undefined }, nowMs), outcome, forget: state.lease.request?.digest };
  }
  return { state: { ...state, waiters: state.waiters.filter((waiter) => waiter.ticket !== ticket) }, outcome };
}

type Refusal = { readonly kind: 'not-held' | 'other-owner' };

/** The lease that a lock id names, or why it is not to be touched. */
function leaseNamed({ lease }: LockState, { idHash, owner }: { readonly idHash: string; readonly owner: string }): Lease | Refusal {
  if (lease === undefined || !lease.claimed || lease.idHash !== idHash) return { kind: 'not-held' };
  return lease.owner === owner ? lease : { kind: 'other-owner' };
}

/** Ends a lock, and hands it to the next in line. */
export function release(before: LockState, command: ReleaseCommand, { nowMs }: Circumstances): Decision<ReleaseOutcome> {
  const state = settle(before, nowMs);
  const found = leaseNamed(state, command);
  if ('kind' in found) return { state, outcome: found };
  return { state: settle({ ...state, lease: undefined }, nowMs), outcome: { kind: 'released', replayed: false } };
}

/** Sets the end to now + ttl. Never shortens, and never brings back what has run out. */
export function refresh(before: LockState, command: RefreshCommand, { nowMs }: Circumstances): Decision<RefreshOutcome> {
  const state = settle(before, nowMs);
  const found = leaseNamed(state, command);
  if ('kind' in found) return { state, outcome: found };
  const spanMs = command.ttlMs ?? found.ttlMs;
  const later = nowMs + spanMs > found.expiresAt;
  const lease = later ? { ...found, expiresAt: nowMs + spanMs, spanMs, toldExpiresAt: command.wallMs + spanMs } : found;
  return { state: { ...state, lease }, outcome: { kind: 'refreshed', remainingMs: lease.expiresAt - nowMs, toldExpiresAt: lease.toldExpiresAt } };
}

export function check(before: LockState, nowMs: number): Decision<CheckOutcome> {
  const state = settle(before, nowMs);
  const { lease } = state;
  return { state, outcome: lease === undefined ? { kind: 'free' } : { kind: 'held', owner: lease.owner, remainingMs: lease.expiresAt - nowMs } };
}
