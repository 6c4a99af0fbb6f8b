/** The shape of parsed JSON beside that of its text: how deep it is, and whether the text held more keys than it. */
import type { Json, JsonObject } from '../../policies/admission/json.ts';

const BACKSLASH = 92;
const COLON = 58;
const SPACE = 32;

export interface Shape {
  /** Keys of all objects. */
  readonly keys: number;
  /** 1 for a scalar and for what holds scalars only; counting stops one above the bound. */
  readonly depth: number;
}

/** A walk over parsed JSON. It calls itself once a level and stops below the bound: strangers nest very deeply. */
class Measure {
  readonly #maxDepth: number;
  keys = 0;
  depth = 1;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  walk(value: readonly Json[] | JsonObject, depth: number): void {
    if (depth > this.depth) this.depth = depth;
    if (depth > this.#maxDepth) return;
    if (isList(value)) {
      for (const child of value) if (typeof child === 'object' && child !== null) this.walk(child, depth + 1);
      return;
    }
    // JSON.parse makes plain objects whose keys are their own, `__proto__` included; this makes no list of them.
    for (const key in value) {
      this.keys += 1;
      const child = value[key];
      if (typeof child === 'object' && child !== null) this.walk(child, depth + 1);
    }
  }
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** Of what JSON.parse gave. */
export function measure(value: Json, maxDepth: number): Shape {
  const found = new Measure(maxDepth);
  if (typeof value === 'object' && value !== null) found.walk(value, 1);
  return found;
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
