/** A slow read that many need: done once for all who wait, and what it gave holds for a while. */
import { TenantryError } from '../../../model/errors.ts';

export interface SharedReadOptions<T> {
  readonly read: (signal: AbortSignal) => Promise<T>;
  /** Milliseconds, only growing. */
  readonly now: () => number;
}

/** What was read holds so long, milliseconds. */
export const HOLD_MS = 60_000;
/** One read may take so long; it ends with none of those who wait. */
const READ_MS = 60_000;

export class SharedRead<T> {
  readonly #options: SharedReadOptions<T>;
  #last: { readonly value: T; readonly at: number } | undefined;
  #reading: Promise<T> | undefined;

  constructor(options: SharedReadOptions<T>) {
    this.#options = options;
  }

  /** @throws TenantryError CANCELLED when the signal aborts first; what the read threw otherwise */
  async get(signal: AbortSignal): Promise<T> {
    if (this.#last !== undefined && this.#options.now() - this.#last.at < HOLD_MS) return this.#last.value;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    const { promise: given, reject } = Promise.withResolvers<never>();
    const give = (): void => reject(new TenantryError('CANCELLED', 'it was given up'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    try {
      return await Promise.race([this.#reading, given]);
    } finally {
      signal.removeEventListener('abort', give);
    }
  }

  /** What was read last. */
  get held(): T | undefined {
    return this.#last?.value;
  }

  async #read(): Promise<T> {
    const at = this.#options.now();
    const value = await this.#options.read(AbortSignal.timeout(READ_MS));
    this.#last = { value, at };
    return value;
  }
}
