import { describe, expect, it } from 'vitest';
import { formatAmounts, type Amounts } from './amounts.ts';
import { charge, type Outcome } from './charge.ts';
import { boundOf, type Ledger } from './ledger.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';

const moment = { now: 100_000, youngMs: 5_000 };
const OTHER = 'tenant-acme--dev';

function ledgerOf(own: Parameters<typeof entry>[0], other: Parameters<typeof entry>[0] = {}): Ledger {
  return new Map([['tenant-acme', entry(own)], [OTHER, entry(other)]]);
}

/** A charge in the primary namespace, from `from` to `to` pods, where the tenant may have 10. */
function tryCharge(ledger: Ledger, from: number, to: number, limit: Amounts = pods(10)): Outcome {
  return charge(ledger, limit, { base: snapshot({ used: pods(from) }), used: pods(to) }, moment);
}

describe('charge()', () => {
  it('lets a charge through that fits over all namespaces, and holds it back from then on', () => {
    const { verdict, ledger } = tryCharge(ledgerOf({ used: pods(3) }, { used: pods(5) }), 3, 5);
    expect(verdict).toEqual({ kind: 'allowed' });
    expect(formatAmounts(boundOf(ledger.get('tenant-acme') ?? entry()))).toEqual({ pods: '5' });
  });

  it.each([
    ['used elsewhere', { used: pods(6) }],
    ['on its way elsewhere', { used: pods(2), attempts: [{ at: 0, grow: pods(4) }] }],
    ['doubted elsewhere', { used: pods(2), doubt: pods(4) }],
  ])('refuses one pod too many: %s', (_, other) => {
    const { verdict, ledger } = tryCharge(ledgerOf({ used: pods(3) }, other), 3, 5);
    expect(verdict).toMatchObject({ kind: 'exceeded', resources: ['pods'] });
    expect(ledger.get('tenant-acme')?.attempts).toEqual([]);
    expect(verdict.kind === 'exceeded' && formatAmounts(verdict.hard ?? pods(0))).toEqual({ pods: '4' });
  });

  it('counts the same charge once, and of several on one version the largest', () => {
    let { ledger } = tryCharge(ledgerOf({ used: pods(3) }), 3, 5);
    for (const to of [5, 4, 5]) ledger = tryCharge(ledger, 3, to).ledger;
    expect(ledger.get('tenant-acme')?.attempts).toHaveLength(2);
    expect(formatAmounts(boundOf(ledger.get('tenant-acme') ?? entry()))).toEqual({ pods: '5' });
  });

  it('refuses to hold back for ever more charges on one version', () => {
    let outcome = tryCharge(ledgerOf({}), 0, 1, pods(1_000));
    for (let to = 2; to < 40 && outcome.verdict.kind === 'allowed'; to += 1) outcome = tryCharge(outcome.ledger, 0, to, pods(1_000));
    expect(outcome.verdict).toEqual({ kind: 'busy' });
    expect(outcome.ledger.get('tenant-acme')?.attempts).toHaveLength(16);
  });

  it.each([
    ['an old version', snapshot({ version: 1n, used: pods(3) })],
    ['a quota that is gone', snapshot({ uid: 'gone', version: 2n, used: pods(3) })],
  ])('refuses a charge on %s, which cannot be committed', (_, base) => {
    const ledger = ledgerOf({ version: 2n, used: pods(3) });
    expect(charge(ledger, pods(10), { base, used: pods(4) }, moment)).toEqual({ ledger, verdict: { kind: 'stale' } });
  });

  it.each([
    ['lowers usage', snapshot({ used: pods(3) }), pods(2)],
    ['is about a quota that nobody has counted', snapshot({ used: undefined }), pods(1)],
  ])('refuses what %s', (_, base, used) => {
    expect(charge(ledgerOf({ used: pods(3) }), pods(10), { base, used }, moment).verdict).toEqual({ kind: 'no-charge' });
  });

  it('refuses growth of what is not counted everywhere', () => {
    const ledger: Ledger = new Map([['tenant-acme', entry({ used: amounts({ pods: '1', services: '1' }) })], [OTHER, entry()]]);
    const base = snapshot({ used: amounts({ pods: '1', services: '1' }) });
    const { verdict } = charge(ledger, amounts({ pods: '10', services: '5' }), { base, used: amounts({ pods: '1', services: '2' }) }, moment);
    expect(verdict).toEqual({ kind: 'uncounted', namespaces: [OTHER], resources: ['services'] });
  });

  it('judges only what grows: a plan lowered below usage stops growth and nothing else', () => {
    const both = (count: string, services: string): Amounts => amounts({ pods: count, services });
    const ledger: Ledger = new Map([['tenant-acme', entry({ used: both('8', '1') })]]);
    const base = snapshot({ used: both('8', '1') });
    const limits = both('4', '5');
    expect(charge(ledger, limits, { base, used: both('8', '2') }, moment).verdict).toEqual({ kind: 'allowed' });
    expect(charge(ledger, limits, { base, used: both('9', '2') }, moment).verdict).toMatchObject({ kind: 'exceeded', resources: ['pods'] });
  });

  it('limits nothing that the tenant has no limit of', () => {
    expect(tryCharge(ledgerOf({ used: pods(3) }), 3, 500, amounts({ services: '1' })).verdict).toEqual({ kind: 'allowed' });
  });

  it('takes in a namespace that is new to the ledger', () => {
    const { ledger, verdict } = charge(new Map([[OTHER, entry({ used: pods(6) })]]), pods(10), { base: snapshot({ used: pods(3) }), used: pods(5) }, moment);
    expect(verdict).toMatchObject({ kind: 'exceeded' });
    expect(ledger.get('tenant-acme')?.used).toEqual(pods(3));
  });
});
