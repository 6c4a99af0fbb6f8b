/** How long pushing and preparing take at the moment: tells when to begin the next batch while a push is under way. */

/** Weight of the newest measurement. */
const NEWEST = 0.3;

export class Pace {
  #pushMs = 0;
  #prepareMs = 0;

  notePush(ms: number): void {
    this.#pushMs = blend(this.#pushMs, ms);
  }

  notePrepare(ms: number): void {
    this.#prepareMs = blend(this.#prepareMs, ms);
  }

  /**
   * Milliseconds to wait, `elapsedMs` after a push began, until the next batch should be prepared: late, so that it
   * takes in as much as possible, and yet early enough to be ready when the push ends.
   */
  waitMs(elapsedMs: number): number {
    return Math.max(0, this.#pushMs - this.#prepareMs - elapsedMs);
  }
}

function blend(known: number, ms: number): number {
  return known === 0 ? ms : known + NEWEST * (ms - known);
}
