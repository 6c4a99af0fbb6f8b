import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameJson } from './same-json.ts';
import { anyJson } from './testing/arbitrary.ts';

it.each([
  [undefined, null, true], [null, null, true], [{ a: null }, {}, true], [{ a: [] }, {}, false], [0, false, false], ['', null, false], [[1, 2], [2, 1], false], [[], {}, false],
  [{ a: { b: [1] } }, { a: { b: [1] } }, true], [{ a: 1 }, { b: 1 }, false], [{}, { toString: 1 }, false],
])('%j and %j are the same: %s', (a, b, expected) => {
  expect(sameJson(a, b)).toBe(expected);
  expect(sameJson(b, a)).toBe(expected);
});

it('finds every copy the same', () => {
  fc.assert(fc.property(anyJson, (value) => sameJson(value, JSON.parse(JSON.stringify(value)) as typeof value)));
});
