import { beforeEach, describe, expect, it } from 'vitest';
import { parseQuantity } from '../../model/quantity.ts';
import { formatAmounts } from './amounts.ts';
import { reservedIn, type Ledger } from './ledger.ts';
import { Projector } from './projector.ts';
import { TICKET_KEY } from './snapshot.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';
import { FakeCluster, observedNow } from './testing/fake-cluster.ts';
import { silentLog } from './testing/silent-log.ts';

const OTHER = 'tenant-acme--dev';
const signal = new AbortController().signal;
const TIMES = { youngMs: 5_000, settleMs: 3_000 };

let cluster: FakeCluster;
let now: number;

function pass(tenant = 'acme'): Promise<number | undefined> {
  const observed = observedNow(cluster);
  return new Projector({ ledgers: cluster, quotas: cluster, namespaces: cluster, observed, times: TIMES, now: () => now, log: silentLog().log }).pass(tenant, signal);
}

async function store(ledger: Ledger): Promise<void> {
  const record = await cluster.read('acme');
  if (record !== undefined) await cluster.write(record, ledger);
}

const versions = (): unknown[] => ['tenant-acme', OTHER].map((name) => cluster.quota(name)?.version);
const known = (): string[] => [...(cluster.ledgerOf('acme') ?? [])].map(([name]) => name).sort();

beforeEach(() => {
  now = 1_000_000;
  cluster = new FakeCluster();
  cluster.putTenant('acme', pods(10));
  cluster.putQuota(snapshot({ used: pods(3) }));
  cluster.putQuota(snapshot({ namespace: OTHER, used: pods(4) }));
});

