/** The shape of parsed JSON beside that of its text: how deep it is, and whether the text held more keys than it. */
import type { Json } from '../../policies/admission/json.ts';

const BACKSLASH = 92;
const COLON = 58;
const SPACE = 32;

export interface Shape {
  /** Keys of all objects. */
  readonly keys: number;
  /** 1 for a scalar; counting stops one above the bound. */
  readonly depth: number;
}

/** Counts without recursion, level by level. */
export function measure(value: Json, maxDepth: number): Shape {
  let keys = 0;
  let depth = 1;
  let level: readonly unknown[] = [value];
  for (; depth <= maxDepth; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      const inner: readonly unknown[] = Array.isArray(item) ? item : Object.values(item);
      if (!Array.isArray(item)) keys += inner.length;
      for (const child of inner) if (typeof child === 'object' && child !== null) next.push(child);
    }
    if (next.length === 0) return { keys, depth };
    level = next;
  }
  return { keys, depth };
}

/** Position of the quote that ends the string which begins at `start`; -1 when none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    // An even number of backslashes escape each other, and not the quote.
    if ((end - before) % 2 === 1) return end;
  }
  return -1;
}

/** How many keys valid JSON text has, repeated ones counted each time. Linear in the text. */
export function keysInText(text: string): number {
  let keys = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = endOfString(text, start);
    if (end < 0) return keys;
    let after = end + 1;
    while (text.charCodeAt(after) <= SPACE) after += 1;
    if (text.charCodeAt(after) === COLON) keys += 1;
    start = text.indexOf('"', after);
  }
  return keys;
}
