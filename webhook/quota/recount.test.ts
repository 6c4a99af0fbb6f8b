import { describe, expect, it } from 'vitest';
import { formatAmounts } from './amounts.ts';
import type { Ledger } from './ledger.ts';
import { recount } from './recount.ts';
import { TICKET_KEY } from './snapshot.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';

const moment = { now: 100_000, youngMs: 5_000 };
const young = [{ at: moment.now - 100, grow: pods(2) }];

function after(before: Parameters<typeof entry>[0], base = snapshot({ used: pods(6) }), used = pods(4), hard = pods(10)): { ledger: Ledger; next: Ledger } {
  const ledger: Ledger = new Map([['tenant-acme', entry({ used: pods(6), ...before })]]);
  return { ledger, next: recount(ledger, { base, used, hard }, moment) };
}

describe('recount()', () => {
  it('records what a recount may miss before it is let through', () => {
    expect(formatAmounts(after({ young }).next.get('tenant-acme')?.missed ?? pods(9))).toEqual({ pods: '2' });
  });

  it('keeps what an earlier one on the same version may have missed: either can be committed', () => {
    expect(formatAmounts(after({ young, missed: pods(3) }).next.get('tenant-acme')?.missed ?? pods(9))).toEqual({ pods: '3' });
  });

  it('observes a charge that was committed meanwhile, which is young then', () => {
    const base = snapshot({ version: 2n, used: pods(6) });
    const written = after({ used: pods(5), attempts: [{ at: 0, grow: pods(1) }] }, base, pods(5)).next.get('tenant-acme');
    expect(formatAmounts(written?.missed ?? pods(9))).toEqual({ pods: '1' });
  });

  it('records a recount that changes no number but was asked for', () => {
    const written = after({ young }, undefined, pods(6), amounts({ pods: '10', [TICKET_KEY]: '1' })).next;
    expect(formatAmounts(written.get('tenant-acme')?.missed ?? pods(9))).toEqual({ pods: '2' });
  });

  it.each([
    ['nothing is young', {}, snapshot({ used: pods(6) }), pods(4)],
    ['it says the same', { young }, snapshot({ used: pods(6) }), pods(6)],
    ['it is based on an old version', { young, version: 2n }, snapshot({ used: pods(6) }), pods(4)],
    ['it is about a quota that is gone', { young, uid: 'second' }, snapshot({ used: pods(6) }), pods(4)],
  ])('needs no record when %s', (_, before, base, used) => {
    const { ledger, next } = after(before, base, used);
    expect(next).toBe(ledger);
  });
});
