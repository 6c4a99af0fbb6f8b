/** Amounts of resources in objects of strangers, exact. */
import { addQuantities, compareQuantities, tryParseQuantity, type Quantity } from '../../../model/quantity.ts';
import type { Json } from '../json.ts';

/** Above every limit; what is written with an absurd exponent counts as this, so that no sum fills memory. */
const ENORMOUS: Quantity = { unscaled: 1n, exponent: 40, format: 'DecimalSI' };

/** Far longer than any amount that is meant; numbers of millions of digits take their time. */
const LONGEST = 256;
/** Containers state few different amounts, over and over. */
const MOST_KNOWN = 1_024;
const known = new Map<string, Quantity | undefined>();

function parsed(text: string): Quantity | undefined {
  if (text.length > LONGEST) return ENORMOUS;
  const found = known.get(text);
  if (found !== undefined || known.has(text)) return found;
  const quantity = tryParseQuantity(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, quantity);
  return quantity;
}

/** A quantity as the API server reads it, a plain number included; undefined for what is none, or negative. */
export function amountOf(value: Json | undefined): Quantity | undefined {
  const quantity = typeof value === 'string' ? parsed(value) : typeof value === 'number' ? tryParseQuantity(String(value)) : undefined;
  if (quantity === undefined || quantity.unscaled < 0n) return undefined;
  return compareQuantities(quantity, ENORMOUS) > 0 ? ENORMOUS : quantity;
}

export function larger(a: Quantity | undefined, b: Quantity | undefined): Quantity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareQuantities(a, b) < 0 ? b : a;
}

export function sum(a: Quantity | undefined, b: Quantity | undefined): Quantity | undefined {
  return a === undefined || b === undefined ? a ?? b : addQuantities(a, b);
}

export function times(quantity: Quantity, count: number): Quantity {
  return { ...quantity, unscaled: quantity.unscaled * BigInt(count) };
}

/** A whole number of the API, within what it takes (32 bits); undefined for anything else. */
export function countOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? Math.min(value, 2 ** 31 - 1) : undefined;
}
