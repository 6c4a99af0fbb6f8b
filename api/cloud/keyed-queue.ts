/** Work by key: a few keys at once, one piece of work a key at a time, what is urgent first. */

export interface KeyedQueueOptions {
  /** Keys that are worked on at once. */
  readonly parallel: number;
  /** Must not reject. */
  readonly work: (key: string) => Promise<void>;
}

export class KeyedQueue {
  readonly #options: KeyedQueueOptions;
  readonly #urgent = new Set<string>();
  readonly #later = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #held = new Map<string, Promise<void>>();
  #ended = false;

  constructor(options: KeyedQueueOptions) {
    this.#options = options;
  }

  /** Work to be done before any other; asked for while it runs, it is done once more. */
  urgent(key: string): void {
    this.#later.delete(key);
    this.#urgent.add(key);
    this.#pump();
  }

  /** Work for when there is nothing urgent. */
  later(key: string): void {
    if (!this.#urgent.has(key)) this.#later.add(key);
    this.#pump();
  }

  /** Keeps a key from being worked on, once what runs is over; gives the function that lets it go again. */
  async hold(key: string): Promise<() => void> {
    for (let busy = this.#busy(key); busy !== undefined; busy = this.#busy(key)) await busy;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.set(key, promise);
    return () => {
      this.#held.delete(key);
      resolve();
      this.#pump();
    };
  }

  #busy(key: string): Promise<void> | undefined {
    return this.#running.get(key) ?? this.#held.get(key);
  }

  /** Begins nothing any more; resolves when nothing runs. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#running.values());
  }

  #next(): string | undefined {
    for (const waiting of [this.#urgent, this.#later]) {
      for (const key of waiting) {
        if (this.#running.has(key) || this.#held.has(key)) continue;
        waiting.delete(key);
        return key;
      }
    }
    return undefined;
  }

  #pump(): void {
    while (!this.#ended && this.#running.size < this.#options.parallel) {
      const key = this.#next();
      if (key === undefined) return;
      this.#running.set(key, this.#options.work(key).finally(() => {
        this.#running.delete(key);
        this.#pump();
      }));
    }
  }
}
