/** The port of the lock service to what keeps its locks: commands and their outcomes. */
import type { Asked, RequestMark } from './lock-state.ts';

/** What a lock is on. */
export interface Place {
  /** Whose resources are meant; see keyspace.ts. */
  readonly keyspace: string;
  readonly resource: string;
}

/** Most that a keyspace may have at one time. */
export interface LockLimits {
  readonly held: number;
  readonly waiting: number;
  readonly waitingForOne: number;
}

/** Takes the lock, takes a place in the line for it, or asks whether its turn has come: a call sends the same again. */
export interface AcquireCommand extends Place {
  readonly kind: 'acquire';
  readonly asked: Asked;
  /** False: the last time that this call asks. */
  readonly wait: boolean;
  readonly limits: LockLimits;
  /** The time of day when the call was sent, milliseconds since 1970. */
  readonly wallMs: number;
}

/** The call's caller is gone: its place in the line, or the lock that it was just given, goes on to the next. */
export interface AbandonCommand extends Place {
  readonly kind: 'abandon';
  readonly ticket: string;
}

/** Keyspaces in which a caller may end or prolong locks. */
export type Reach = 'all' | readonly string[];

export interface ReleaseCommand {
  readonly kind: 'release';
  readonly idHash: string;
  readonly owner: string;
  readonly reach: Reach;
  readonly request?: RequestMark | undefined;
}

export interface RefreshCommand {
  readonly kind: 'refresh';
  readonly idHash: string;
  readonly owner: string;
  readonly reach: Reach;
  /** Undefined: what it was acquired with. */
  readonly ttlMs: number | undefined;
  readonly wallMs: number;
  readonly request?: RequestMark | undefined;
}

export interface CheckCommand extends Place {
  readonly kind: 'check';
}

export type LockCommand = AcquireCommand | AbandonCommand | ReleaseCommand | RefreshCommand | CheckCommand;

export interface Granted {
  readonly kind: 'granted';
  readonly token: bigint;
  readonly salt: string;
  readonly remainingMs: number;
  readonly toldExpiresAt: number;
  /** True when an earlier call with this request id was told of it already. */
  readonly replayed: boolean;
}

export interface Held {
  readonly kind: 'held';
  readonly owner: string;
  readonly remainingMs: number;
}

export interface Queued {
  readonly kind: 'queued';
  /** True for the next in line. */
  readonly first: boolean;
  /** Until the holder's lease ends if nothing is done. */
  readonly remainingMs: number;
}

/** The request id was used for something else before. */
interface RequestReused {
  readonly kind: 'request-reused';
}

export interface TooMany {
  readonly kind: 'too-many';
  readonly what: keyof LockLimits;
  readonly limit: number;
}

/** The lock that this request id took has been released or has run out. */
interface RequestEnded {
  readonly kind: 'request-ended';
}

/** No live lock has this id. */
interface NotHeld {
  readonly kind: 'not-held';
}

interface OtherOwner {
  readonly kind: 'other-owner';
}

export type AcquireOutcome = Granted | Held | Queued | TooMany | RequestReused | RequestEnded;
export type ReleaseOutcome = { readonly kind: 'released'; readonly replayed: boolean } | NotHeld | OtherOwner | RequestReused;
export type RefreshOutcome = { readonly kind: 'refreshed'; readonly remainingMs: number; readonly toldExpiresAt: number } | NotHeld | OtherOwner | RequestReused;
export type CheckOutcome = Held | { readonly kind: 'free' };

interface Outcomes {
  readonly acquire: AcquireOutcome;
  readonly abandon: { readonly kind: 'abandoned' };
  readonly release: ReleaseOutcome;
  readonly refresh: RefreshOutcome;
  readonly check: CheckOutcome;
}

export type OutcomeOf<C extends LockCommand> = Outcomes[C['kind']];
export type LockOutcome = Outcomes[keyof Outcomes];

/** Keeps locks. Each command is one atomic step; what it decided is on disk before the outcome is known to anybody. */
export interface LockStore {
  /** @throws TenantryError UNAVAILABLE when the database cannot be asked, or it is not known what came of it */
  run<C extends LockCommand>(command: C): Promise<OutcomeOf<C>>;
  /** Calls when a lock may have been handed to that ticket, at times for nothing, now and then not at all. Gives back the function that ends it. */
  onTurn(ticket: string, listener: () => void): () => void;
  healthy(): boolean;
  close(): Promise<void>;
}
