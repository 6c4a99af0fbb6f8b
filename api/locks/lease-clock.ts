/**
 * The clock of leases in a database that one process has to itself: milliseconds that this process, and those before it
 * that used the database, have been running. It goes on where the last written reading was and stands still while
 * nobody runs, so a lease never ends early, whatever is done to the time of day.
 */
export class LeaseClock {
  readonly #base: number;
  readonly #monotonicMs: () => number;
  readonly #startedAt: number;

  /** `lastMs` is the last reading that was written down. */
  constructor(lastMs: number, monotonicMs: () => number) {
    this.#base = lastMs;
    this.#monotonicMs = monotonicMs;
    this.#startedAt = monotonicMs();
  }

  now(): number {
    return this.#base + Math.floor(this.#monotonicMs() - this.#startedAt);
  }
}
