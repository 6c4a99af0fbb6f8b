import { beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import type { Answer } from '../server/answer.ts';
import { formatAmounts } from './amounts.ts';
import { Fence, type FenceOptions } from './fence.ts';
import { reservedIn, usedIn } from './ledger.ts';
import type { QuotaSnapshot } from './snapshot.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';
import { FakeCluster, observedNow } from './testing/fake-cluster.ts';
import { CHARGER, COUNTER, statusReview } from './testing/reviews.ts';
import { silentLog } from './testing/silent-log.ts';

const OTHER = 'tenant-acme--dev';
const call = { signal: new AbortController().signal };
const NOW = 1_000_000;

let cluster: FakeCluster;
let warnings: string[];

class CountingCluster extends FakeCluster {
  reads = 0;
  writes = 0;
  override async read(...args: Parameters<FakeCluster['read']>): ReturnType<FakeCluster['read']> {
    this.reads += 1;
    return super.read(...args);
  }

  override async write(...args: Parameters<FakeCluster['write']>): ReturnType<FakeCluster['write']> {
    this.writes += 1;
    return super.write(...args);
  }
}

function fenceOn(parts: Partial<FenceOptions> = {}): Fence {
  const silent = silentLog();
  warnings = silent.warnings;
  return new Fence({ ledgers: cluster, quotas: cluster, observed: observedNow(cluster), ownUsers: ['own'], youngMs: 5_000, now: () => NOW, log: silent.log, ...parts });
}

/** What is asked for when the namespace shall have so many pods. */
function charge(fence: Fence, namespace: string, to: number, user = CHARGER): Promise<Answer> {
  return fence.review(statusReview({ user, base: quota(namespace), used: pods(to) }), call);
}

function quota(namespace: string): QuotaSnapshot {
  const found = cluster.quota(namespace);
  if (found === undefined) throw new Error(`no quota in ${namespace}`);
  return found;
}

function reserved(): Record<string, string> {
  return formatAmounts(reservedIn(cluster.ledgerOf('acme') ?? new Map()));
}

beforeEach(async () => {
  cluster = new CountingCluster();
  cluster.putTenant('acme', pods(10));
  cluster.putQuota(snapshot({ used: pods(3) }));
  cluster.putQuota(snapshot({ namespace: OTHER, used: pods(4) }));
  const record = await cluster.read('acme');
  if (record !== undefined) await cluster.write(record, new Map([['tenant-acme', entry({ version: 2n, used: pods(3) })], [OTHER, entry({ version: 3n, used: pods(4) })]]));
});

describe('a charge', () => {
  it('stands in the ledger before it is let through', async () => {
    await expect(charge(fenceOn(), 'tenant-acme', 5)).resolves.toEqual({ allowed: true });
    expect(reserved()).toEqual({ pods: '2' });
  });

  it('above the limit lowers the quota to what is left, and is refused with all numbers', async () => {
    const answer = await charge(fenceOn(), 'tenant-acme', 8);
    expect(answer).toEqual({
      allowed: false, code: 403, reason: 'Forbidden',
      message: '[tenantry/quota] tenant acme would be above its limit over all its namespaces (pods: requested 5, used 7, reserved 0, limit 10); delete what is not needed, or ask for a larger plan',
    });
    expect(formatAmounts(quota('tenant-acme').hard)).toEqual({ pods: '6' });
    expect(quota('tenant-acme').specHard).toEqual(pods(10));
    expect(reserved()).toEqual({});
  });

  it('is refused all the same when the quota cannot be lowered', async () => {
    const quotas = { ...portsOf(cluster), setStatusHard: () => Promise.reject(new TenantryError('UNAVAILABLE', 'down')) };
    await expect(charge(fenceOn({ quotas }), 'tenant-acme', 8)).resolves.toMatchObject({ allowed: false, code: 403 });
    expect(warnings).toEqual(['could not lower a quota']);
  });

  it('on an old version is refused as a conflict', async () => {
    const old = quota('tenant-acme');
    cluster.swap(old, {});
    const answer = await fenceOn().review(statusReview({ user: CHARGER, base: old, used: pods(5) }), call);
    expect(answer).toMatchObject({ allowed: false, code: 409, reason: 'Conflict' });
    expect(reserved()).toEqual({});
  });

  it('waits for no other tenant', async () => {
    cluster.putTenant('globex', pods(10));
    cluster.putQuota(snapshot({ namespace: 'tenant-globex', uid: 'other' }));
    const record = await cluster.read('globex');
    if (record !== undefined) await cluster.write(record, new Map([['tenant-globex', entry({ uid: 'other', version: quota('tenant-globex').version })]]));
    const stuck = Promise.withResolvers<never>();
    const ledgers = { read: (tenant: string) => cluster.read(tenant), write: (...args: Parameters<FakeCluster['write']>) => (args[0].tenant === 'acme' ? stuck.promise : cluster.write(...args)) };
    const fence = fenceOn({ ledgers });
    const waiting = charge(fence, 'tenant-acme', 4);
    await expect(charge(fence, 'tenant-globex', 10)).resolves.toEqual({ allowed: true });
    stuck.reject(new TenantryError('UNAVAILABLE', 'down'));
    await expect(waiting).rejects.toThrow('down');
  });

  it('is judged together with those that come at the same time, with one write', async () => {
    const fence = fenceOn();
    const first = charge(fence, 'tenant-acme', 4);
    const counting = cluster as CountingCluster;
    const before = counting.writes;
    const rest = [charge(fence, OTHER, 5), charge(fence, 'tenant-acme', 4), charge(fence, OTHER, 6)];
    expect((await Promise.all([first, ...rest])).map(({ allowed }) => allowed)).toEqual([true, true, true, true]);
    expect(counting.writes - before).toBe(2);
    expect(reserved()).toEqual({ pods: '3' });
  });

  it('is never let through twice by two replicas', async () => {
    const [one, two] = [fenceOn(), fenceOn()];
    // Both know the ledger as it is.
    await Promise.all([charge(one, 'tenant-acme', 4), charge(two, OTHER, 5)]);
    const answers = await Promise.all([charge(one, 'tenant-acme', 5), charge(two, OTHER, 6)]);
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(formatAmounts(usedIn(cluster.ledgerOf('acme') ?? new Map()))).toEqual({ pods: '7' });
  });

  it('is refused only by the newest ledger', async () => {
    const fence = fenceOn();
    await charge(fence, 'tenant-acme', 6);
    cluster.swap(quota('tenant-acme'), { used: pods(0) });
    // The fence has the old ledger in mind, and the watch shows the release.
    await expect(charge(fence, OTHER, 9)).resolves.toEqual({ allowed: true });
  });

  it('is refused by a limit that was lowered a moment ago', async () => {
    const fence = fenceOn();
    await charge(fence, 'tenant-acme', 4);
    cluster.putTenant('acme', pods(7));
    await expect(charge(fence, OTHER, 5)).resolves.toMatchObject({ allowed: false });
  });

  it.each<[string, () => void, string]>([
    ['there is no tenant', () => (cluster = Object.assign(new FakeCluster(), {})) && cluster.putQuota(snapshot({ used: pods(3) })), 'its Tenant object is not there'],
    ['there are no limits', () => cluster.putTenant('acme', undefined), 'it has no limits'],
    ['there is no ledger', () => cluster.loseLedger('acme'), 'its usage is not counted yet'],
  ])('is refused while %s', async (_, change, want) => {
    change();
    const answer = await charge(fenceOn(), 'tenant-acme', 4);
    expect(answer).toMatchObject({ allowed: false, code: 403, message: `[tenantry/quota] tenant acme cannot grow yet: ${want}; try again in a moment` });
  });

  it('is not answered when the ledger cannot be written', async () => {
    const ledgers = { read: (tenant: string) => cluster.read(tenant), write: () => Promise.reject(new TenantryError('UNAVAILABLE', 'down')) };
    await expect(charge(fenceOn({ ledgers }), 'tenant-acme', 4)).rejects.toThrow('down');
  });

  it('moves nothing when it is forged', async () => {
    await expect(charge(fenceOn(), 'tenant-acme', 4, 'mallory')).resolves.toMatchObject({ allowed: false, code: 403 });
    expect(reserved()).toEqual({});
  });
});

describe('a recount', () => {
  const lowered = (fence: Fence): Promise<Answer> => fence.review(statusReview({ user: COUNTER, base: quota('tenant-acme'), used: pods(1) }), call);

  it('is let through, and what it may miss is recorded first', async () => {
    const fence = fenceOn();
    await charge(fence, 'tenant-acme', 5);
    cluster.swap(quota('tenant-acme'), { used: pods(5) });
    await expect(lowered(fence)).resolves.toEqual({ allowed: true });
    cluster.swap(quota('tenant-acme'), { used: pods(1) });
    // Seen a minute later, by another replica: still not believed.
    await charge(fenceOn({ now: () => NOW + 60_000 }), OTHER, 5);
    expect(formatAmounts(cluster.ledgerOf('acme')?.get('tenant-acme')?.doubt ?? amounts({}))).toEqual({ pods: '2' });
  });

  it('is judged by the newest ledger, even when this replica knows one', async () => {
    const [one, two] = [fenceOn(), fenceOn()];
    await charge(two, OTHER, 5);
    await charge(one, 'tenant-acme', 5);
    cluster.swap(quota('tenant-acme'), { used: pods(5) });
    await lowered(two);
    expect(formatAmounts(cluster.ledgerOf('acme')?.get('tenant-acme')?.missed ?? amounts({}))).toEqual({ pods: '2' });
  });

  it('needs no write when nothing is young', async () => {
    const counting = cluster as CountingCluster;
    const before = counting.writes;
    await expect(lowered(fenceOn())).resolves.toEqual({ allowed: true });
    expect(counting.writes).toBe(before);
  });

  it('needs no ledger', async () => {
    cluster.loseLedger('acme');
    await expect(lowered(fenceOn())).resolves.toEqual({ allowed: true });
  });
});

function portsOf(from: FakeCluster): FenceOptions['quotas'] {
  return {
    list: (tenant) => from.list(tenant),
    setStatusHard: (seen, hard) => from.setStatusHard(seen, hard),
    setSpecHard: (seen, hard) => from.setSpecHard(seen, hard),
    touch: (seen) => from.touch(seen),
  };
}
