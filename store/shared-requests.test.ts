/** Stores with a database each on one remote, as replicas on several machines have. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantStore } from './store.ts';
import { git, put, Sandbox } from './testing/sandbox.ts';

const SECRET = 'a secret that every replica has, of enough characters';

let sandbox: Sandbox;
beforeEach(() => void (sandbox = new Sandbox()));
afterEach(() => sandbox.close());

const replica = (name: string, replicaSecret: string | undefined = SECRET): Promise<TenantStore> => sandbox.open({ database: join(sandbox.dir, `${name}.sqlite`), ...(replicaSecret === undefined ? {} : { replicaSecret }) });
let asked = 0;
/** Each with an operation of its own, as calls have: two commits of the same second would else be one and the same object. */
const ask = (id: string, requestId: string, more: Parameters<typeof put>[2] = {}) => put(id, {}, { requestId, requestDigest: `create ${id}`, operationId: `op-${(asked += 1)}`, ...more });
const commitsOf = (id: string): number => git(sandbox.remoteDir, 'log', '--format=%H', '--grep', `^Tenant: ${id}$`, 'main').split('\n').filter((line) => line !== '').length;

/** A commit beside another, an hour before it. */
function datedBefore(commit: string, message: string): string {
  const tree = git(sandbox.remoteDir, 'rev-parse', `${commit}^{tree}`);
  const parent = git(sandbox.remoteDir, 'rev-parse', `${commit}^`);
  const seconds = Number(git(sandbox.remoteDir, 'log', '-1', '--format=%ct', commit)) - 3600;
  const object = `tree ${tree}\nparent ${parent}\nauthor P <p@example.org> ${seconds} +0000\ncommitter P <p@example.org> ${seconds} +0000\n\n${message}\n`;
  const file = join(sandbox.dir, 'object');
  writeFileSync(file, object);
  return git(sandbox.remoteDir, 'hash-object', '-t', 'commit', '-w', file);
}

describe('replicas with one secret', () => {
  it('do a request once, whichever of them is asked again', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    const first = await one.submit(ask('acme', 'r-1'));
    const again = await two.submit(ask('acme', 'r-1'));
    expect([again.replayed, again.commit, again.tenant]).toEqual([true, first.commit, first.tenant]);
    // One that begins later, or lost its database, reads it from Git.
    const three = await replica('three');
    expect(await three.submit(ask('acme', 'r-1'))).toMatchObject({ replayed: true, commit: first.commit });
    expect(commitsOf('acme')).toBe(1);
  });

  it('do it once when all are asked at the same time', async () => {
    const stores = await Promise.all(['one', 'two', 'three'].map((name) => replica(name)));
    for (let round = 0; round < 5; round += 1) {
      const receipts = await Promise.all(stores.flatMap((store) => [store.submit(ask(`acme-${round}`, `r-${round}`)), store.submit(ask(`acme-${round}`, `r-${round}`))]));
      expect(new Set(receipts.map(({ commit }) => commit)).size).toBe(1);
      expect(commitsOf(`acme-${round}`)).toBe(1);
    }
  });

  it('do not undo what came after it', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    await one.submit(ask('acme', 'r-1'));
    await two.publishNow();
    await two.submit(put('acme', { displayName: 'Later' }));
    expect(await two.submit(ask('acme', 'r-1'))).toMatchObject({ replayed: true });
    expect(two.get('acme')?.document.spec.displayName).toBe('Later');
  });

  it('refuse an id that was used for another request, and keep callers apart', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    await one.submit(ask('acme', 'r-1'));
    await expect(two.submit(ask('acme', 'r-1', { requestDigest: 'another' }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await two.publishNow();
    await expect(two.submit(ask('globex', 'r-1'))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect((await two.submit(ask('globex', 'r-1', { caller: { id: 'user-2' } }))).replayed).toBe(false);
  });

  it('believe no trailer that somebody copied or made up', async () => {
    const [one, two] = [await replica('one'), await replica('two')];
    const first = await one.submit(ask('acme', 'r-1'));
    const copied = sandbox.message(first.commit);
    sandbox.commit(`Copy\n\n${copied.split('\n\n').slice(1).join('\n\n')}`, { 'note.txt': 'x' });
    sandbox.commit(`Make up\n\nTenant: globex\nRequest-Id: r-2\nRequest-Key: ${'0'.repeat(40)}\nRequest-Proof: ${'0'.repeat(40)}`, { 'note.txt': 'y' });
    await two.publishNow();
    expect(await two.submit(ask('acme', 'r-1'))).toMatchObject({ replayed: true, commit: first.commit });
    expect(await two.submit(ask('globex', 'r-2'))).toMatchObject({ replayed: false });
  });

  it('believe no copy on a merged branch that is dated before it', async () => {
    const one = await replica('one');
    const first = await one.submit(ask('acme', 'r-1'));
    const copy = datedBefore(first.commit, sandbox.message(first.commit));
    git(sandbox.remoteDir, 'update-ref', 'refs/heads/main', git(sandbox.remoteDir, 'commit-tree', '-p', first.commit, '-p', copy, '-m', 'Merge', `${first.commit}^{tree}`));
    const two = await replica('two');
    expect(await two.submit(ask('acme', 'r-1'))).toMatchObject({ replayed: true, commit: first.commit });
  });
});

it('replicas with another secret, or none, know nothing of one another\'s requests', async () => {
  const first = await (await replica('one')).submit(ask('acme', 'r-1'));
  for (const secret of ['another secret that is long enough for anybody', undefined]) {
    const other = await sandbox.open({ database: join(sandbox.dir, `${secret ?? 'none'}.sqlite`), ...(secret === undefined ? {} : { replicaSecret: secret }) });
    expect(await other.submit(ask('acme', 'r-1', { apply: (current) => current?.document }))).toMatchObject({ replayed: false, noop: true, commit: first.commit });
  }
});
