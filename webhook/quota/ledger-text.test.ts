import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverFits } from '../../policies/admission/intent/never-fits.ts';
import type { Json } from '../../policies/admission/json.ts';
import { tenantFacts } from '../../policies/admission/tenant-facts.ts';
import { subjectOf } from '../../policies/admission/testing/subjects.ts';
import { judgeBy } from '../../policies/admission/verdict.ts';
import type { Charge, Entry, Ledger } from './ledger.ts';
import { ledgerText, parseLedger, showsLimits } from './ledger-text.ts';
import { amounts, entry, pods } from './testing/builders.ts';
import type { Amounts } from './amounts.ts';

const quantity = fc.constantFrom('0', '1', '7', '1500m', '3Gi', '1k', '250M');
const anyAmounts: fc.Arbitrary<Amounts> = fc.dictionary(fc.constantFrom('pods', 'requests.cpu', 'requests.memory', 'count/deployments.apps'), quantity).map(amounts);
const charges: fc.Arbitrary<Charge[]> = fc.array(fc.record({ at: fc.integer({ min: 0, max: 4e12 }), grow: anyAmounts }), { maxLength: 3 });
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  uid: fc.uuid(), version: fc.bigInt({ min: 0n, max: 2n ** 63n }), used: anyAmounts, attempts: charges, young: charges, doubt: anyAmounts, missed: anyAmounts, ticket: fc.nat(),
});
const names = fc.constantFrom('tenant-acme', 'tenant-acme--dev', 'tenant-acme--jobs');
const anyLedger: fc.Arbitrary<Ledger> = fc.dictionary(names, anyEntry).map((entries) => new Map(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))));

function json(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

describe('ledgerText() and parseLedger()', () => {
  it('agree on every ledger', () => {
    fc.assert(fc.property(anyLedger, (ledger) => {
      const back = parseLedger(json(ledgerText(ledger, pods(10))));
      expect(ledgerText(back ?? new Map(), pods(10))).toEqual(ledgerText(ledger, pods(10)));
      expect([...(back ?? [])].map(([name, { version, ticket }]) => [name, version, ticket])).toEqual([...ledger].map(([name, { version, ticket }]) => [name, version, ticket]));
    }));
  });

  it('show people used, reserved and limit, and what is above the limit', () => {
    const ledger: Ledger = new Map([['tenant-acme', entry({ used: amounts({ pods: '8', 'requests.cpu': '1500m' }), attempts: [{ at: 0, grow: pods(1) }] })]]);
    expect(ledgerText(ledger, amounts({ pods: '4', 'requests.cpu': '2', 'requests.memory': '4Gi' }))).toMatchObject({
      used: 'pods: 8, cpu: 1500m, memory: 0',
      reserved: 'pods: 1, cpu: 0, memory: 0',
      limit: 'pods: 4, cpu: 2, memory: 4Gi',
      message: 'above the limit, so growth is refused until it falls: pods 9 of 4',
      resources: [{ name: 'pods', used: '8', reserved: '1', limit: '4' }, { name: 'requests.cpu', used: '1500m', reserved: '0', limit: '2' }, { name: 'requests.memory', used: '0', reserved: '0', limit: '4Gi' }],
    });
  });
});

describe('the ledger', () => {
  it('is what admission warns by when something does not fit now', () => {
    const limits = amounts({ pods: '10' });
    const ledger: Ledger = new Map([['tenant-acme', entry({ used: pods(6) })], ['tenant-acme--dev', entry({ used: pods(1), attempts: [{ at: 0, grow: pods(1) }] })]]);
    const tenant = tenantFacts(json({ metadata: { name: 'acme' }, spec: { plan: 'pro', state: 'Active', limits: { pods: '10' } }, status: { quota: ledgerText(ledger, limits) } }));
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 3 } };
    const verdict = judgeBy([neverFits], { ...subjectOf({ object }), tenant }, 0);
    expect(verdict.warnings).toEqual(['[tenantry/never-fits] spec.replicas: does not fit now: it takes 3 more pods, and 2 of 10 are left']);
    expect(verdict.allowed).toBe(true);
  });
});

describe('the message', () => {
  it('stays within what the CRD takes, however many long resources are exceeded', () => {
    const keys = Array.from({ length: 80 }, (_, n) => `${'a'.repeat(190)}${n}.storageclass.storage.k8s.io/persistentvolumeclaims`);
    const many = (text: string): Amounts => amounts(Object.fromEntries(keys.map((key) => [key, text])));
    const { message } = ledgerText(new Map([['tenant-acme', entry({ used: many('99999999999999999') })]]), many('12345678901234567')) as { message: string };
    expect(message).toContain(' and 72 more');
    expect(message.length).toBeLessThan(4096);
  });
});

describe('parseLedger()', () => {
  const good = { name: 'tenant-acme', uid: 'a', version: '1', used: { pods: '1' }, ticket: 0 };

  it.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['no namespaces', {}],
    ['namespaces of another type', { namespaces: 'all' }],
    ['an entry that is none', { namespaces: [good, null] }],
    ['a version that is none', { namespaces: [{ ...good, version: '0x1' }] }],
    ['used that is not counted', { namespaces: [{ ...good, used: { pods: 'many' } }] }],
    ['an attempt without a time', { namespaces: [{ ...good, attempts: [{ at: 'yesterday', grow: {} }] }] }],
    ['a recount without numbers', { namespaces: [{ ...good, missed: 'all' }] }],
    ['no ticket', { namespaces: [{ ...good, ticket: '1' }] }],
  ])('gives nothing for %s, so that the ledger is built anew', (_, value) => expect(parseLedger(value)).toBeUndefined());

  it('reads an empty ledger', () => expect(parseLedger({ namespaces: [] })).toEqual(new Map()));
});

describe('showsLimits()', () => {
  it('compares the numbers', () => {
    const shown = json(ledgerText(new Map(), pods(10)));
    expect([pods(10), pods(11), amounts({ pods: '10', services: '1' })].map((limits) => showsLimits(shown, limits))).toEqual([true, false, false]);
  });
});
