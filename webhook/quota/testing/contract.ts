/** What every adapter of the quota's ports must do; run against the one in memory and the one on a real API server. */
import { describe, expect, it } from 'vitest';
import { formatAmounts, type Amounts } from '../amounts.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerStore, NamespaceLookup, ObservedQuotas, QuotaStore, TenantRecord } from '../ports.ts';
import { TICKET_KEY, type QuotaSnapshot } from '../snapshot.ts';
import { amounts, entry, pods } from './builders.ts';

export interface ContractWorld {
  readonly ledgers: LedgerStore;
  readonly quotas: QuotaStore;
  readonly namespaces: NamespaceLookup;
  readonly observed: ObservedQuotas;
  /** A tenant without a ledger, and without quotas. */
  newTenant(): Promise<string>;
  setLimits(tenant: string, pods: number): Promise<void>;
  /** A namespace of a tenant of its own with a counted quota; gives the tenant. */
  newQuota(): Promise<{ readonly tenant: string; readonly namespace: string }>;
  /** Deletes the quota and makes another one of the same name. */
  replaceQuota(namespace: string): Promise<void>;
}

const signal = new AbortController().signal;
const LEDGER: Ledger = new Map([
  ['tenant-acme', entry({ version: 12n, used: amounts({ pods: '3', 'requests.cpu': '1500m', 'requests.memory': '3Gi' }), attempts: [{ at: 1_700_000_000_123, grow: pods(2) }], ticket: 4 })],
  ['tenant-acme--dev', entry({ version: 15n, used: pods(1), missed: pods(1), young: [{ at: 1_700_000_000_000, grow: pods(1) }], doubt: pods(1) })],
]);

function valueOf<T>(value: T | 'conflict' | undefined): T {
  if (value === undefined || value === 'conflict') throw new Error(`expected a value, not ${String(value)}`);
  return value;
}

export function quotaPortsContract(name: string, world: () => ContractWorld): void {
  const recordOf = async (tenant: string): Promise<TenantRecord> => valueOf(await world().ledgers.read(tenant, signal));
  const quotaOf = async (): Promise<QuotaSnapshot> => {
    const { tenant } = await world().newQuota();
    return valueOf((await world().quotas.list(tenant, signal))[0]);
  };

  describe(`${name}: ledgers`, () => {
    it('know no tenant that is not there', async () => {
      expect(await world().ledgers.read('nobody', signal)).toBeUndefined();
    });

    it('give back what was written, and show the limits with it', async () => {
      const tenant = await world().newTenant();
      const before = await recordOf(tenant);
      expect(before).toMatchObject({ ledger: undefined, isShown: false });
      const written = valueOf(await world().ledgers.write(before, LEDGER, signal));
      expect(written.ledger).toEqual(LEDGER);
      expect(written.isShown).toBe(true);
      expect(await recordOf(tenant)).toEqual(written);
    });

    it('drop what is not written again', async () => {
      const tenant = await world().newTenant();
      const first = valueOf(await world().ledgers.write(await recordOf(tenant), LEDGER, signal));
      const second = valueOf(await world().ledgers.write(first, new Map([['tenant-acme', entry()]]), signal));
      expect(second.ledger).toEqual(new Map([['tenant-acme', entry()]]));
    });

    it('refuse a write on an old record, and leave things as they are', async () => {
      const tenant = await world().newTenant();
      const old = await recordOf(tenant);
      const written = await world().ledgers.write(old, LEDGER, signal);
      expect(await world().ledgers.write(old, new Map(), signal)).toBe('conflict');
      expect(await recordOf(tenant)).toEqual(written);
    });

    it('let one of many writers win', async () => {
      const record = await recordOf(await world().newTenant());
      const writes = Array.from({ length: 10 }, (_, n) => world().ledgers.write(record, new Map([['tenant-acme', entry({ used: pods(n) })]]), signal));
      expect((await Promise.all(writes)).filter((result) => result !== 'conflict')).toHaveLength(1);
    });

    it('take a change of the limits for a newer record, whose limits are not shown yet', async () => {
      const tenant = await world().newTenant();
      const written = valueOf(await world().ledgers.write(await recordOf(tenant), LEDGER, signal));
      await world().setLimits(tenant, 3);
      expect(await world().ledgers.write(written, new Map(), signal)).toBe('conflict');
      const now = await recordOf(tenant);
      expect(now).toMatchObject({ ledger: LEDGER, isShown: false });
      expect(formatAmounts(now.limits ?? new Map())).toMatchObject({ pods: '3' });
    });
  });

  describe(`${name}: quotas`, () => {
    const both = (hard: Amounts): Record<string, string> => formatAmounts(hard);

    it('lower status.hard and leave the rest', async () => {
      const seen = await quotaOf();
      const lowered = valueOf(await world().quotas.setStatusHard(seen, new Map([...seen.hard, ...pods(2)]), signal));
      expect(both(lowered.hard)).toEqual({ ...both(seen.hard), pods: '2' });
      expect(lowered).toMatchObject({ uid: seen.uid, used: seen.used, specHard: seen.specHard });
      expect(lowered.version).toBeGreaterThan(seen.version);
    });

    it('replace spec.hard as a whole', async () => {
      const seen = await quotaOf();
      const next = amounts({ pods: '7', [TICKET_KEY]: '1' });
      const written = valueOf(await world().quotas.setSpecHard(seen, next, signal));
      expect(both(written.specHard)).toEqual(both(next));
      expect(written.used).toEqual(seen.used);
    });

    it('change nothing but the version when touched', async () => {
      const seen = await quotaOf();
      const touched = valueOf(await world().quotas.touch(seen, signal));
      expect({ ...touched, version: seen.version }).toEqual(seen);
      expect(touched.version).toBeGreaterThan(seen.version);
    });

    it('refuse every write on an old version', async () => {
      const seen = await quotaOf();
      await world().quotas.touch(seen, signal);
      expect(await world().quotas.touch(seen, signal)).toBe('conflict');
      expect(await world().quotas.setStatusHard(seen, pods(1), signal)).toBe('conflict');
      expect(await world().quotas.setSpecHard(seen, pods(1), signal)).toBe('conflict');
    });

    it('refuse every write on a quota that was made anew', async () => {
      const seen = await quotaOf();
      await world().replaceQuota(seen.namespace);
      expect(await world().quotas.touch(seen, signal)).toBe('conflict');
    });

    it('are shown by the watch', async () => {
      const seen = await quotaOf();
      const touched = valueOf(await world().quotas.touch(seen, signal));
      await world().observed.shows(seen.namespace, touched.version, AbortSignal.timeout(10_000));
      expect(world().observed.get(seen.namespace)).toEqual(touched);
    });

    it('belong to one tenant', async () => {
      const { tenant, namespace } = await world().newQuota();
      await world().newQuota();
      expect((await world().quotas.list(tenant, signal)).map((seen) => seen.namespace)).toEqual([namespace]);
      expect(world().observed.of(tenant).map((seen) => seen.namespace)).toEqual([namespace]);
    });
  });

  describe(`${name}: namespaces`, () => {
    it('are there or not', async () => {
      const { namespace } = await world().newQuota();
      expect(await world().namespaces.exists(namespace, signal)).toBe(true);
      expect(await world().namespaces.exists('tenant-nobody', signal)).toBe(false);
    });

    it('belong to one tenant', async () => {
      const { tenant, namespace } = await world().newQuota();
      await world().newQuota();
      expect(await world().namespaces.namesOf(tenant, signal)).toEqual([namespace]);
      expect(await world().namespaces.namesOf('nobody', signal)).toEqual([]);
    });
  });
}
