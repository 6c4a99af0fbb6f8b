/** Two writers on one remote: history stays linear, nothing is lost, nothing is done twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { trailer, trailersOf } from './commit-message.ts';
import type { TenantStore } from './store.ts';
import { ChildStore, Gate, wrapGit } from './testing/child-store.ts';
import { Sandbox, git, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
let children: ChildStore[];

beforeEach(() => {
  sandbox = new Sandbox();
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    child.signal('SIGCONT');
    await child.kill();
  }
  await sandbox.close();
});

function fences(): number[] {
  const messages = git(sandbox.remoteDir, 'log', '--reverse', '--format=%B%x00', 'main').split('\0');
  return messages.flatMap((message) => Number(trailer(trailersOf(message.trim()), 'Fence') ?? NaN) || []);
}

describe('two writers', { timeout: 180_000 }, () => {
  it('one paused past its lock\'s expiry with a push in hand', async () => {
    const gate = new Gate(sandbox, 'push');
    const wrapper = wrapGit(sandbox, 'push', `case "$*" in *' push '*) ${gate.script()} ;; esac`);
    const paused = await new ChildStore(sandbox, { name: 'one', lockMs: 1000, wrapper }).opened();
    const other = await new ChildStore(sandbox, { name: 'two', lockMs: 1000 }).opened();
    children.push(paused, other);
    gate.arm();
    paused.send({ tenant: 'acme', displayName: 'By the paused one', requestId: 'r-1' });
    await gate.reached();
    paused.signal('SIGSTOP');
    other.send({ tenant: 'beta', displayName: 'By the other one', requestId: 'r-2' });
    await other.answered(1);
    expect(sandbox.subjects()).toEqual(['Put tenant beta', 'Seed']);
    gate.open();
    paused.signal('SIGCONT');
    const [answer] = await paused.answered(1);
    expect(answer?.error).toBeUndefined();
    expect(sandbox.subjects()).toEqual(['Put tenant acme', 'Put tenant beta', 'Seed']);
    expect(git(sandbox.remoteDir, 'rev-list', '--merges', 'main')).toBe('');
    const tokens = fences();
    expect(tokens).toEqual(tokens.toSorted((a, b) => a - b));
    expect(new Set(tokens).size).toBe(2);
  });

  it('both busy: every increment counts once', async () => {
    const stores = [await sandbox.open(), await sandbox.open()];
    await stores[0]?.submit(put('acme', { displayName: '0' }));
    const increment = (store: TenantStore): Promise<unknown> => store.submit({
      ...put('acme'),
      apply: (current) => tenantDocument('acme', { displayName: String(Number(current?.document.spec.displayName) + 1) }),
    });
    // The second store has not seen the tenant yet: its first attempt must be replayed on what is there.
    await stores[1]?.publishNow();
    await Promise.all(stores.flatMap((store) => Array.from({ length: 25 }, () => increment(store))));
    for (const store of stores) await store.publishNow();
    expect(stores.map((store) => store.get('acme')?.document.spec.displayName)).toEqual(['50', '50']);
    expect(sandbox.subjects().filter((subject) => subject.startsWith('Put'))).toHaveLength(51);
    expect(git(sandbox.remoteDir, 'rev-list', '--merges', 'main')).toBe('');
  });

  it('with databases of their own (no common lock) the compare-and-swap alone is enough', async () => {
    const stores = [await sandbox.open({ database: `${sandbox.dir}/a.sqlite` }), await sandbox.open({ database: `${sandbox.dir}/b.sqlite` })];
    const ids = Array.from({ length: 12 }, (_, index) => `team-${index}`);
    await Promise.all(ids.map(async (id, index) => stores[index % 2]?.submit(put(id))));
    await sleep(0);
    expect(sandbox.subjects().filter((subject) => subject.startsWith('Put')).sort()).toEqual(ids.map((id) => `Put tenant ${id}`).sort());
    expect(git(sandbox.remoteDir, 'rev-list', '--merges', 'main')).toBe('');
  });

  it('refuse to share one work folder', async () => {
    const options = sandbox.options();
    await sandbox.open(options);
    await expect(sandbox.open({ ...options })).rejects.toThrow('another process works in');
  });
});
