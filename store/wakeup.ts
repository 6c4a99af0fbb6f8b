/** A bell that one loop waits for; ringing while nobody waits is remembered. */
export class Wakeup {
  #rung = false;
  #ring: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#ring?.();
  }

  /** True when it was rung, false after `timeoutMs` (never, if undefined). */
  async wait(timeoutMs: number | undefined): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        this.#ring = resolve;
        if (timeoutMs !== undefined) timer = setTimeout(resolve, timeoutMs);
      });
    }
    clearTimeout(timer);
    this.#ring = undefined;
    const rung = this.#rung;
    this.#rung = false;
    return rung;
  }
}
