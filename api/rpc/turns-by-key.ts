/** So many at one time of each key; the others wait for theirs, first come first served. */
interface Taken {
  count: number;
  readonly waiting: (() => void)[];
}

export class TurnsByKey {
  readonly #most: number;
  readonly #taken = new Map<string, Taken>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Calls `go`, now or when it is its turn. Gives the function that ends the turn, or leaves the line; once is enough. */
  take(key: string, go: () => void): () => void {
    const taken = this.#taken.get(key) ?? { count: 0, waiting: [] };
    this.#taken.set(key, taken);
    let state: 'waiting' | 'taken' | 'ended' = 'waiting';
    const begin = (): void => {
      state = 'taken';
      taken.count += 1;
      go();
    };
    if (taken.count < this.#most) begin();
    else taken.waiting.push(begin);
    return () => {
      if (state === 'ended') return;
      if (state === 'waiting') taken.waiting.splice(taken.waiting.indexOf(begin), 1);
      else if (state === 'taken') taken.count -= 1;
      state = 'ended';
      if (taken.count < this.#most) taken.waiting.shift()?.();
      if (taken.count === 0 && taken.waiting.length === 0) this.#taken.delete(key);
    };
  }
}
