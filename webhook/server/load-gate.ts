/**
 * How much the webhook takes on at a time. What is above is refused at once, before its body is read: the API server
 * resends a shed call within its timeout, to another replica if there is one, while a queue would only fill with calls
 * that nobody waits for any more.
 */

export interface LoadBounds {
  /** Calls at a time. */
  readonly maxCalls: number;
  /** Bytes of bodies at a time, over all calls. */
  readonly maxBytes: number;
  /** The event loop is too late from here on. */
  readonly maxLagMs: number;
}

export type ShedReason = 'calls' | 'bytes' | 'lag' | 'not-ready';

export class LoadGate {
  readonly #bounds: LoadBounds;
  readonly #lagMs: () => number;
  #calls = 0;
  #bytes = 0;

  /** `lagMs`: by how much the event loop was late just now. */
  constructor(bounds: LoadBounds, lagMs: () => number) {
    this.#bounds = bounds;
    this.#lagMs = lagMs;
  }

  get calls(): number {
    return this.#calls;
  }

  /** Takes a call of that many bytes on, or says why not. Whoever is taken on must leave(). */
  enter(bytes: number): ShedReason | undefined {
    const { maxCalls, maxBytes, maxLagMs } = this.#bounds;
    if (this.#calls >= maxCalls) return 'calls';
    if (this.#calls > 0 && this.#bytes + bytes > maxBytes) return 'bytes';
    // A single late call is never shed, or a loop that was late once could refuse for ever.
    if (this.#calls > 0 && this.#lagMs() > maxLagMs) return 'lag';
    this.#calls += 1;
    this.#bytes += bytes;
    return undefined;
  }

  leave(bytes: number): void {
    this.#calls -= 1;
    this.#bytes -= bytes;
  }
}
