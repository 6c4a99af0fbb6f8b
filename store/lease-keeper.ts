/** Holds the writer's lock while there is work, and lets others have their turn. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FencedLock, Lease, LockRequest } from './lock.ts';
import type { Clock } from './ports.ts';

const LOCK = 'writer';
const RETRY_MS = 25;
/** Shortest time that a writer keeps the lock although another one waits. */
const TURN_MS = 250;

export interface LeaseOptions {
  readonly lock: FencedLock;
  readonly clock: Clock;
  readonly holder: string;
  readonly ttlMs: number;
}

export class LeaseKeeper {
  readonly #options: LeaseOptions;
  #lease: Lease | undefined;
  #since = 0;
  #lastToken = 0;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  get held(): boolean {
    return this.#lease !== undefined;
  }

  /** True as long as the lease has not run out by our clock. */
  isFresh(): boolean {
    return this.#lease !== undefined && this.#lease.expiresAt > this.#options.clock.now();
  }

  /** Waits for the lock. `others` tells that somebody else had it meanwhile. Rejects when the signal fires. */
  async hold(signal: AbortSignal): Promise<{ readonly token: number; readonly others: boolean }> {
    if (this.#lease) {
      const renewed = await this.#renewed(this.#lease);
      if (renewed) return { token: renewed.token, others: false };
    }
    for (;;) {
      signal.throwIfAborted();
      const lease = await this.#options.lock.acquire(this.#request());
      if (lease) return this.#took(lease);
      await sleep(RETRY_MS * (0.5 + Math.random()), undefined, { signal });
    }
  }

  /** True if somebody else waits and we had our turn. */
  async mustYield(): Promise<boolean> {
    const { lock, clock } = this.#options;
    if (this.#lease === undefined || clock.now() - this.#since < TURN_MS) return false;
    return lock.isWanted(LOCK, this.#lease.token);
  }

  /** Gives the lock up if somebody else waits for it. Only between pushes. */
  async yieldTurn(): Promise<void> {
    if (!(await this.mustYield())) return;
    await this.release();
    // Long enough for a waiting writer to look again.
    await sleep(RETRY_MS * 2);
  }

  async release(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    if (lease) await this.#options.lock.release(LOCK, lease.token);
  }

  #request(): LockRequest {
    return { name: LOCK, holder: this.#options.holder, ttlMs: this.#options.ttlMs };
  }

  #took(lease: Lease): { readonly token: number; readonly others: boolean } {
    const others = lease.token !== this.#lastToken + 1;
    this.#lease = lease;
    this.#since = this.#options.clock.now();
    this.#lastToken = lease.token;
    return { token: lease.token, others };
  }

  async #renewed(lease: Lease): Promise<Lease | undefined> {
    const { lock, clock, ttlMs } = this.#options;
    if (lease.expiresAt - clock.now() > ttlMs / 2) return lease;
    this.#lease = await lock.renew(this.#request(), lease.token);
    return this.#lease;
  }
}
