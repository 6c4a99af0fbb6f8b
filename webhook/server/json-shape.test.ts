import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../policies/admission/json.ts';
import { keysInText, measure } from './json-shape.ts';

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, child) => sum + keysOf(child), 0);
  return Array.isArray(value) ? inner : Object.keys(value).length + inner;
}

describe('keysInText()', () => {
  it('counts the keys of any JSON text, however it is written', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(keysInText(text)).toBe(keysOf(JSON.parse(text)));
    }));
  });

  it.each([
    ['{"a":1,"a":2}', 2],
    [String.raw`{"a\"":"b\\","c":":"}`, 2],
    [String.raw`{"\\":{"":1},"x" : ["y",":"]}`, 3],
    ['{"__proto__":1}', 1],
    ['"a', 0],
  ])('%s holds %i', (text, keys) => {
    expect(keysInText(text)).toBe(keys);
  });

  it('gets through a million backslashes and quotes', () => {
    const text = JSON.stringify({ a: '\\'.repeat(500_000) + '"'.repeat(500_000) });
    expect(keysInText(text)).toBe(1);
  });
});

describe('measure()', () => {
  it('counts keys and depth without recursion', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(measure(value as Json, 1_000).keys).toBe(keysOf(value));
    }));
    expect(measure(JSON.parse('{"a":[{"b":1}]}') as Json, 10)).toEqual({ keys: 2, depth: 3 });
    expect(measure(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Json, 200).depth).toBe(201);
  });
});
