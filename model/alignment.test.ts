import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './alignment.ts';

describe('align()', () => {
  it('makes the new list out of the old one, each entry used once and in order', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(fc.property(list, list, (old, next) => {
      const moves = align(old.length, next.length, (i, j) => old[i] === next[j]);
      const made = moves.flatMap((move) => (move.kind === 'delete' ? [] : [move.next]));
      const used = moves.flatMap((move) => (move.kind === 'insert' ? [] : [move.old]));
      expect(made).toEqual(next.map((_, index) => index));
      expect(used).toEqual(old.map((_, index) => index));
      for (const move of moves) if (move.kind === 'keep') expect(old[move.old]).toBe(next[move.next]);
    }));
  });

  it('keeps as much as it can', () => {
    const kept = (old: string, next: string) => align(old.length, next.length, (i, j) => old[i] === next[j]).filter(({ kind }) => kind === 'keep').length;
    expect([kept('abcde', 'bcde'), kept('abc', 'xabc'), kept('abcd', 'acbd'), kept('abc', 'xyz')]).toEqual([4, 3, 3, 0]);
  });
});
