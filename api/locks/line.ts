/** Standing in line for a lock: asks, waits for its turn, asks again, and gives back what its caller no longer wants. */
import { TenantryError } from '../../model/errors.ts';
import type { AcquireCommand, AcquireOutcome, LockStore, Queued } from './lock-store.ts';

/** A waiter asks again at least this often: it keeps its place, and hears of a turn that nobody told it. */
const ASK_AGAIN_MS = 3_000;
/** Just after the lease before has run out. */
const AFTER_MS = 5;

export interface LineOptions {
  readonly store: LockStore;
  readonly monotonicMs: () => number;
  /** Most calls that wait at one time. */
  readonly most: number;
}

/** Everything of the command that does not change from one time of asking to the next. */
export type Asking = Omit<AcquireCommand, 'wait' | 'wallMs'>;

export interface Patience {
  /** Milliseconds; 0 asks once. */
  readonly waitMs: number;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  /** The time of day, milliseconds since 1970. */
  readonly now: () => number;
}

export class Line {
  readonly #options: LineOptions;
  readonly #closing = new AbortController();
  #waiting = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Answers all who wait with UNAVAILABLE, and lets nobody wait any more. */
  close(): void {
    this.#closing.abort();
  }

  /** The outcome, never `queued`. @throws TenantryError UNAVAILABLE, CANCELLED, RESOURCE_EXHAUSTED */
  async acquire(asking: Asking, patience: Patience): Promise<Exclude<AcquireOutcome, Queued>> {
    const waits = patience.waitMs > 0 ? 1 : 0;
    if (this.#waiting + waits > this.#options.most) throw new TenantryError('RESOURCE_EXHAUSTED', `${this.#waiting} calls wait for locks here, which is the most; ask again later`, { retryAfterSeconds: 5 });
    this.#waiting += waits;
    try {
      return await this.#stand(asking, patience);
    } finally {
      this.#waiting -= waits;
    }
  }

  async #stand(asking: Asking, patience: Patience): Promise<Exclude<AcquireOutcome, Queued>> {
    const { store, monotonicMs } = this.#options;
    const until = monotonicMs() + patience.waitMs;
    const turn = new Turn();
    const end = store.onTurn(asking.asked.ticket, () => turn.come());
    try {
      for (;;) {
        const sentAt = monotonicMs();
        const wait = until > sentAt;
        const outcome = await store.run<AcquireCommand>({ ...asking, wait, wallMs: patience.now() });
        if (patience.signal.aborted) return await this.#leave(asking);
        if (outcome.kind === 'queued') await turn.wait(this.#pauseMs(outcome, until), [patience.signal, this.#closing.signal]);
        // Between decision and now this process may have stood still for longer than the lease: then it is not held.
        else if (outcome.kind !== 'granted' || monotonicMs() - sentAt < outcome.remainingMs) return outcome;
        if (patience.signal.aborted || this.#closing.signal.aborted) return await this.#leave(asking);
      }
    } finally {
      end();
    }
  }

  #pauseMs({ first, remainingMs }: Queued, until: number): number {
    const leftMs = Math.max(0, until - this.#options.monotonicMs());
    return Math.min(leftMs, ASK_AGAIN_MS, first ? remainingMs + AFTER_MS : ASK_AGAIN_MS);
  }

  async #leave({ keyspace, resource, asked: { ticket } }: Asking): Promise<never> {
    await this.#options.store.run({ kind: 'abandon', keyspace, resource, ticket });
    if (this.#closing.signal.aborted) throw new TenantryError('UNAVAILABLE', 'this process is stopping and nobody can wait here any more; ask again', { retryAfterSeconds: 1 });
    throw new TenantryError('CANCELLED', 'the caller went away');
  }
}

/** Remembers that its turn came, also when nobody waited at that moment. */
class Turn {
  #came = false;
  #wake: (() => void) | undefined;

  come(): void {
    this.#came = true;
    this.#wake?.();
  }

  /** Resolves when the turn comes, the time is over, or one of the signals aborts. */
  async wait(ms: number, signals: readonly AbortSignal[]): Promise<void> {
    if (this.#came || signals.some(({ aborted }) => aborted)) {
      this.#came = false;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const over = new AbortController();
    const timer = setTimeout(resolve, ms);
    for (const signal of signals) signal.addEventListener('abort', () => resolve(), { signal: over.signal });
    await promise;
    over.abort();
    clearTimeout(timer);
    this.#came = false;
    this.#wake = undefined;
  }
}
