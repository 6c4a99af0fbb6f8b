/** How many bytes a value takes as JSON: quickly where it is small, and never deeper than the stack, since strangers send what they like. */
import type { Json } from './json.ts';

/** Bytes of UTF-8 for a unit of UTF-16, at most. */
const WIDEST = 3;
/** Quotes of a text, brackets of a list or object. */
const PAIR = 2;

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The bytes, exactly. */
function exactBytes(value: Json | undefined): number {
  const rest: (Json | undefined)[] = [value];
  let sum = 0;
  while (rest.length > 0) {
    const next = rest.pop();
    if (next === undefined) continue;
    if (typeof next === 'string') sum += utf8Length(next) + PAIR;
    else if (next === null || typeof next !== 'object') sum += String(next).length;
    else {
      const entries = Array.isArray(next) ? undefined : Object.entries(next).filter(([, item]) => item !== undefined);
      const items = (entries === undefined ? next : entries.map(([, item]) => item)) as readonly Json[];
      sum += PAIR + Math.max(0, items.length - 1);
      for (const [key] of entries ?? []) sum += utf8Length(key) + PAIR + 1;
      for (const item of items) rest.push(item);
    }
  }
  return sum;
}

/** Deeper ones are walked without recursion. */
const SHALLOW = 64;

/** At least the units of UTF-16 that it takes, without making anything: most objects are small, and each review asks. */
function quickUnits(value: Json | undefined, depth: number): number {
  if (typeof value === 'string') return value.length + PAIR;
  if (value === null || typeof value !== 'object') return String(value).length;
  if (depth > SHALLOW) return Number.POSITIVE_INFINITY;
  let sum = PAIR;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) sum += quickUnits(item, depth + 1) + 1;
    return sum;
  }
  const object = value as Readonly<Record<string, Json>>;
  for (const key in object) sum += key.length + PAIR + 2 + quickUnits(object[key], depth + 1);
  return sum;
}

/**
 * Bytes in UTF-8, escapes counted as what they stand for. For a comparison with `most`: of what cannot be above it even if
 * every character took three bytes, the characters are counted, and commas a little high.
 */
export function jsonSize(value: Json | undefined, most: number): number {
  const units = quickUnits(value, 0);
  return units * WIDEST <= most ? units : exactBytes(value);
}
