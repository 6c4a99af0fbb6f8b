import { describe, expect, it } from 'vitest';
import { TurnsByKey } from './turns-by-key.ts';

describe('turns', () => {
  it('are given to so many of a key, then in order; other keys do not wait', () => {
    const turns = new TurnsByKey(2);
    const began: string[] = [];
    const take = (key: string, name: string): (() => void) => turns.take(key, () => void began.push(name));
    const [one, , third, fourth] = ['a1', 'a2', 'a3', 'a4'].map((name) => take('a', name));
    take('b', 'b1');
    expect(began).toEqual(['a1', 'a2', 'b1']);
    third?.();
    one?.();
    expect(began).toEqual(['a1', 'a2', 'b1', 'a4']);
    fourth?.();
    take('a', 'a5');
    expect(began.at(-1)).toBe('a5');
  });

  it('end once, however often that is said', () => {
    const turns = new TurnsByKey(1);
    const began: number[] = [];
    const end = turns.take('a', () => void began.push(1));
    turns.take('a', () => void began.push(2));
    turns.take('a', () => void began.push(3));
    end();
    end();
    expect(began).toEqual([1, 2]);
  });
});
