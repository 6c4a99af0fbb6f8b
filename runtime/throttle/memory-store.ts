/** Counters of one process. Bounded: the key that was used longest ago goes first. */
import { acquirePermit, livePermits, releasePermit, renewPermit, type PermitDecision, type PermitRequest, type Permits } from '../../policies/throttle/permits.ts';
import { describeDecision, recordRequest, resetWindows, rolledState, type ThrottleDecision, type ThrottleLimits, type ThrottleState } from '../../policies/throttle/windows.ts';
import type { Charge, PermitLease, Recorded, RequestMark, ResetParts, ThrottleStore, Usage } from './store.ts';

const MAX_KEYS = 100_000;
/** Request ids are remembered for a little longer than the 24 hours that are promised, the newest of them. */
export const REMEMBER_MS = 25 * 3_600_000;
const MAX_REQUESTS = 200_000;
const NO_PERMITS: Permits = new Map();

interface Remembered {
  readonly print: string;
  readonly decision: ThrottleDecision;
  readonly atMs: number;
}

export class MemoryStore implements ThrottleStore {
  readonly #states = new Map<string, ThrottleState>();
  readonly #permits = new Map<string, Permits>();
  readonly #requests = new Map<string, Remembered>();

  record(key: string, limits: ThrottleLimits, nowMs: number, { cost = 1, request }: Charge = {}): Recorded {
    const known = request === undefined ? undefined : this.#known(key, request, nowMs);
    if (known !== undefined) return { ...known.decision, replayed: known.print === request?.print, reused: known.print !== request?.print };
    const { state, allowed } = recordRequest(this.#states.get(key), limits, nowMs, cost);
    keep(this.#states, key, state, MAX_KEYS);
    const decision = describeDecision(state, limits, nowMs, { allowed, cost });
    if (allowed && request !== undefined) keep(this.#requests, requestKey(key, request), { print: request.print, decision, atMs: nowMs }, MAX_REQUESTS);
    return { ...decision, replayed: false, reused: false };
  }

  usage(key: string, nowMs: number): Usage {
    return { windows: rolledState(this.#states.get(key), nowMs), permits: livePermits(this.#permitsOf(key), nowMs).size };
  }

  reset(key: string, { windows, permits }: ResetParts, nowMs: number): Usage {
    if (windows.length > 0) keep(this.#states, key, resetWindows(this.#states.get(key), windows, nowMs), MAX_KEYS);
    if (permits) this.#permits.delete(key);
    return this.usage(key, nowMs);
  }

  acquire(key: string, { limit, ...request }: PermitLease, nowMs: number): PermitDecision {
    return this.#changed(key, acquirePermit(this.#permitsOf(key), limit, nowMs, request));
  }

  renew(key: string, request: PermitRequest, nowMs: number): PermitDecision {
    return this.#changed(key, renewPermit(this.#permitsOf(key), nowMs, request));
  }

  release(key: string, id: string, nowMs: number): PermitDecision {
    return this.#changed(key, { permits: releasePermit(this.#permitsOf(key), nowMs, id), held: false });
  }

  #permitsOf(key: string): Permits {
    return this.#permits.get(key) ?? NO_PERMITS;
  }

  #changed(key: string, { permits, held }: { readonly permits: Permits; readonly held: boolean }): PermitDecision {
    if (permits.size === 0) this.#permits.delete(key);
    // Never dropped to make room: a permit that is forgotten would let one job too many run.
    else this.#permits.set(key, permits);
    return { held, inUse: permits.size };
  }

  #known(key: string, request: RequestMark, nowMs: number): Remembered | undefined {
    const known = this.#requests.get(requestKey(key, request));
    return known !== undefined && nowMs < known.atMs + REMEMBER_MS ? known : undefined;
  }
}

function requestKey(key: string, { digest }: RequestMark): string {
  return `${key} ${digest}`;
}

/** Puts the entry last, and drops the first one where there are more than `most`. */
function keep<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
