/**
 * What locks guard, for tests: two numbers a key, to which every holder adds one. The first checks fencing tokens, as
 * whatever is guarded by a lock should: with the first access of a holder, be it a read, it refuses all older tokens.
 * The second takes whatever comes.
 */
interface Guarded {
  newest: number;
  fenced: number;
  trusting: number;
  fencedWrites: number;
  trustingWrites: number;
  refused: number;
}

export interface Losses {
  /** Writes that were accepted and are not in the number. */
  readonly fenced: number;
  readonly trusting: number;
  readonly writes: number;
  readonly refused: number;
}

export class GuardedNumbers {
  readonly #keys = new Map<string, Guarded>();

  read(key: string, token: number): readonly number[] {
    const guarded = this.#of(key);
    guarded.newest = Math.max(guarded.newest, token);
    return [guarded.fenced, guarded.trusting];
  }

  write(key: string, token: number, [fenced = 0, trusting = 0]: readonly number[]): readonly number[] {
    const guarded = this.#of(key);
    guarded.trusting = trusting;
    guarded.trustingWrites += 1;
    if (token < guarded.newest) {
      guarded.refused += 1;
    } else {
      guarded.newest = token;
      guarded.fenced = fenced;
      guarded.fencedWrites += 1;
    }
    return [guarded.fenced, guarded.trusting];
  }

  losses(): Losses {
    const all = [...this.#keys.values()];
    const sum = (of: (guarded: Guarded) => number): number => all.reduce((total, guarded) => total + of(guarded), 0);
    return {
      fenced: sum(({ fencedWrites, fenced }) => fencedWrites - fenced),
      trusting: sum(({ trustingWrites, trusting }) => trustingWrites - trusting),
      writes: sum(({ trustingWrites }) => trustingWrites),
      refused: sum(({ refused }) => refused),
    };
  }

  #of(key: string): Guarded {
    const known = this.#keys.get(key) ?? { newest: 0, fenced: 0, trusting: 0, fencedWrites: 0, trustingWrites: 0, refused: 0 };
    this.#keys.set(key, known);
    return known;
  }
}
