/** By how much the event loop was late when it last looked. */
import type { Part } from '../../runtime/lifecycle.ts';

const EVERY_MS = 50;

export class LoopLag implements Part {
  readonly name = 'event loop watch';
  readonly #monotonicMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  #lag = 0;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  async start(): Promise<void> {
    this.#due = this.#monotonicMs() + EVERY_MS;
    this.#timer = setInterval(() => {
      const now = this.#monotonicMs();
      this.#lag = Math.max(0, now - this.#due);
      this.#due = now + EVERY_MS;
    }, EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
  }

  /** Milliseconds: the last lateness, or the present one when that is more. */
  ms(): number {
    return Math.max(this.#lag, this.#monotonicMs() - this.#due);
  }
}
