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
