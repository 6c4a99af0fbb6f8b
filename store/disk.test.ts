/** A disk that is full, a git that dies: nothing is half done, callers are told, and it goes on by itself. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TenantryError } from '../model/errors.ts';
import { wrapGit } from './testing/child-store.ts';
import { SEARCH_PATH, Sandbox, git, put } from './testing/sandbox.ts';

/** Long enough for a change to be made on a slow machine once the trouble is over: the clone may be made anew first. */
const ACK_MS = 4000;

let sandbox: Sandbox;
afterEach(async () => sandbox.close());

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'done', (error: unknown) => (error instanceof TenantryError ? error.code : String(error)));
}

function puts(): string[] {
  return sandbox.subjects().filter((subject) => subject.startsWith('Put'));
}

/** Empties every file of the clone's object store. */
function damage(workDir: string): void {
  const objects = join(workDir, 'clone.git', 'objects');
  for (const entry of readdirSync(objects, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    rmSync(join(entry.parentPath, entry.name), { force: true });
    writeFileSync(join(entry.parentPath, entry.name), '');
  }
}

describe('trouble with the private clone', { timeout: 180_000 }, () => {
  const troubles: [string, string][] = [
    ['no file can be written (ulimit -f 0)', "ulimit -f 0; trap '' XFSZ"],
    ['git is killed when it writes (SIGXFSZ)', 'ulimit -f 0'],
    ['git is killed (SIGKILL)', 'kill -9 $$'],
    ['git cannot start', 'exit 127'],
  ];
  it.each(troubles)('%s while a batch is written', async (_name, trouble) => {
    sandbox = new Sandbox();
    const flag = join(sandbox.dir, 'trouble');
    const wrapper = wrapGit(sandbox, 'disk', `if [ -e '${flag}' ]; then case "$*" in *fast-import*) ${trouble} ;; esac; fi`);
    const store = await sandbox.open({ searchPath: `${wrapper}:${SEARCH_PATH}`, ackMs: ACK_MS });
    await store.publishNow();
    writeFileSync(flag, '');
    const refused = codeOf(store.submit(put('acme', {}, { requestId: 'r' })));
    // While the change waits: once nothing is to be written any more, the store is well again.
    await vi.waitFor(() => expect(store.healthy()).toBe(false), { timeout: 30_000, interval: 1 });
    expect(await refused).toBe('UNAVAILABLE');
    expect([puts(), store.get('acme')]).toEqual([[], undefined]);
    rmSync(flag);
    expect(await store.submit(put('acme', {}, { requestId: 'r' }))).toMatchObject({ replayed: false });
    expect([puts(), store.healthy()]).toEqual([['Put tenant acme'], true]);
    expect(git(sandbox.remoteDir, 'fsck', '--strict')).toBe('');
  });

  it('the remote\'s disk is full', async () => {
    sandbox = new Sandbox();
    const flag = join(sandbox.dir, 'trouble');
    const wrapper = wrapGit(sandbox, 'disk', `if [ -e '${flag}' ]; then case "$*" in *' push '*) ulimit -f 0; trap '' XFSZ ;; esac; fi`);
    const store = await sandbox.open({ searchPath: `${wrapper}:${SEARCH_PATH}`, ackMs: ACK_MS });
    await store.publishNow();
    writeFileSync(flag, '');
    const change = store.submit(put('acme'));
    expect(['UNAVAILABLE', 'FAILED_PRECONDITION']).toContain(await codeOf(change));
    rmSync(flag);
    expect(await codeOf(store.submit(put('acme')))).toBe('done');
    expect(puts()).toHaveLength(1);
  });

  it('is made anew when it is gone or damaged at the start', async () => {
    sandbox = new Sandbox();
    const options = sandbox.options();
    const store = await sandbox.open(options);
    await store.submit(put('acme'));
    await store.close();
    damage(options.workDir);
    const later = await sandbox.open(options);
    expect(later.get('acme')?.id).toBe('acme');
    expect((await later.submit(put('beta'))).noop).toBe(false);
  });

  it('is made anew when it is damaged while it works', async () => {
    sandbox = new Sandbox();
    const options = sandbox.options();
    const store = await sandbox.open(options);
    await store.submit(put('acme'));
    damage(options.workDir);
    expect((await store.submit(put('beta', {}, { requestId: 'r' }))).commit).toBe(sandbox.tip());
    await store.submit(put('acme', { plan: 'pro' }));
    expect([puts().length, store.healthy()]).toEqual([3, true]);
    expect(git(sandbox.remoteDir, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('locks that a killed git left behind do not stop it', async () => {
    sandbox = new Sandbox();
    const options = sandbox.options();
    const store = await sandbox.open(options);
    await store.publishNow();
    await store.close();
    const clone = join(options.workDir, 'clone.git');
    for (const name of ['packed-refs.lock', 'HEAD.lock', 'refs/tenantry/remote/main.lock', 'objects/pack/tmp_pack_1', 'fast_import_crash_1']) writeFileSync(join(clone, name), '');
    sandbox.commit('Somebody', { 'README.md': 'x' });
    const later = await sandbox.open(options);
    expect((await later.publishNow()).main).toBe(sandbox.tip());
    expect(readdirSync(clone).filter((name) => name.includes('lock') || name.includes('crash'))).toEqual([]);
  });
});
