import { describe, expect, it } from 'vitest';
import { formatAmounts } from './amounts.ts';
import { boundOf } from './ledger.ts';
import { observe, observeAll, stillYoung, type Moment } from './observe.ts';
import { TICKET_KEY } from './snapshot.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';

const moment: Moment = { now: 100_000, youngMs: 5_000 };
const just = { at: moment.now - 100, grow: pods(2) };
const old = { at: moment.now - 5_000, grow: pods(2) };

/** A later version with so much used. */
function later(used: number, ticket = '0'): ReturnType<typeof snapshot> {
  return snapshot({ version: 2n, used: pods(used), hard: amounts({ pods: '10', [TICKET_KEY]: ticket }) });
}

describe('observe()', () => {
  it('takes what is counted for the start', () => {
    expect(observe(undefined, later(4), moment)).toEqual(entry({ version: 2n, used: pods(4) }));
  });

  it('knows nothing of a quota that nobody has counted', () => {
    expect(observe(undefined, snapshot({ used: undefined }), moment)).toBeUndefined();
    const before = entry({ used: pods(3) });
    expect(observe(before, snapshot({ used: undefined, version: 9n }), moment)).toBe(before);
  });

  it.each([0n, 1n])('is told nothing new by version %s', (version) => {
    const before = entry({ used: pods(3), attempts: [just] });
    expect(observe(before, snapshot({ version, used: pods(0) }), moment)).toBe(before);
  });

  it('takes a version with the sum of an attempt for its commit, which is young', () => {
    const next = observe(entry({ used: pods(3), attempts: [just, { at: 0, grow: pods(5) }] }), later(5), moment);
    expect(next).toMatchObject({ version: 2n, attempts: [], used: pods(5) });
    expect(next?.young.map(({ grow }) => formatAmounts(grow))).toEqual([{ pods: '2' }]);
  });

  it('takes any other version for the end of all attempts', () => {
    expect(observe(entry({ used: pods(3), attempts: [just] }), later(3), moment)).toEqual(entry({ version: 2n, used: pods(3) }));
  });

  it('keeps what is doubted when a charge is committed', () => {
    const next = observe(entry({ used: pods(3), doubt: pods(1), attempts: [just] }), later(5), moment);
    expect(formatAmounts(next?.doubt ?? pods(0))).toEqual({ pods: '1' });
  });

  it.each([
    ['nothing is young', [], 4, {}],
    ['an old charge', [old], 4, {}],
    ['a young charge that it may miss', [just], 4, { pods: '2' }],
    ['more is gone than is young', [just], 1, { pods: '2' }],
    ['less is gone than is young', [just], 5, { pods: '1' }],
  ])('believes a recount but for what is young: %s', (_, young, used, want) => {
    const next = observe(entry({ used: pods(6), young }), later(used), moment);
    expect(formatAmounts(next?.doubt ?? pods(9))).toEqual(want);
  });

  it('adds what was young when the recount was let through', () => {
    const next = observe(entry({ used: pods(6), young: [old], missed: pods(2) }), later(4), moment);
    expect(formatAmounts(next?.doubt ?? pods(9))).toEqual({ pods: '2' });
  });

  it('doubts less when a recount finds what another one missed', () => {
    const next = observe(entry({ used: pods(4), doubt: pods(2), young: [just] }), later(6), moment);
    expect(formatAmounts(next?.doubt ?? pods(9))).toEqual({});
  });

  it('doubts nothing more after a recount that was asked for and saw everything', () => {
    const before = entry({ used: pods(4), doubt: pods(2), ticket: 1 });
    expect(formatAmounts(observe(before, later(4, '2'), moment)?.doubt ?? pods(9))).toEqual({});
    expect(formatAmounts(observe(before, later(4, '1'), moment)?.doubt ?? pods(9))).toEqual({ pods: '2' });
  });

  it('takes attempts on a quota that was deleted for committed', () => {
    const next = observe(entry({ used: pods(3), attempts: [just] }), snapshot({ uid: 'second', version: 2n, used: pods(1) }), moment);
    expect(next).toMatchObject({ uid: 'second', attempts: [] });
    expect(formatAmounts(boundOf(next ?? entry()))).toEqual({ pods: '3' });
  });
});

describe('stillYoung()', () => {
  it('ends with the young time, and soon for a charge from a wrong clock', () => {
    const future = { at: moment.now + 3_600_000, grow: pods(1) };
    const young = stillYoung([old, just, future], moment);
    expect(young.map(({ at }) => at)).toEqual([just.at, moment.now + 5_000]);
  });
});

describe('observe() over time', () => {
  it('keeps few young charges, however many come', () => {
    let known = entry();
    for (let n = 1; n <= 500; n += 1) {
      const now = moment.now + n * 50;
      known = { ...known, attempts: [{ at: now, grow: pods(1) }] };
      known = observe(known, snapshot({ version: BigInt(n + 1), used: pods(n) }), { ...moment, now }) ?? known;
    }
    expect(known.young.length).toBeLessThanOrEqual(6);
    const young = known.young.reduce((sum, { grow }) => sum + Number(formatAmounts(grow)['pods']), 0);
    expect(young).toBeGreaterThanOrEqual(99);
    expect(young).toBeLessThanOrEqual(130);
  });
});

describe('observeAll()', () => {
  it('gives the same ledger when nothing is news', () => {
    const ledger = new Map([['tenant-acme', entry()]]);
    expect(observeAll(ledger, [snapshot()], moment)).toBe(ledger);
    expect(observeAll(ledger, [later(3)], moment).get('tenant-acme')?.used).toEqual(pods(3));
  });
});
