import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberedTexts } from './remembered-texts.ts';

describe('rememberedTexts()', () => {
  it('answers as the function does, whatever it was asked before', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 3 })), (texts) => {
      const asked = rememberedTexts((text) => `<${text}>`, { most: 3, longest: 2 });
      for (const text of texts) expect(asked(text)).toBe(`<${text}>`);
    }));
  });

  it('works each answer out once, and keeps no more and none longer than it may', () => {
    const worked: string[] = [];
    const asked = rememberedTexts((text) => worked.push(text), { most: 2, longest: 3 });
    for (const text of ['a', 'b', 'a', 'b']) asked(text);
    expect(worked).toEqual(['a', 'b']);
    for (const text of ['c', 'b', 'a']) asked(text);
    expect(worked).toEqual(['a', 'b', 'c', 'a']);
    for (const text of ['long', 'long']) asked(text);
    expect(worked.slice(-2)).toEqual(['long', 'long']);
  });

  it('remembers that there is no answer', () => {
    let times = 0;
    const asked = rememberedTexts(() => void (times += 1), { most: 2, longest: 3 });
    for (const text of ['a', 'a']) expect(asked(text)).toBeUndefined();
    expect(times).toBe(1);
  });
});
