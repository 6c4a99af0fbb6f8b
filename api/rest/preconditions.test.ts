import { describe, expect, it } from 'vitest';
import { etagOf, requestIdOf } from './preconditions.ts';

describe('etagOf()', () => {
  it.each([[undefined, undefined], ['*', undefined], ['"abc"', 'abc'], [' "abc" ', 'abc'], ['abc', 'abc']])('%j', (header, want) => {
    expect(etagOf(header)).toBe(want);
  });

  it.each(['W/"abc"', '"a", "b"', '""', '"a b"', `"${'a'.repeat(129)}"`, '"ä"'])('%j is refused', (header) => {
    expect(() => etagOf(header)).toThrow('no strong entity tag');
  });

  it('stands once', () => {
    expect(() => etagOf(['"a"', '"b"'])).toThrow('send it once');
  });
});

describe('requestIdOf()', () => {
  it.each([[undefined, undefined], ['abc', 'abc'], ['"abc"', 'abc'], [' abc ', 'abc'], ['a"b', 'a"b']])('%j', (header, want) => {
    expect(requestIdOf(header)).toBe(want);
  });
});
