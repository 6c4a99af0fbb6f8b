import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import { jsonSize } from './json-size.ts';

/** Texts without what JSON escapes. */
const text = fc.string({ unit: fc.constantFrom('a', 'ü', '€', '😀') });

it('is the length of the JSON in UTF-8', () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: fc.constantFrom('a', 'ü', '€', '😀') }), (value) => {
    expect(jsonSize(value as Json, 0)).toBe(new TextEncoder().encode(JSON.stringify(value)).length);
  }));
});

it('is never taken for less than a bound that it passes', () => {
  fc.assert(fc.property(fc.dictionary(text, text), fc.nat(200), (value, most) => {
    const exact = new TextEncoder().encode(JSON.stringify(value)).length;
    expect(jsonSize(value, most) > most).toBe(exact > most);
  }));
});

it('leaves out what JSON leaves out, and reads what is deeper than a stack', () => {
  expect(jsonSize({ a: undefined, b: [] }, 0)).toBe('{"b":[]}'.length);
  let deep: Json = 0;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(jsonSize(deep, 0)).toBe(200_001);
});
