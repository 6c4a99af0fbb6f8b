/**
 * A schedule that a test decides: whatever must wait takes a turn, and one waiting turn after the other is picked by a
 * seeded choice. With the same seed everything happens in the same order.
 */

/** Numbers from 0 (included) to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Waiting {
  /** Virtual time at which it runs at the latest. */
  readonly dueMs: number;
  readonly run: () => void;
}

export class Turns {
  readonly #random: () => number;
  readonly #waiting: Waiting[] = [];
  #nowMs = 1_000_000;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Virtual milliseconds. */
  now(): number {
    return this.#nowMs;
  }

  get count(): number {
    return this.#waiting.length;
  }

  /** Resolves when its turn has come: at some time before `withinMs` have passed. */
  turn(withinMs: number): Promise<void> {
    return new Promise((run) => this.#waiting.push({ dueMs: this.#nowMs + withinMs, run }));
  }

  /** Whether something of that probability happens. */
  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }

  /** Runs one waiting turn, and all that follows from it at once. */
  async next(): Promise<void> {
    const overdue = this.#waiting.filter(({ dueMs }) => dueMs <= this.#nowMs);
    const chosen = this.pick(overdue.length > 0 ? overdue : this.#waiting);
    if (chosen !== undefined) {
      this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
      chosen.run();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Runs everything that waits, and what comes of it. */
  async drain(): Promise<void> {
    await this.next();
    while (this.#waiting.length > 0) await this.next();
  }

  /** Lets time pass; what is due meanwhile runs at its time. */
  async pass(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    for (;;) {
      const due = this.#waiting.reduce((least, { dueMs }) => Math.min(least, dueMs), end + 1);
      if (due > end) break;
      this.#nowMs = Math.max(this.#nowMs, due);
      await this.next();
    }
    this.#nowMs = end;
  }
}
