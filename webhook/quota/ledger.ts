/**
 * The ledger of a tenant: for each of its namespaces an upper bound of what is charged there, whatever happens to calls
 * that are still on their way. It is one value, replaced by compare-and-swap, so that any number of replicas agree.
 */
import { addAmounts, amountOf, largerAmounts, NO_AMOUNTS, type Amounts } from './amounts.ts';
import { compareQuantities, subtractQuantities, ZERO, type Quantity } from '../../model/quantity.ts';

/** Growth of a namespace's usage, and when (milliseconds since 1970). */
export interface Charge {
  readonly at: number;
  readonly grow: Amounts;
}

/** One namespace. What is charged there is at most `used` + `doubt` + the largest attempt. */
export interface Entry {
  /** Of the ResourceQuota. */
  readonly uid: string;
  /** Of the newest ResourceQuota that was observed. */
  readonly version: bigint;
  /** `status.used` in that version. */
  readonly used: Amounts;
  /** Charges let through on that version. At most one of them can be committed, since each changes the version. */
  readonly attempts: readonly Charge[];
  /**
   * What recounts that were let through on that version may have missed: charges whose objects were perhaps not stored,
   * or not in the controller's cache. There may be several such recounts; one of them can be committed.
   */
  readonly missed: Amounts;
  /** Committed charges that a recount can miss. */
  readonly young: readonly Charge[];
  /** What recounts took off `used` and is not believed. */
  readonly doubt: Amounts;
  /** Last recount that was asked for and has been done. */
  readonly ticket: number;
}

/** Entries by namespace. */
export type Ledger = ReadonlyMap<string, Entry>;

/** What is held back beyond `used`. */
export function reservedOf({ doubt, attempts }: Entry): Amounts {
  return addAmounts(doubt, attempts.map(({ grow }) => grow).reduce(largerAmounts, NO_AMOUNTS));
}

/** At most this much is charged in the namespace. */
export function boundOf(entry: Entry): Amounts {
  return addAmounts(entry.used, reservedOf(entry));
}

function sumOf(ledger: Ledger, part: (entry: Entry) => Amounts): Amounts {
  return [...ledger.values()].map(part).reduce(addAmounts, NO_AMOUNTS);
}

/** Sums over all namespaces. */
export function usedIn(ledger: Ledger): Amounts {
  return sumOf(ledger, ({ used }) => used);
}

export function reservedIn(ledger: Ledger): Amounts {
  return sumOf(ledger, reservedOf);
}

/** What is left of each limit; never negative. */
export function roomIn(ledger: Ledger, limits: Amounts): Amounts {
  const taken = sumOf(ledger, boundOf);
  const left = (key: string, limit: Quantity): Quantity => {
    const rest = subtractQuantities(limit, amountOf(taken, key));
    return compareQuantities(rest, ZERO) > 0 ? rest : ZERO;
  };
  return new Map([...limits].map(([key, limit]) => [key, left(key, limit)]));
}
