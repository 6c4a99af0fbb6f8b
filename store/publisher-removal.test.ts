/** Removal in three steps, with retention and budget, on a real remote. */
import { afterEach, describe, expect, it } from 'vitest';
import { emitDocument } from '../model/emit.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import type { StoreOptions } from './open.ts';
import type { TenantStore } from './store.ts';
import { Sandbox, git, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
const HOUR_MS = 3_600_000;

async function start(tenants: readonly string[] = [], more: Partial<StoreOptions> = {}): Promise<TenantStore> {
  sandbox = new Sandbox({ tenants: tenants.map((id) => tenantDocument(id)) });
  const store = await sandbox.open(more);
  await store.publishNow();
  return store;
}

afterEach(async () => sandbox.close());

function text(id: string, spec: Partial<TenantSpec> = {}): string {
  return emitDocument(tenantDocument(id, spec));
}

function branchOf(id: string): string {
  return shardBranch('local', shardOf(id, 16));
}

function output(id: string): string {
  return sandbox.show(branchOf(id), `tenants/${id}/cluster.yaml`) ?? '';
}

describe('removal', () => {
  const clock = { ms: Date.now(), now: () => clock.ms };

  it('takes three commits, waits for the retention, and uses the id up for ever', async () => {
    const store = await start(['acme'], { clock });
    sandbox.commit('Suspend', { [tenantFile('acme')]: text('acme', { state: 'Suspended' }) });
    await store.publishNow();
    expect(output('acme')).toContain('state: Suspended');
    sandbox.commit('Delete', { [tenantFile('acme')]: text('acme', { state: 'Deleted' }) });
    await store.publishNow();
    expect(output('acme')).toContain('state: Deleted');
    sandbox.commit('Remove', { [tenantFile('acme')]: null });
    expect((await store.publishNow()).problems).toMatchObject([{ subject: 'acme', kind: 'waiting', message: expect.stringContaining('h (platform.yaml, removal.retentionDays)') }]);
    expect(output('acme')).not.toBe('');
    clock.ms += 8 * 24 * HOUR_MS;
    await store.close();
    const later = await sandbox.open({ clock });
    expect((await later.publishNow()).problems).toEqual([]);
    expect(sandbox.files(branchOf('acme'))).toEqual(['marker.yaml']);
    await expect(later.submit(put('acme'))).rejects.toThrow('[tenantry/id-retired]');
    sandbox.commit('Again', { [tenantFile('acme')]: text('acme') });
    expect((await later.publishNow()).problems).toMatchObject([{ subject: 'acme', kind: 'invalid', message: expect.stringContaining('id-retired') }]);
    await later.close();
    // A fresh data folder finds the same in history.
    const fresh = await sandbox.open({ clock, database: `${sandbox.dir}/fresh.sqlite` });
    await expect(fresh.submit(put('acme'))).rejects.toThrow('never used again');
    expect(sandbox.files(branchOf('acme'))).toEqual(['marker.yaml']);
  });

  it('that skips steps on main still goes through them on the branch', async () => {
    const store = await start(['acme']);
    sandbox.commit('Delete at once', { [tenantFile('acme')]: text('acme', { state: 'Deleted' }) });
    await store.publishNow();
    const states = git(sandbox.remoteDir, 'log', '--reverse', '--format=%H', branchOf('acme')).split('\n').flatMap((commit) => {
      const shown = sandbox.show(commit, 'tenants/acme/cluster.yaml');
      return shown === undefined ? [] : [/state: (\w+)/.exec(shown)?.[1]];
    });
    expect(states.at(0)).toBe('Active');
    expect(states.slice(1)).toContain('Suspended');
  });

  it('may be taken back from any step', async () => {
    const store = await start(['acme']);
    await store.submit(put('acme', { state: 'Suspended' }));
    await store.submit(put('acme', { state: 'Deleted' }));
    await store.submit(put('acme', { state: 'Active' }));
    expect(output('acme')).toContain('state: Active');
  });

  it('by the API: only from Deleted, and the id is used up', async () => {
    const store = await start(['acme']);
    const remove = { ...put('acme'), verb: 'Remove tenant acme', apply: () => undefined };
    await expect(store.submit(remove)).rejects.toThrow('removal-steps');
    await store.submit(put('acme', { state: 'Suspended' }));
    await store.submit(put('acme', { state: 'Deleted' }));
    const receipt = await store.submit({ ...remove, requestId: 'r' });
    expect(receipt).toMatchObject({ removed: true, tenant: { id: 'acme' } });
    expect(sandbox.show('main', tenantFile('acme'))).toBeUndefined();
    expect(store.get('acme')).toBeUndefined();
    expect(await store.submit({ ...remove, requestId: 'r' })).toEqual({ ...receipt, replayed: true });
    await expect(store.submit(put('acme'))).rejects.toThrow('never used again');
  });

  it('of more tenants in one commit than the budget allows is stopped, for all of them', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `team-${index}`);
    const store = await start(ids);
    for (const id of ids) await store.submit(put(id, { state: 'Suspended' }));
    sandbox.commit('Delete seven', Object.fromEntries(ids.map((id) => [tenantFile(id), text(id, { state: 'Deleted' })])));
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject, kind }) => `${kind} ${subject}`)).toEqual(ids.map((id) => `waiting ${id}`));
    expect(problems[0]?.message).toContain('deletes 7 tenants, 5 are allowed');
    expect(ids.map((id) => /state: (\w+)/.exec(output(id))?.[1])).toEqual(ids.map(() => 'Suspended'));
    await store.close();
    expect((await (await sandbox.open()).publishNow()).problems).toHaveLength(7);
    expect(output('team-0')).toContain('state: Suspended');
  });
});
