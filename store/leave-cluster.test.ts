/** A tenant leaves one of its clusters, or its namespace for jobs, in steps, while it goes on everywhere else. */
import { afterEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { emitDocument } from '../model/emit.ts';
import { clusterFile, shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import type { ShardStatus, ShardStatusSource } from './ports.ts';
import type { TenantStore } from './store.ts';
import { until } from './testing/child-store.ts';
import { Sandbox, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
afterEach(async () => sandbox.close());

const branchIn = (cluster: string): string => shardBranch(cluster, shardOf('acme', 16));

/** Clusters that apply what they are told to. */
class FakeClusters implements ShardStatusSource {
  readonly statuses = new Map<string, ShardStatus>();

  async read(): Promise<readonly ShardStatus[]> {
    return [...this.statuses.values()];
  }

  apply(cluster: string): void {
    const tip = sandbox.tip(branchIn(cluster));
    this.statuses.set(cluster, { cluster, branch: branchIn(cluster), ready: true, appliedCommit: tip, attemptedCommit: tip, at: new Date() });
  }
}

function stateOf(cluster: string): string | undefined {
  const text = sandbox.show(branchIn(cluster), 'tenants/acme/cluster.yaml') ?? '';
  return parseAllDocuments(text).map((document) => document.getIn(['spec', 'state'])).find((state) => typeof state === 'string');
}

function merge(spec: Partial<TenantSpec>): void {
  sandbox.commit('Change acme', { [tenantFile('acme')]: emitDocument(tenantDocument('acme', spec)) });
}

function problemsOf(store: TenantStore): string[] {
  return store.problems().map(({ kind, subject, cluster }) => `${kind} ${subject} ${cluster ?? ''}`.trim());
}

const both = (state?: 'Deleted'): NonNullable<TenantSpec['clusters']> => [{ name: 'local', share: 60 }, { name: 'other', share: 40, ...(state === undefined ? {} : { state }) }];

async function start(spec: Partial<TenantSpec>, shardStatus: ShardStatusSource): Promise<TenantStore> {
  sandbox = new Sandbox({ tenants: [tenantDocument('acme', spec)] });
  const local = parse(sandbox.show('main', clusterFile('local')) ?? '') as { metadata: { name: string } };
  const platform = parse(sandbox.show('main', 'platform.yaml') ?? '') as { spec: { removal?: unknown } };
  platform.spec.removal = { retentionDays: 0 };
  sandbox.commit('Add a cluster', { [clusterFile('other')]: JSON.stringify({ ...local, metadata: { name: 'other' } }), 'platform.yaml': JSON.stringify(platform) });
  const store = await sandbox.open({ shardStatus, statusMs: 20 });
  await store.publishNow();
  return store;
}

describe('an entry of a cluster with state Deleted', () => {
  it('is Suspended there, then Deleted, then gone, each when the step before is applied, and nothing changes elsewhere', async () => {
    const clusters = new FakeClusters();
    let store = await start({ clusters: both() }, clusters);
    for (const name of ['local', 'other']) clusters.apply(name);
    merge({ clusters: both('Deleted') });
    await store.publishNow();
    expect([stateOf('local'), stateOf('other'), problemsOf(store)]).toEqual(['Active', 'Suspended', ['waiting acme other']]);
    clusters.apply('other');
    await until('the next step', () => stateOf('other') === 'Deleted');
    merge({ clusters: [{ name: 'local' }] });
    await store.publishNow();
    expect([stateOf('local'), stateOf('other'), problemsOf(store)]).toEqual(['Active', 'Deleted', ['waiting acme other']]);
    await store.close();
    store = await sandbox.open({ shardStatus: clusters, statusMs: 20 });
    clusters.apply('other');
    await until('the files to go', () => stateOf('other') === undefined);
    await until('quiet', () => problemsOf(store).length === 0);
    expect(stateOf('local')).toBe('Active');
  });

  it('may be taken back from any step', async () => {
    const store = await start({ clusters: both() }, new FakeClusters());
    merge({ clusters: both('Deleted') });
    await store.publishNow();
    await store.submit(put('acme', { clusters: both() }));
    expect([stateOf('other'), problemsOf(store)]).toEqual(['Active', []]);
  });

  it('that goes without the step keeps its output', async () => {
    const store = await start({ clusters: both() }, new FakeClusters());
    await expect(store.submit(put('acme', { clusters: [{ name: 'local' }] }))).rejects.toThrow('[tenantry/leaving]');
    merge({ clusters: [{ name: 'local' }] });
    await store.publishNow();
    expect([stateOf('local'), stateOf('other'), problemsOf(store)]).toEqual(['Active', 'Active', ['vanished acme other']]);
  });

  it('counts against the deletion budget', async () => {
    const clusters = new FakeClusters();
    const store = await start({ clusters: both() }, clusters);
    const ids = Array.from({ length: 6 }, (_, index) => `team-${index}`);
    const texts = (state?: 'Deleted') => Object.fromEntries(ids.map((id) => [tenantFile(id), emitDocument(tenantDocument(id, { clusters: both(state) }))]));
    sandbox.commit('Add six', texts());
    await store.publishNow();
    sandbox.commit('All leave', texts('Deleted'));
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject }) => subject)).toEqual(ids);
    expect(problems[0]?.message).toContain('6 tenants, 5 are allowed');
  });
});

describe('the namespace for jobs', () => {
  it('goes in two commits, and not in one', async () => {
    const clusters = new FakeClusters();
    const store = await start({ jobs: { enabled: true } }, clusters);
    const files = (): string[] => sandbox.files(branchIn('local')).filter((path) => path.includes('--jobs'));
    const jobs = ['tenants/acme/tenant-acme--jobs.yaml'];
    clusters.apply('local');
    merge({ jobs: { enabled: false } });
    await store.publishNow();
    expect([files(), problemsOf(store)]).toEqual([jobs, ['vanished acme local']]);
    await store.submit(put('acme', { jobs: { enabled: true, state: 'Deleted' } }));
    await store.submit(put('acme', { jobs: { enabled: false } }));
    expect([files(), problemsOf(store)]).toEqual([jobs, ['waiting acme local']]);
    clusters.apply('local');
    await until('the namespace to go', () => files().length === 0);
    expect(stateOf('local')).toBe('Active');
  });
});
