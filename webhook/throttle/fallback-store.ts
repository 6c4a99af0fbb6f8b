/**
 * A shared store with a local one behind it. Losing the counters must stop nobody: this is the one thing here that fails
 * open, to a counter of this replica, and it is counted and logged. A store that failed is left alone for a moment, so
 * that not every request waits for it.
 */
import type { ThrottleDecision, ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { Log } from '../../runtime/log.ts';
import type { ThrottleStore } from './store.ts';

export interface FallbackOptions {
  readonly shared: ThrottleStore;
  readonly local: ThrottleStore;
  readonly timeoutMs: number;
  /** How long the shared store is not asked after it failed. */
  readonly pauseMs: number;
  readonly onFallback: () => void;
  readonly log: Log;
}

export class FallbackStore implements ThrottleStore {
  readonly #options: FallbackOptions;
  #pausedUntilMs = 0;

  constructor(options: FallbackOptions) {
    this.#options = options;
  }

  async record(key: string, limits: ThrottleLimits, nowMs: number): Promise<ThrottleDecision> {
    const { shared, local, pauseMs, onFallback, log } = this.#options;
    if (nowMs >= this.#pausedUntilMs) {
      try {
        return await this.#inTime(async () => await shared.record(key, limits, nowMs));
      } catch (error) {
        this.#pausedUntilMs = nowMs + pauseMs;
        log.warn('the shared counters fail; this replica counts on its own', { error });
      }
    }
    onFallback();
    return await local.record(key, limits, nowMs);
  }

  async #inTime<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${this.#options.timeoutMs} ms`)), this.#options.timeoutMs);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
