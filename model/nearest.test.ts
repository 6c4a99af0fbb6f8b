import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

describe('nearest()', () => {
  const fields = ['displayName', 'plan', 'state', 'namespaces', 'members'];
  it.each([
    ['plann', 'plan'], ['displayname', 'displayName'], ['dispalyName', 'displayName'], ['sate', 'state'], ['member', 'members'],
    ['quota', undefined], ['x', undefined], ['', undefined], ['p'.repeat(10_000), undefined],
  ])('%s → %s', (word, want) => expect(nearest(word, fields)).toBe(want));
});

describe('editDistance()', () => {
  const word = fc.string({ maxLength: 12 });
  it('is zero for the same word only, and the same both ways', () => {
    fc.assert(fc.property(word, word, (a, b) => {
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }));
  });

  it.each([['ab', 'ba', 1], ['kitten', 'sitting', 3], ['', 'abc', 3]])('%s to %s: %i', (a, b, want) => expect(editDistance(a, b)).toBe(want));
});