describe('pass()', () => {
  it('builds a ledger of all quotas, each touched first so that no earlier charge can be committed', async () => {
    const before = versions();
    await pass();
    expect(versions()).not.toEqual(before);
    expect(known()).toEqual(['tenant-acme', OTHER]);
    expect([...(cluster.ledgerOf('acme') ?? [])].map(([name, { version }]) => version === cluster.quota(name)?.version)).toEqual([true, true]);
  });

  it('builds none while somebody else writes the quotas', async () => {
    const touch = cluster.touch.bind(cluster);
    cluster.touch = async (seen) => {
      cluster.swap(seen, {});
      return await touch(seen);
    };
    await expect(pass()).resolves.toBe(0);
    expect(cluster.ledgerOf('acme')).toBeUndefined();
  });

  it('rests, and writes nothing more, when all is in step', async () => {
    await pass();
    const revision = cluster.nextRevision();
    await expect(pass()).resolves.toBeUndefined();
    expect(cluster.nextRevision()).toBe(revision + 1n);
  });

  it('shows new limits', async () => {
    await pass();
    cluster.putTenant('acme', pods(5));
    expect((await cluster.read('acme'))?.isShown).toBe(false);
    await pass();
    expect((await cluster.read('acme'))?.isShown).toBe(true);
  });

  it('takes in what was committed, and loosens the quotas that it frees', async () => {
    await pass();
    const other = cluster.quota(OTHER);
    const primary = cluster.quota('tenant-acme');
    if (other === undefined || primary === undefined) throw new Error('no quotas');
    await cluster.setStatusHard(other, pods(7));
    cluster.swap(primary, { used: pods(0) });
    await pass();
    expect(cluster.ledgerOf('acme')?.get('tenant-acme')?.used).toEqual(pods(0));
    expect(formatAmounts(cluster.quota(OTHER)?.hard ?? pods(0))).toEqual({ pods: '10' });
  });

  it('widens static shares to what the tenant has left, as soon as there is a ledger', async () => {
    cluster.putQuota(snapshot({ specHard: pods(5), hard: pods(5), used: pods(3) }));
    cluster.putQuota(snapshot({ namespace: OTHER, specHard: pods(5), hard: pods(5), used: pods(4) }));
    await pass();
    expect(['tenant-acme', OTHER].map((name) => formatAmounts(cluster.quota(name)?.hard ?? pods(0)))).toEqual([{ pods: '6' }, { pods: '7' }]);
  });

  it('builds a ledger with a quota that lacks the label of the list, too', async () => {
    cluster.list = async () => [];
    await pass();
    expect(known()).toEqual(['tenant-acme', OTHER]);
  });

  it('takes the workloads from a namespace that is let go', async () => {
    await pass();
    cluster.leaving.add(OTHER);
    await pass();
    expect(cluster.quota(OTHER)?.specHard.get('pods')).toEqual(parseQuantity('0'));
    expect(formatAmounts(cluster.quota('tenant-acme')?.specHard ?? pods(0))).toEqual({ pods: '10' });
  });

  it('waits for a charge on its way, then settles it', async () => {
    await pass();
    const version = cluster.quota(OTHER)?.version ?? 0n;
    const mine = entry({ version: cluster.quota('tenant-acme')?.version ?? 0n, used: pods(3) });
    await store(new Map([['tenant-acme', mine], [OTHER, entry({ version, used: pods(4), attempts: [{ at: now, grow: pods(2) }] })]]));
    await expect(pass()).resolves.toBe(3_000);
    expect(cluster.quota(OTHER)?.version).toBe(version);
    now += 3_000;
    await pass();
    expect(cluster.quota(OTHER)?.version).not.toBe(version);
    await pass();
    expect(formatAmounts(reservedIn(cluster.ledgerOf('acme') ?? new Map()))).toEqual({});
  });

  it('asks for a recount of what is doubted', async () => {
    const version = cluster.quota(OTHER)?.version ?? 0n;
    await store(new Map([[OTHER, entry({ version, used: pods(4), doubt: pods(1) })]]));
    await pass();
    expect(formatAmounts(cluster.quota(OTHER)?.specHard ?? pods(0))).toEqual({ pods: '10', [TICKET_KEY]: '1' });
  });

  it('forgets a namespace that is gone, and keeps one whose quota is gone', async () => {
    await pass();
    cluster.removeQuota(OTHER);
    await pass();
    expect(known()).toEqual(['tenant-acme', OTHER]);
    cluster.namespaces.delete(OTHER);
    await pass();
    expect(known()).toEqual(['tenant-acme']);
  });

  it('puts young charges from a wrong clock right', async () => {
    const version = cluster.quota(OTHER)?.version ?? 0n;
    await store(new Map([[OTHER, entry({ version, used: pods(4), young: [{ at: now + 3_600_000, grow: pods(1) }] })]]));
    await pass();
    expect(cluster.ledgerOf('acme')?.get(OTHER)?.young[0]?.at).toBe(now + TIMES.youngMs);
  });

  it.each<[string, () => void]>([
    ['is not there', () => (cluster = new FakeCluster())],
    ['has no limits', () => cluster.putTenant('acme', undefined)],
  ])('does nothing for a tenant that %s', async (_, change) => {
    change();
    await expect(pass()).resolves.toBeUndefined();
    expect(cluster.ledgerOf('acme')).toBeUndefined();
  });

  it.each<[string, () => void]>([
    ['has a quota that nobody has counted', () => cluster.putQuota(snapshot({ namespace: OTHER, used: undefined, hard: amounts({}) }))],
    ['has no quota', () => cluster.removeQuota(OTHER)],
  ])('builds no ledger while one of the namespaces %s', async (_, change) => {
    change();
    await expect(pass()).resolves.toBe(1_000);
    expect(cluster.ledgerOf('acme')).toBeUndefined();
  });

  it('leaves a quota that nobody has counted to the controller', async () => {
    await pass();
    cluster.putQuota(snapshot({ namespace: 'tenant-acme--new', used: undefined, hard: amounts({}) }));
    await pass();
    expect(known()).toEqual(['tenant-acme', OTHER]);
  });
});
