import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasUnseen, quoted, shown } from './shown.ts';

describe('shown()', () => {
  it.each([
    ['terminal escapes', 'a\u001b[31mb', 'a\\u{1b}[31mb'],
    ['line breaks', 'a\r\nb', 'a\\u{d}\\u{a}b'],
    ['overrides of direction', 'a\u202eb', 'a\\u{202e}b'],
    ['isolates', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['zero-width characters', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['C1 controls', '\u009b31m', '\\u{9b}31m'],
    ['line separators', 'a\u2028b', 'a\\u{2028}b'],
    ['lone surrogates', 'a\ud800b', 'a\\u{d800}b'],
    ['tag characters', '\u{e0041}', '\\u{e0041}'],
  ])('escapes %s', (_name, text, want) => {
    expect(hasUnseen(text)).toBe(true);
    expect(shown(text)).toBe(want);
  });

  it.each(['Acme Laboratories', 'Ünïcode 東京 Ελλάδα', '👩‍🔬'.replaceAll('\u200d', '')])('keeps %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('cuts long texts and says how long they were', () => {
    expect(shown('x'.repeat(100))).toBe(`${'x'.repeat(80)}… (100 characters)`);
  });

  it('never lets anything unseen through, and stays short', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(hasUnseen(quoted(text))).toBe(false);
      expect(quoted(text).length).toBeLessThan(80 * 10 + 40);
    }));
  });
});
