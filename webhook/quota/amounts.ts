/**
 * Amounts of several resources, by the keys of a ResourceQuota. A resource that is missing counts as zero, so that two
 * maps are the same when they say the same.
 */
import { addQuantities, compareQuantities, formatQuantity, subtractQuantities, tryParseQuantity, ZERO, type Quantity } from '../../model/quantity.ts';
import { isObject, type Json, type JsonObject } from '../../policies/admission/json.ts';

export type Amounts = ReadonlyMap<string, Quantity>;

export const NO_AMOUNTS: Amounts = new Map();

/** More than any quota has; the API server sets no bound. */
const MAX_KEYS = 256;
/** Far above every real number, and small enough for exact arithmetic to be cheap. */
const MAX_EXPONENT = 40;

/** What was read lately, by its text. Thousands of namespaces have the few limits of a few plans. */
const known = new Map<string, Amounts>();
const MAX_KNOWN = 4_096;
const MAX_KNOWN_TEXT = 2_048;

/** Reads a map of quantities, as in `status.used`; undefined if it is none or holds what is no quantity. */
export function parseAmounts(value: Json | undefined): Amounts | undefined {
  if (!isObject(value)) return undefined;
  const text = JSON.stringify(value);
  const parsed = known.get(text) ?? readAmounts(value);
  if (parsed === undefined || text.length > MAX_KNOWN_TEXT) return parsed;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, parsed);
  return parsed;
}

function readAmounts(value: JsonObject): Amounts | undefined {
  const entries = Object.entries(value);
  if (entries.length > MAX_KEYS) return undefined;
  const amounts = new Map<string, Quantity>();
  for (const [key, text] of entries) {
    const quantity = typeof text === 'string' ? tryParseQuantity(text) : undefined;
    if (quantity === undefined || quantity.exponent > MAX_EXPONENT) return undefined;
    amounts.set(key, quantity);
  }
  return amounts;
}

/** Quantities in text by resource, sorted by resource. */
export function formatAmounts(amounts: Amounts): Record<string, string> {
  const keys = [...amounts.keys()].sort();
  return Object.fromEntries(keys.map((key) => [key, formatQuantity(amountOf(amounts, key))]));
}

export function amountOf(amounts: Amounts, key: string): Quantity {
  return amounts.get(key) ?? ZERO;
}

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  if (b.size === 0) return a;
  const sum = new Map(a);
  for (const [key, quantity] of b) sum.set(key, addQuantities(amountOf(a, key), quantity));
  return sum;
}

/** By how much `to` is above `from`; only resources that grow. */
export function growth(from: Amounts, to: Amounts): Amounts {
  const grown = new Map<string, Quantity>();
  for (const [key, quantity] of to) {
    const before = amountOf(from, key);
    if (compareQuantities(quantity, before) > 0) grown.set(key, subtractQuantities(quantity, before));
  }
  return grown;
}

/** The larger of both, resource by resource. */
export function largerAmounts(a: Amounts, b: Amounts): Amounts {
  if (b.size === 0) return a;
  const larger = new Map(a);
  for (const [key, quantity] of b) if (compareQuantities(quantity, amountOf(a, key)) > 0) larger.set(key, quantity);
  return larger;
}

/** The smaller of both, resource by resource; only those above zero. */
export function smallerAmounts(a: Amounts, b: Amounts): Amounts {
  const smaller = new Map<string, Quantity>();
  for (const [key, quantity] of a) {
    const other = amountOf(b, key);
    const less = compareQuantities(quantity, other) <= 0 ? quantity : other;
    if (compareQuantities(less, ZERO) > 0) smaller.set(key, less);
  }
  return smaller;
}

export function sameAmounts(a: Amounts, b: Amounts): boolean {
  const isSame = ([key, quantity]: [string, Quantity]): boolean => compareQuantities(quantity, amountOf(b, key)) === 0;
  return [...a].every(isSame) && [...b.keys()].every((key) => a.has(key) || compareQuantities(amountOf(b, key), ZERO) === 0);
}
