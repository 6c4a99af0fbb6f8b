/** A copy of one kind that is asked by key: from memory, and once from the API server for what is not there yet. */

/** What a Reflector offers. */
export interface Followed<T> {
  readonly problem: string | undefined;
  get(key: string): T | undefined;
}

export interface CopyOptions<T> {
  readonly followed: Followed<T>;
  /** Reads one object from the API server; undefined when there is none. */
  readonly read: (key: string) => Promise<T | undefined>;
  readonly nowMs: () => number;
}

/** How long "there is none" is believed: a new tenant's objects come in one burst. */
const ABSENT_MS = 1_000;
/** How long an object that was read live is used when the watch does not show it. */
const LIVE_MS = 5_000;
const MAX_REMEMBERED = 1_000;
/** A watch may be lost this long (an API server restarts) before what is known counts as old. */
const STALE_MS = 300_000;

interface Remembered<T> {
  readonly value: T | undefined;
  readonly until: number;
}

export class Copy<T> {
  readonly #options: CopyOptions<T>;
  readonly #asking = new Map<string, Promise<T | undefined>>();
  readonly #remembered = new Map<string, Remembered<T>>();
  #synced = false;
  #lostAt: number | undefined;

  constructor(options: CopyOptions<T>) {
    this.#options = options;
  }

  /** Why the copy cannot be relied on; undefined from the first full list on, unless the watch is lost for minutes. */
  problem(): string | undefined {
    const { followed, nowMs } = this.#options;
    const { problem } = followed;
    if (problem === undefined) {
      this.#synced = true;
      this.#lostAt = undefined;
      return undefined;
    }
    if (!this.#synced) return problem;
    this.#lostAt ??= nowMs();
    return nowMs() - this.#lostAt > STALE_MS ? problem : undefined;
  }

  /** From memory. */
  known(key: string): T | undefined {
    return this.#options.followed.get(key);
  }

  /** From memory, else by one read however many ask. @throws when the API server does not answer */
  async ask(key: string): Promise<T | undefined> {
    const known = this.known(key);
    if (known !== undefined) return known;
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined && this.#options.nowMs() < remembered.until) return remembered.value;
    const asking = this.#asking.get(key) ?? this.#read(key);
    this.#asking.set(key, asking);
    return await asking;
  }

  async #read(key: string): Promise<T | undefined> {
    const { read, nowMs } = this.#options;
    try {
      const value = await read(key);
      if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
      this.#remembered.set(key, { value, until: nowMs() + (value === undefined ? ABSENT_MS : LIVE_MS) });
      return value;
    } finally {
      this.#asking.delete(key);
    }
  }
}
