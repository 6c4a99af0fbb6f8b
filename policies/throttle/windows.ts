/**
 * throttle: a tenant may make so many requests in a minute and so many in an hour; both count together. A window begins
 * with its first request, so tenants do not all begin anew at the same moment, and nothing is counted for who does
 * nothing. A request has a cost, 1 as a rule: both windows must hold all of it. A refused request uses up nothing. How
 * long to wait is told so that those who wait come back one after the other: the more were refused, the later the next
 * one is asked to come.
 */

export interface ThrottleLimits {
  readonly requestsPerMinute: number;
  readonly requestsPerHour: number;
}

export interface WindowState {
  /** Milliseconds since 1970. */
  readonly startMs: number;
  /** Requests let through. */
  readonly count: number;
  /** Requests turned away. */
  readonly refused: number;
}

export interface ThrottleState {
  readonly minute: WindowState;
  readonly hour: WindowState;
}

export type WindowName = keyof ThrottleState;

/** What came of a request that was, or would be, recorded. */
export interface Outcome {
  readonly allowed: boolean;
  /** Requests that it counts as, 0 or more; a whole number. */
  readonly cost: number;
}

export interface ThrottleDecision {
  readonly allowed: boolean;
  /** Which window is used up, or has too little left for the cost; the later one when both are. */
  readonly exhausted: WindowName | undefined;
  readonly limit: number;
  /** Requests that the same window has let through. */
  readonly count: number;
  /** Requests that both windows still let through. */
  readonly remaining: number;
  /** When the exhausted window, else the minute, begins anew; milliseconds since 1970. */
  readonly resetAtMs: number;
  /** 0 when allowed. Infinity where the cost is above the limit itself, so that waiting would not help. */
  readonly retryAfterMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const LENGTH_MS: Readonly<Record<WindowName, number>> = { minute: MINUTE_MS, hour: HOUR_MS };
/** Those who wait for one window come back within this much of its beginning. */
const SPREAD_MS = 10_000;

function rolled(window: WindowState | undefined, lengthMs: number, nowMs: number): WindowState {
  const isOver = window === undefined || nowMs >= window.startMs + lengthMs;
  return isOver ? { startMs: nowMs, count: 0, refused: 0 } : window;
}

/** The windows as they are now: those that are over begin anew. A clock that is behind changes nothing. */
export function rolledState(state: ThrottleState | undefined, nowMs: number): ThrottleState {
  return { minute: rolled(state?.minute, MINUTE_MS, nowMs), hour: rolled(state?.hour, HOUR_MS, nowMs) };
}

function exhaustedWindow(state: ThrottleState, limits: ThrottleLimits, cost: number): WindowName | undefined {
  if (state.hour.count + cost > limits.requestsPerHour) return 'hour';
  return state.minute.count + cost > limits.requestsPerMinute ? 'minute' : undefined;
}

function limitOf(window: WindowName, limits: ThrottleLimits): number {
  return window === 'hour' ? limits.requestsPerHour : limits.requestsPerMinute;
}

/** Wait of the request that was refused after `refused` others: whole windows full of them first, then its place in line. */
function waitMs(state: ThrottleState, window: WindowName, limit: number, nowMs: number): number {
  const { startMs, refused } = state[window];
  const before = Math.max(0, refused - 1);
  const room = Math.max(1, limit);
  const place = (before % room) / room;
  return Math.max(0, startMs + LENGTH_MS[window] - nowMs) + Math.floor(before / room) * LENGTH_MS[window] + Math.ceil(place * SPREAD_MS);
}

/** What to tell about a request that was, or would be, allowed or not, from the state after it. */
export function describeDecision(state: ThrottleState, limits: ThrottleLimits, nowMs: number, { allowed, cost }: Outcome): ThrottleDecision {
  const exhausted = exhaustedWindow(state, limits, allowed ? 1 : cost);
  const window = exhausted ?? 'minute';
  const limit = limitOf(window, limits);
  const remaining = Math.min(limits.requestsPerMinute - state.minute.count, limits.requestsPerHour - state.hour.count);
  const neverFits = cost > Math.min(limits.requestsPerMinute, limits.requestsPerHour);
  return {
    allowed, exhausted, limit,
    count: state[window].count,
    remaining: Math.max(0, remaining),
    resetAtMs: state[window].startMs + LENGTH_MS[window],
    retryAfterMs: allowed ? 0 : neverFits ? Number.POSITIVE_INFINITY : waitMs(state, window, limit, nowMs),
  };
}

/** Decides and counts a request in one step. */
export function recordRequest(before: ThrottleState | undefined, limits: ThrottleLimits, nowMs: number, cost = 1): { readonly state: ThrottleState; readonly allowed: boolean } {
  const { minute, hour } = rolledState(before, nowMs);
  const exhausted = exhaustedWindow({ minute, hour }, limits, cost);
  const refuse = (window: WindowState): WindowState => ({ ...window, refused: window.refused + 1 });
  const count = (window: WindowState): WindowState => ({ ...window, count: window.count + cost });
  if (exhausted === undefined) return { state: { minute: count(minute), hour: count(hour) }, allowed: true };
  return { state: exhausted === 'hour' ? { minute, hour: refuse(hour) } : { minute: refuse(minute), hour }, allowed: false };
}

/** What recordRequest() would say now; nothing is counted. */
export function lookAtRequest(before: ThrottleState | undefined, limits: ThrottleLimits, nowMs: number, cost = 1): ThrottleDecision {
  const state = rolledState(before, nowMs);
  return describeDecision(state, limits, nowMs, { allowed: exhaustedWindow(state, limits, cost) === undefined, cost });
}

/** When a window begins anew; milliseconds since 1970. */
export function windowEndMs(state: ThrottleState, window: WindowName): number {
  return state[window].startMs + LENGTH_MS[window];
}

/** The named windows begin anew, empty; what they turned away is forgotten too. */
export function resetWindows(before: ThrottleState | undefined, windows: readonly WindowName[], nowMs: number): ThrottleState {
  const { minute, hour } = rolledState(before, nowMs);
  return {
    minute: windows.includes('minute') ? rolled(undefined, MINUTE_MS, nowMs) : minute,
    hour: windows.includes('hour') ? rolled(undefined, HOUR_MS, nowMs) : hour,
  };
}
