/**
 * How many streams are open, or calls wait for something: every one is woken by what happens to the repository, so nobody
 * may have them without end.
 */
import { TenantryError } from '../../model/errors.ts';

/** As many as one gRPC connection carries. */
export const MOST_OF_CALLER = 256;
export const MOST_OF_ALL = 4_096;
const RETRY_SECONDS = 5;

function full(message: string): TenantryError {
  return new TenantryError('RESOURCE_EXHAUSTED', message, { retryAfterSeconds: RETRY_SECONDS });
}

export class StreamPlaces {
  readonly #what: string;
  readonly #byCaller = new Map<string, number>();
  #all = 0;

  /** `what` they are, in the plural. */
  constructor(what: string) {
    this.#what = what;
  }

  /** Takes a place; gives the function that gives it back, to be called once. @throws TenantryError RESOURCE_EXHAUSTED */
  take(caller: string): () => void {
    const own = this.#byCaller.get(caller) ?? 0;
    if (own >= MOST_OF_CALLER) throw full(`${own} ${this.#what} of yours are open here, which is the most; end some, or ask again later`);
    if (this.#all >= MOST_OF_ALL) throw full(`${this.#all} ${this.#what} are open here, which is the most; ask another replica, or again later`);
    this.#byCaller.set(caller, own + 1);
    this.#all += 1;
    return () => {
      const left = (this.#byCaller.get(caller) ?? 1) - 1;
      if (left === 0) this.#byCaller.delete(caller);
      else this.#byCaller.set(caller, left);
      this.#all -= 1;
    };
  }
}
