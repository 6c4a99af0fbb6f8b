/** Short ways to write amounts, quotas and entries in tests. */
import { parseQuantity } from '../../../model/quantity.ts';
import { NO_AMOUNTS, type Amounts } from '../amounts.ts';
import type { Entry } from '../ledger.ts';
import type { QuotaSnapshot } from '../snapshot.ts';

export function amounts(texts: Readonly<Record<string, string>>): Amounts {
  return new Map(Object.entries(texts).map(([key, text]) => [key, parseQuantity(text)]));
}

export function pods(count: number): Amounts {
  return amounts({ pods: String(count) });
}

/** A quota of the primary namespace: 10 pods hard, none used, version 1. */
export function snapshot(parts: Partial<QuotaSnapshot> = {}): QuotaSnapshot {
  return { namespace: 'tenant-acme', uid: 'first', version: 1n, specHard: pods(10), hard: pods(10), used: pods(0), ...parts };
}

/** The entry of such a quota. */
export function entry(parts: Partial<Entry> = {}): Entry {
  return { uid: 'first', version: 1n, used: pods(0), attempts: [], missed: NO_AMOUNTS, young: [], doubt: NO_AMOUNTS, ticket: 0, ...parts };
}
