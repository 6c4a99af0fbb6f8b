/** Where requests and permits are counted. Every implementation passes the tests in testing/. */
import type { PermitDecision, PermitRequest } from '../../policies/throttle/permits.ts';
import type { ThrottleDecision, ThrottleLimits, ThrottleState, WindowName } from '../../policies/throttle/windows.ts';

type Now<T> = T | Promise<T>;

/** What is recorded, where it is more than one request without a name. */
export interface Charge {
  /** Requests that it counts as; 1 when left out. */
  readonly cost?: number;
  /** Makes it count once, however often it comes. Only what was let through is remembered. */
  readonly request?: RequestMark;
}

export interface RequestMark {
  /** The same for the same request id of the same caller; at most 64 characters. */
  readonly digest: string;
  /** Tells two requests with one id apart; at most 64 characters. */
  readonly print: string;
}

export interface Recorded extends ThrottleDecision {
  /** True when the request was let through before: nothing was counted now, and this is what was said then. */
  readonly replayed: boolean;
  /** True when its id was used for another request: nothing was counted. */
  readonly reused: boolean;
}

/** Counters of requests. All times are the caller's, milliseconds since 1970; a store may go by a clock of its own. @throws when it cannot */
export interface RequestCounters {
  /** Decides and counts a request, in one atomic step over all replicas that share the store; at once where it can. */
  record(key: string, limits: ThrottleLimits, nowMs: number, charge?: Charge): Now<Recorded>;
}

export interface Usage {
  readonly windows: ThrottleState;
  readonly permits: number;
}

export interface PermitLease extends PermitRequest {
  /** Permits that there are in all. */
  readonly limit: number;
}

export interface ResetParts {
  readonly windows: readonly WindowName[];
  readonly permits: boolean;
}

/** All that is counted for a tenant. */
export interface ThrottleStore extends RequestCounters {
  /** What is counted now; counts nothing. */
  usage(key: string, nowMs: number): Now<Usage>;
  reset(key: string, parts: ResetParts, nowMs: number): Now<Usage>;
  acquire(key: string, lease: PermitLease, nowMs: number): Now<PermitDecision>;
  renew(key: string, request: PermitRequest, nowMs: number): Now<PermitDecision>;
  release(key: string, id: string, nowMs: number): Now<PermitDecision>;
}
