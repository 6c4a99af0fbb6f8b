/**
 * A lock of one resource as its callers may see it. Time is in it: a lease may end by itself only after the time that
 * its holder was promised, counted from the earliest moment at which it can have been given.
 */
import type { Model, Operation } from './linearizability.ts';

/** `unknown`: the caller never heard of an answer. */
export type LockEvent =
  | { readonly kind: 'acquire'; readonly owner: string; readonly ttl: number; readonly outcome: { readonly token: number } | 'held' | 'unknown' }
  | { readonly kind: 'release'; readonly token: number; readonly outcome: boolean | 'unknown' }
  | { readonly kind: 'refresh'; readonly token: number; readonly ttl: number; readonly outcome: boolean | 'unknown' }
  | { readonly kind: 'check'; readonly outcome: { readonly owner: string } | 'free' };

interface Holder {
  readonly owner: string;
  /** Undefined when the caller never heard it. */
  readonly token: number | undefined;
  /** It may end by itself after this time. */
  readonly until: number;
}

export interface LockModelState {
  readonly last: number;
  readonly holder: Holder | undefined;
  /** No operation that comes later in the order can have happened before this time. */
  readonly now: number;
}

type Timed = Operation<LockEvent>;

/** The state at the operation: `now` moved on, or none when it ended before that. */
function at(state: LockModelState, { call, end }: Timed): LockModelState | undefined {
  const now = Math.max(state.now, call);
  return now <= end ? { ...state, now } : undefined;
}

/** The holder's lease ended by itself before the operation. */
function ended(state: LockModelState, { end }: Timed): LockModelState | undefined {
  if (state.holder === undefined) return state;
  const now = Math.max(state.now, state.holder.until);
  return now <= end ? { ...state, holder: undefined, now } : undefined;
}

function acquire(state: LockModelState, operation: Timed, event: Extract<LockEvent, { kind: 'acquire' }>): (LockModelState | undefined)[] {
  const { owner, ttl, outcome } = event;
  if (outcome === 'held') return [state.holder === undefined ? undefined : state];
  const free = ended(state, operation);
  if (free === undefined) return [];
  // Whoever never hears of its lock loses it again, at once or at its end.
  if (outcome === 'unknown') return [{ ...free, holder: { owner, token: undefined, until: free.now } }];
  return [outcome.token > free.last ? { ...free, last: outcome.token, holder: { owner, token: outcome.token, until: free.now + ttl } } : undefined];
}

function release(state: LockModelState, operation: Timed, { token, outcome }: Extract<LockEvent, { kind: 'release' }>): (LockModelState | undefined)[] {
  const isHolder = state.holder?.token === token;
  if (outcome === false) return [isHolder ? ended(state, operation) : state];
  return [isHolder ? { ...state, holder: undefined } : undefined];
}

function refresh(state: LockModelState, operation: Timed, { token, ttl, outcome }: Extract<LockEvent, { kind: 'refresh' }>): (LockModelState | undefined)[] {
  const { holder } = state;
  const isHolder = holder !== undefined && holder.token === token;
  if (outcome === false) return [isHolder ? ended(state, operation) : state];
  if (!isHolder) return [];
  // A refresh that nobody heard of may have happened or not: the lease may end at the earlier time.
  return [outcome === 'unknown' ? state : { ...state, holder: { ...holder, until: Math.max(holder.until, state.now + ttl) } }];
}

function check(state: LockModelState, operation: Timed, { outcome }: Extract<LockEvent, { kind: 'check' }>): (LockModelState | undefined)[] {
  if (outcome === 'free') return [ended(state, operation)];
  return [state.holder?.owner === outcome.owner ? state : undefined];
}

function step(before: LockModelState, operation: Timed): LockModelState[] {
  const state = at(before, operation);
  if (state === undefined) return [];
  const { what } = operation;
  const after = what.kind === 'acquire' ? acquire(state, operation, what)
    : what.kind === 'release' ? release(state, operation, what)
      : what.kind === 'refresh' ? refresh(state, operation, what)
        : check(state, operation, what);
  return after.filter((one) => one !== undefined);
}

export const LOCK_MODEL: Model<LockModelState, LockEvent> = {
  initial: { last: 0, holder: undefined, now: 0 },
  step,
  key: (state) => JSON.stringify(state),
};
