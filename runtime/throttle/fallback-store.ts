/**
 * A shared store with a local one behind it. Losing the counters must stop nobody: this is the one thing here that fails
 * open, to a counter of this replica, and it is counted and logged. A store that failed is left alone for a moment, so
 * that not every request waits for it.
 */
import type { PermitDecision, PermitRequest } from '../../policies/throttle/permits.ts';
import type { ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { Log } from '../log.ts';
import type { Charge, PermitLease, Recorded, ResetParts, ThrottleStore, Usage } from './store.ts';

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

  record(key: string, limits: ThrottleLimits, nowMs: number, charge?: Charge): Promise<Recorded> {
    return this.#ask(nowMs, (store) => store.record(key, limits, nowMs, charge));
  }

  usage(key: string, nowMs: number): Promise<Usage> {
    return this.#ask(nowMs, (store) => store.usage(key, nowMs));
  }

  reset(key: string, parts: ResetParts, nowMs: number): Promise<Usage> {
    return this.#ask(nowMs, (store) => store.reset(key, parts, nowMs));
  }

  acquire(key: string, lease: PermitLease, nowMs: number): Promise<PermitDecision> {
    return this.#ask(nowMs, (store) => store.acquire(key, lease, nowMs));
  }

  renew(key: string, request: PermitRequest, nowMs: number): Promise<PermitDecision> {
    return this.#ask(nowMs, (store) => store.renew(key, request, nowMs));
  }

  release(key: string, id: string, nowMs: number): Promise<PermitDecision> {
    return this.#ask(nowMs, (store) => store.release(key, id, nowMs));
  }

  async #ask<T>(nowMs: number, ask: (store: ThrottleStore) => T | Promise<T>): Promise<T> {
    const { shared, local, pauseMs, onFallback, log } = this.#options;
    if (nowMs >= this.#pausedUntilMs) {
      try {
        return await this.#inTime(async () => await ask(shared));
      } catch (error) {
        this.#pausedUntilMs = nowMs + pauseMs;
        log.warn('the shared counters fail; this replica counts on its own', { error });
      }
    }
    onFallback();
    return await ask(local);
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
