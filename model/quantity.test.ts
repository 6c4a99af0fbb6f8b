import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addQuantities, compareQuantities, floorUnits, formatQuantity, parseQuantity, quantityOfUnits, scaleQuantity, subtractQuantities, tryParseQuantity, ZERO,
} from './quantity.ts';

/** Written by testdata/quantity/main.go with the API server's own library. */
interface Table {
  readonly parsed: readonly { readonly text: string; readonly canonical: string | null; readonly lossless: boolean }[];
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly compare: number; readonly sum: string; readonly difference: string }[];
}
const table = JSON.parse(readFileSync(new URL('./testdata/quantity/table.json', import.meta.url), 'utf8')) as Table;

/** Quantities as people and machines write them, small and absurd. */
const quantityText = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.option(fc.nat({ max: 999_999_999 })), fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'e-5', 'E12'))
  .map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${suffix}`);
const quantity = quantityText.map(parseQuantity);

describe('quantity: table of the API server', () => {
  it('has both accepted and refused texts', () => {
    expect(table.parsed.length).toBeGreaterThan(1000);
    expect(table.parsed.filter(({ canonical }) => canonical === null).length).toBeGreaterThan(20);
    expect(table.parsed.filter(({ lossless, canonical }) => canonical !== null && !lossless).length).toBeGreaterThan(0);
  });

  it('accepts and refuses the same texts', () => {
    const differing = table.parsed.filter(({ text, canonical }) => (tryParseQuantity(text) === undefined) !== (canonical === null));
    expect(differing).toEqual([]);
  });

  it('prints the same canonical texts', () => {
    const differing = table.parsed.flatMap(({ text, canonical, lossless }) => {
      if (canonical === null || !lossless) return [];
      const ours = formatQuantity(parseQuantity(text));
      return ours === canonical ? [] : [{ text, canonical, ours }];
    });
    expect(differing).toEqual([]);
  });

  it('keeps the value where the API server\'s own text loses it', () => {
    const lossy = table.parsed.filter(({ canonical, lossless }) => canonical !== null && !lossless);
    const changed = lossy.filter(({ text }) => compareQuantities(parseQuantity(formatQuantity(parseQuantity(text))), parseQuantity(text)) !== 0);
    expect(changed).toEqual([]);
  });

  it('orders, adds and subtracts alike', () => {
    const differing = table.pairs.flatMap(({ a, b, compare, sum, difference }) => {
      const [left, right] = [parseQuantity(a), parseQuantity(b)];
      const ours = { a, b, compare: Math.sign(compareQuantities(left, right)), sum: formatQuantity(addQuantities(left, right)), difference: formatQuantity(subtractQuantities(left, right)) };
      // Texts that the library prints without a suffix it lacks cannot be compared; their values can.
      const lossy = (text: string, mine: string) => mine.includes('e') && !text.includes('e');
      const same = (text: string, mine: string) => text === mine || lossy(text, mine);
      return ours.compare === compare && same(sum, ours.sum) && same(difference, ours.difference) ? [] : [{ ours, compare, sum, difference }];
    });
    expect(differing).toEqual([]);
  });
});

describe('quantity: laws', () => {
  it('reads its own text as the same value', () => {
    fc.assert(fc.property(quantity, (value) => compareQuantities(parseQuantity(formatQuantity(value)), value) === 0));
  });

  it('adds in any order and takes away what was added', () => {
    fc.assert(fc.property(quantity, quantity, (a, b) => {
      expect(compareQuantities(addQuantities(a, b), addQuantities(b, a))).toBe(0);
      expect(compareQuantities(subtractQuantities(addQuantities(a, b), b), a)).toBe(0);
    }));
  });

  it('orders as subtraction does', () => {
    fc.assert(fc.property(quantity, quantity, (a, b) => {
      const sign = compareQuantities(subtractQuantities(a, b), ZERO);
      expect(Math.sign(compareQuantities(a, b))).toBe(Math.sign(sign));
    }));
  });

  it('scales down to the largest number of whole units that is not above the exact part', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 100n }), fc.constantFrom(-3, 0), (units, numerator, unit) => {
      const total = quantityOfUnits(units, unit, 'DecimalSI');
      const part = floorUnits(scaleQuantity(total, { numerator, denominator: 100n }, unit), unit);
      expect(part * 100n <= units * numerator).toBe(true);
      expect((part + 1n) * 100n > units * numerator).toBe(true);
    }));
  });
});

describe('quantity: absurd exponents', () => {
  it('compares and prints them without expanding them', () => {
    const huge = parseQuantity('1e2000000000');
    expect(compareQuantities(huge, parseQuantity('100Ei'))).toBe(1);
    expect(compareQuantities(parseQuantity('-1e2000000000'), huge)).toBe(-1);
    expect(formatQuantity(huge)).toBe('100e1999999998');
  });

  it('rounds the smallest up to a nano unit', () => {
    expect(formatQuantity(parseQuantity('1e-2000000000'))).toBe('1e-9');
  });

  it.each([
    ['adding', () => addQuantities(parseQuantity('1e2000000000'), parseQuantity('1'))],
    ['counting units', () => floorUnits(parseQuantity('1e2000000000'), 0)],
  ])('refuses %s', (_name, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  });

  it.each([
    ['digits', `${'1'.repeat(1_000_000)}!`],
    ['digits after the point', `1.${'1'.repeat(1_000_000)}!`],
    ['white space', `1${' '.repeat(1_000_000)}1`],
    ['letters', `${'e'.repeat(1_000_000)}!`],
  ])('reads a million %s only once', (_name, text) => {
    expect(tryParseQuantity(text)).toBeUndefined();
  });

  it('names what it cannot read', () => {
    expect(() => parseQuantity('4 Gi\u001b[31m')).toThrow('"4 Gi\\u{1b}[31m" is not a quantity');
  });
});
