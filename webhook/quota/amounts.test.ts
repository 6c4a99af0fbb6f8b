import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAmounts, formatAmounts, growth, largerAmounts, parseAmounts, sameAmounts, smallerAmounts } from './amounts.ts';
import { amounts } from './testing/builders.ts';

const a = amounts({ pods: '3', 'requests.cpu': '1500m', services: '0' });
const b = amounts({ pods: '1', 'requests.cpu': '2', secrets: '4' });

describe('amounts', () => {
  it.each([
    ['addAmounts', addAmounts(a, b), { pods: '4', 'requests.cpu': '3500m', services: '0', secrets: '4' }],
    ['growth', growth(a, b), { 'requests.cpu': '500m', secrets: '4' }],
    ['largerAmounts', largerAmounts(a, b), { pods: '3', 'requests.cpu': '2', services: '0', secrets: '4' }],
    ['smallerAmounts', smallerAmounts(a, b), { pods: '1', 'requests.cpu': '1500m' }],
  ])('%s()', (_, given, want) => expect(formatAmounts(given)).toEqual(want));

  it.each([
    [{ pods: '3' }, { pods: '3' }, true],
    [{ pods: '1k' }, { pods: '1000', services: '0' }, true],
    [{ pods: '3' }, { pods: '4' }, false],
    [{}, { pods: '1' }, false],
    [{ pods: '1' }, {}, false],
  ])('%j and %j are the same: %j', (one, other, want) => expect(sameAmounts(amounts(one), amounts(other))).toBe(want));
});

describe('sums', () => {
  const UNITS = { n: 1n, u: 1_000n, m: 1_000_000n, '': 10n ** 9n, k: 10n ** 12n, Ki: 1024n * 10n ** 9n, M: 10n ** 15n, Mi: 1024n ** 2n * 10n ** 9n, e3: 10n ** 12n, E6: 10n ** 15n } as const;
  const odd = fc.record({ number: fc.nat(999_999), unit: fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])) });
  const nano = ({ number, unit }: { number: number; unit: keyof typeof UNITS }): bigint => BigInt(number) * UNITS[unit];
  const textOf = ({ number, unit }: { number: number; unit: string }): string => `${number}${unit}`;

  it('are exact over all units, to the billionth, and through their text', () => {
    fc.assert(fc.property(fc.array(odd, { minLength: 1, maxLength: 20 }), odd, (parts, limit) => {
      const total = parts.map((part) => amounts({ x: textOf(part) })).reduce(addAmounts, new Map());
      const want = amounts({ x: `${parts.map(nano).reduce((one, other) => one + other, 0n)}n` });
      expect(sameAmounts(total, want)).toBe(true);
      expect(sameAmounts(parseAmounts(formatAmounts(total)) ?? new Map(), want)).toBe(true);
      const isOver = parts.map(nano).reduce((one, other) => one + other, 0n) > nano(limit);
      expect(growth(amounts({ x: textOf(limit) }), total).size > 0).toBe(isOver);
    }));
  });
});

describe('parseAmounts()', () => {
  it.each([
    [{ pods: '3', 'requests.memory': '4Gi' }, { pods: '3', 'requests.memory': '4Gi' }],
    [{}, {}],
  ])('%j', (given, want) => expect(formatAmounts(parseAmounts(given) ?? amounts({ bad: '1' }))).toEqual(want));

  it.each([
    [null], [undefined], ['3'], [[]], [{ pods: 3 }], [{ pods: 'many' }], [{ pods: null }], [{ pods: '1e900' }],
    [Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`count/k${n}.example.org`, '1']))],
  ])('refuses %j', (given) => expect(parseAmounts(given)).toBeUndefined());

  it('takes __proto__ for a key like any other', () => {
    const parsed = parseAmounts(JSON.parse('{"__proto__": "1"}') as never);
    expect([...(parsed ?? [])].map(([key]) => key)).toEqual(['__proto__']);
  });
});
