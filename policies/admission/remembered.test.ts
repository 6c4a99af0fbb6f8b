import { describe, expect, it } from 'vitest';
import { remembered } from './remembered.ts';

describe('remembered()', () => {
  it('computes once for one object after the other, and anew for another that looks the same', () => {
    const asked: object[] = [];
    const count = remembered((key: object) => asked.push(key));
    const [one, other] = [{ a: 1 }, { a: 1 }];
    expect([count(one), count(one), count(other), count(other), count(one)]).toEqual([1, 1, 2, 2, 3]);
  });

  it('remembers an answer that is undefined, and no throw', () => {
    let turns = 0;
    const key = {};
    const nothing = remembered((_: object): undefined => void (turns += 1));
    expect([nothing(key), nothing(key), turns]).toEqual([undefined, undefined, 1]);
    const failing = remembered((_: object) => {
      turns += 1;
      throw new Error('no');
    });
    expect(() => failing(key)).toThrow();
    expect(() => failing(key)).toThrow();
    expect(turns).toBe(3);
  });
});
