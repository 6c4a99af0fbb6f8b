/** Counters of one process. Bounded: the key that was used longest ago goes first. */
import { describeDecision, recordRequest, type ThrottleDecision, type ThrottleLimits, type ThrottleState } from '../../policies/throttle/windows.ts';
import type { ThrottleStore } from './store.ts';

const MAX_KEYS = 20_000;

export class MemoryStore implements ThrottleStore {
  readonly #states = new Map<string, ThrottleState>();

  record(key: string, limits: ThrottleLimits, nowMs: number): ThrottleDecision {
    const { state, allowed } = recordRequest(this.#states.get(key), limits, nowMs);
    this.#states.delete(key);
    this.#states.set(key, state);
    if (this.#states.size > MAX_KEYS) {
      const [oldest] = this.#states.keys();
      if (oldest !== undefined) this.#states.delete(oldest);
    }
    return describeDecision(state, limits, nowMs, allowed);
  }
}
