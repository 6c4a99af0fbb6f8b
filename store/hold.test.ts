/** A tenant whose output a cluster refuses is put back and held; its neighbours go on. */
import { afterEach, describe, expect, it } from 'vitest';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import { emitDocument } from '../model/emit.ts';
import type { ShardStatus, ShardStatusSource } from './ports.ts';
import type { StoreOptions } from './open.ts';
import type { TenantStore } from './store.ts';
import { until } from './testing/child-store.ts';
import { Sandbox, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
afterEach(async () => sandbox.close());

/** A cluster that applies what it is told to apply. */
class FakeCluster implements ShardStatusSource {
  readonly statuses = new Map<string, ShardStatus>();

  async read(): Promise<readonly ShardStatus[]> {
    return [...this.statuses.values()];
  }

  apply(branch: string): void {
    const tip = sandbox.tip(branch);
    this.statuses.set(branch, { cluster: 'local', branch, ready: true, appliedCommit: tip, attemptedCommit: tip, at: new Date() });
  }

  refuse(branch: string, message: string): void {
    const before = this.statuses.get(branch)?.appliedCommit;
    this.statuses.set(branch, { cluster: 'local', branch, ready: false, attemptedCommit: sandbox.tip(branch), reason: 'ReconciliationFailed', message, at: new Date(), ...(before === undefined ? {} : { appliedCommit: before }) });
  }
}

const cluster = (): { shardStatus: FakeCluster; statusMs: number } => ({ shardStatus: new FakeCluster(), statusMs: 20 });

async function start(more: Partial<StoreOptions>, tenants: readonly string[] = []): Promise<TenantStore> {
  sandbox = new Sandbox({ tenants: tenants.map((id) => tenantDocument(id)) });
  const store = await sandbox.open(more);
  await store.publishNow();
  return store;
}

function pair(): [string, string] {
  const found = Array.from({ length: 200 }, (_, n) => `team-${n}`).filter((id) => shardOf(id, 16) === 5);
  return [found[0] ?? '', found[1] ?? ''];
}

const BRANCH = shardBranch('local', 5);

function shows(id: string): string {
  return sandbox.show(BRANCH, `tenants/${id}/cluster.yaml`) ?? '';
}

function problemsOf(store: TenantStore): string[] {
  return store.problems().map(({ kind, subject }) => `${kind} ${subject}`);
}

describe('a refused output', { timeout: 180_000 }, () => {
  it('is put back to what was applied last, stands in the marker, survives a restart, and ends with a change', async () => {
    const [poison, neighbour] = pair();
    const options = cluster();
    const store = await start(options, [poison, neighbour]);
    options.shardStatus.apply(BRANCH);
    const good = shows(poison);
    await store.submit(put(poison, { displayName: 'Poison' }));
    await store.submit(put(neighbour, { displayName: 'Wants to go on' }));
    options.shardStatus.refuse(BRANCH, `Namespace/tenant-${poison} dry-run failed (Forbidden): denied\u001b[31m by "policy"`);
    await until('the tenant to be held', () => problemsOf(store).includes(`held ${poison}`));
    await until('the push', () => shows(poison) === good);
    expect(shows(neighbour)).toContain('Wants to go on');
    expect(sandbox.show(BRANCH, 'marker.yaml')).toContain(poison);
    expect(store.problems()[0]?.message).toContain('dry-run failed (Forbidden)');
    expect(store.problems()[0]?.message).not.toContain('\u001b');
    options.shardStatus.apply(BRANCH);
    await store.close();
    const later = await sandbox.open(options);
    await later.publishNow();
    expect([problemsOf(later), shows(poison)]).toEqual([[`held ${poison}`], good]);
    // A neighbour's change leaves it held; its own change ends it.
    await later.submit(put(neighbour, { displayName: 'Again' }));
    expect(shows(poison)).toBe(good);
    await later.submit(put(poison, { displayName: 'Cured' }));
    expect(shows(poison)).toContain('Cured');
    expect([problemsOf(later), sandbox.show(BRANCH, 'marker.yaml')?.includes(poison)]).toEqual([[], false]);
  });

  it('of a tenant that was never applied goes away', async () => {
    const [poison, neighbour] = pair();
    const options = cluster();
    const store = await start(options, [neighbour]);
    options.shardStatus.apply(BRANCH);
    await store.submit(put(poison));
    options.shardStatus.refuse(BRANCH, `Tenant/${poison} dry-run failed: nope`);
    await until('the files to go', () => !sandbox.files(BRANCH).some((path) => path.includes(`/${poison}/`)));
    await until('the problem', () => problemsOf(store).includes(`held ${poison}`));
    expect(await store.isPublished(poison, 'local', sandbox.tip(BRANCH))).toBe(false);
    expect(shows(neighbour)).not.toBe('');
  });

  it('is found by an object in the cluster\'s scope', async () => {
    const [poison] = pair();
    const options = cluster();
    const store = await start(options, [poison]);
    options.shardStatus.apply(BRANCH);
    await store.submit(put(poison, { displayName: 'Poison' }));
    options.shardStatus.refuse(BRANCH, `ClusterRole/tenantry:${poison}:self apply failed, error: no`);
    await until('the tenant to be held', () => problemsOf(store).includes(`held ${poison}`));
  });

  const quiet: [string, string][] = [
    ['names nobody', 'kustomization path not found'],
    ['names somebody else\'s object', 'Namespace/kube-system dry-run failed (Forbidden): no'],
  ];
  it.each(quiet)('that %s holds nobody and is told', async (_name, message) => {
    const [poison] = pair();
    const options = cluster();
    const store = await start(options, [poison]);
    options.shardStatus.apply(BRANCH);
    await store.submit(put(poison, { displayName: 'New' }));
    options.shardStatus.refuse(BRANCH, message);
    await until('the problem', () => problemsOf(store).includes(`branch ${BRANCH}`));
    expect(shows(poison)).toContain('New');
    options.shardStatus.apply(BRANCH);
    await until('the end of it', () => problemsOf(store).length === 0);
  });

  it('of something that did not change is not put back', async () => {
    const [poison, neighbour] = pair();
    const options = cluster();
    const store = await start(options, [poison, neighbour]);
    options.shardStatus.apply(BRANCH);
    await store.submit(put(neighbour, { displayName: 'New' }));
    options.shardStatus.refuse(BRANCH, `Namespace/tenant-${poison} dry-run failed (Forbidden): the policy has changed`);
    await until('the problem', () => problemsOf(store).includes(`branch ${BRANCH}`));
    expect(shows(neighbour)).toContain('New');
  });
});

describe('removal beside a cluster', { timeout: 180_000 }, () => {
  it('waits with each step until the one before is applied', async () => {
    const [id] = pair();
    const options = cluster();
    const store = await start(options, [id]);
    options.shardStatus.apply(BRANCH);
    const text = (state: 'Suspended' | 'Deleted'): string => emitDocument(tenantDocument(id, { state }));
    sandbox.commit('Suspend', { [tenantFile(id)]: text('Suspended') });
    sandbox.commit('Delete', { [tenantFile(id)]: text('Deleted') });
    await store.publishNow();
    expect(shows(id)).toContain('state: Suspended');
    expect(problemsOf(store)).toEqual([`waiting ${id}`]);
    options.shardStatus.apply(BRANCH);
    await until('the next step', () => shows(id).includes('state: Deleted'));
    await until('quiet', () => problemsOf(store).length === 0);
    expect(await store.isPublished(id, 'local', sandbox.tip(BRANCH))).toBe(true);
  });
});

describe('isPublished()', () => {
  it('is true from the deploy commit of the change on, and not before', async () => {
    const [id, neighbour] = pair();
    const store = await start({}, [id]);
    const before = sandbox.tip(BRANCH);
    const receipt = await store.submit(put(id, { displayName: 'New' }));
    await store.submit(put(neighbour));
    expect(await store.isPublished(id, 'local', before)).toBe(false);
    expect(await store.isPublished(id, 'local', receipt.branches[0]?.commit ?? '')).toBe(true);
    expect(await store.isPublished(id, 'local', sandbox.tip(BRANCH))).toBe(true);
    expect(await store.isPublished(id, 'local', 'f'.repeat(40))).toBe(false);
    expect(await store.isPublished(id, 'local', '--help')).toBe(false);
    expect(await store.isPublished(id, 'nowhere', before)).toBe(false);
  });
});
