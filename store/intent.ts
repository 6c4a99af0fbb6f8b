/** Changes that wait to be committed, in a bounded queue. */
import { TenantryError } from '../model/errors.ts';
import type { RequestName } from './journal.ts';
import type { Change, Receipt } from './store.ts';

/** A request with an id, and what tells it apart from others. */
export interface NamedRequest extends RequestName {
  readonly digest: string;
  /** Trailer Request-Key of its commit. */
  readonly key: string;
}

export interface Intent {
  readonly change: Change;
  /** Set if the caller gave a request id. */
  readonly request: NamedRequest | undefined;
  /** Milliseconds since 1970 after which the caller is told that it did not happen. */
  readonly deadline: number;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
  /** How often it lost against others. */
  attempts: number;
  /** True after a push with others was refused: it goes alone, so that one bad change fails alone. */
  alone: boolean;
}

/** Waiting intents in order of arrival. */
export class IntentQueue {
  readonly #limit: number;
  #intents: Intent[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#intents.length;
  }

  /** Throws RESOURCE_EXHAUSTED when full. */
  add(intent: Intent): void {
    if (this.#intents.length >= this.#limit) {
      throw new TenantryError('RESOURCE_EXHAUSTED', `${this.#limit} changes are waiting to be committed; try again soon`, { retryAfterSeconds: 2 });
    }
    this.#intents.push(intent);
  }

  /** Puts intents back in front, in their order. */
  putBack(intents: readonly Intent[]): void {
    this.#intents = [...intents, ...this.#intents];
  }

  /** The next batch: at most `most`; an intent that goes alone comes alone. */
  take(most: number): Intent[] {
    const first = this.#intents[0];
    if (first === undefined) return [];
    const stop = first.alone ? 1 : this.#intents.findIndex(({ alone }) => alone);
    return this.#intents.splice(0, Math.min(most, stop < 0 ? this.#intents.length : stop));
  }

  /** Takes out those that match. */
  drop(matches: (intent: Intent) => boolean): Intent[] {
    const dropped = this.#intents.filter(matches);
    if (dropped.length > 0) this.#intents = this.#intents.filter((intent) => !matches(intent));
    return dropped;
  }
}
