/**
 * How many refused attempts of one caller are written down. Without a bound anybody who may not do a thing could try it
 * until the lines of those who did it are rotated away. Every caller has ten lines a second; the next one that is
 * written says how many were left out. Strangers, of whom there may be any number, are one caller together.
 */
import { Recent } from '../identity/recent.ts';

interface Spent {
  readonly windowStart: number;
  readonly lines: number;
  readonly left: number;
}

const WINDOW_MS = 1_000;
const LINES = 10;
const MOST_CALLERS = 4_096;

export class RefusalBudget {
  readonly #monotonicMs: () => number;
  readonly #spent = new Recent<string, Spent>(MOST_CALLERS);

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** How many were left out before this one, if it is to be written; undefined if it is left out itself. */
  take(caller: string): number | undefined {
    const now = this.#monotonicMs();
    const spent = this.#spent.get(caller) ?? { windowStart: now, lines: 0, left: 0 };
    const fresh = now - spent.windowStart >= WINDOW_MS ? { ...spent, windowStart: now, lines: 0 } : spent;
    if (fresh.lines >= LINES) {
      this.#spent.put(caller, { ...fresh, left: fresh.left + 1 });
      return undefined;
    }
    this.#spent.put(caller, { ...fresh, lines: fresh.lines + 1, left: 0 });
    return fresh.left;
  }
}
