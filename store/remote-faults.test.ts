/** A remote that is down, slow, rejecting or breaking off: nothing is lost or doubled, callers get a clear word, and it recovers by itself. */
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startGitServer, type GitServer } from '../lab/git-server.ts';
import { TenantryError } from '../model/errors.ts';
import { createRemote } from './git/remote.ts';
import type { StoreOptions } from './open.ts';
import type { TenantStore } from './store.ts';
import { Gate, installHook, wrapGit } from './testing/child-store.ts';
import { SEARCH_PATH, Sandbox, git, put } from './testing/sandbox.ts';

let sandbox: Sandbox;
let server: GitServer | undefined;

afterEach(async () => {
  await sandbox.close();
  await server?.stop();
  server = undefined;
});

async function startHttp(more: Partial<StoreOptions> = {}): Promise<{ store: TenantStore; http: GitServer }> {
  sandbox = new Sandbox();
  git(sandbox.remoteDir, 'config', 'http.receivepack', 'true');
  const http = await startGitServer({ root: dirname(sandbox.remoteDir), env: { PATH: SEARCH_PATH } });
  server = http;
  const store = await sandbox.open({ remote: createRemote(http.url('remote')), ...more });
  await store.publishNow();
  return { store, http };
}

async function startLocal(more: Partial<StoreOptions> = {}): Promise<TenantStore> {
  sandbox = new Sandbox();
  const store = await sandbox.open(more);
  await store.publishNow();
  return store;
}

function puts(): string[] {
  return sandbox.subjects().filter((subject) => subject.startsWith('Put'));
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'done', (error: unknown) => (error instanceof TenantryError ? error.code : String(error)));
}

describe('a remote over HTTP', () => {
  it('takes changes as a local one does', async () => {
    const { store } = await startHttp();
    await Promise.all(['acme', 'beta', 'gamma'].map((id) => store.submit(put(id))));
    expect(puts().sort()).toEqual(['Put tenant acme', 'Put tenant beta', 'Put tenant gamma']);
  });

  it('that breaks off after it took everything: the change is found and answered once', async () => {
    const { store, http } = await startHttp();
    http.faults.add({ operation: 'push', action: { kind: 'drop-response' }, times: 1 });
    const receipt = await store.submit(put('acme', {}, { requestId: 'r' }));
    expect(receipt).toMatchObject({ noop: false, commit: sandbox.tip() });
    expect(await store.submit(put('acme', {}, { requestId: 'r' }))).toEqual({ ...receipt, replayed: true });
    expect(puts()).toHaveLength(1);
  });

  it('that breaks off before it took anything: the change is made again', async () => {
    const { store, http } = await startHttp();
    http.faults.add({ operation: 'push', action: { kind: 'drop-request' }, times: 2 });
    await store.submit(put('acme'));
    expect(puts()).toHaveLength(1);
  });

  it.each([500, 502, 503, 429])('that answers %i for a while', async (status) => {
    const { store, http } = await startHttp();
    http.faults.add({ operation: 'push', action: { kind: 'reject', status }, times: 2 });
    http.faults.add({ operation: 'fetch', action: { kind: 'reject', status }, times: 1 });
    await store.submit(put('acme'));
    expect([puts().length, store.healthy()]).toEqual([1, true]);
  });

  it('that breaks off and stays away: UNAVAILABLE with a clear word; the journal knows when it is back', async () => {
    const { store, http } = await startHttp({ ackMs: 5000 });
    http.faults.add({ operation: 'push', action: { kind: 'drop-response' }, times: 1 });
    const away = http.faults.add({ operation: 'fetch', action: { kind: 'reject', status: 503 } });
    const refused = await store.submit(put('acme', {}, { requestId: 'r' })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('may have been made or not') });
    expect(store.healthy()).toBe(false);
    away();
    expect(await store.submit(put('acme', {}, { requestId: 'r' }))).toMatchObject({ replayed: true, commit: sandbox.tip() });
    expect([puts().length, store.healthy()]).toEqual([1, true]);
  });

  it('that is slow delays, and loses nothing', async () => {
    const { store, http } = await startHttp();
    http.faults.add({ operation: 'push', action: { kind: 'delay', delayMs: 400 } });
    const ids = Array.from({ length: 30 }, (_, index) => `team-${index}`);
    await Promise.all(ids.map((id) => store.submit(put(id))));
    expect(puts()).toHaveLength(30);
  });

  it('that hangs for longer than the deadline: the push is killed and decided by looking', async () => {
    const { store, http } = await startHttp({ remoteMs: 5000 });
    http.faults.add({ operation: 'push', action: { kind: 'delay', delayMs: 60_000 }, times: 1 });
    await store.submit(put('acme', {}, { requestId: 'r' }));
    expect(puts()).toHaveLength(1);
  });

  it('that wants credentials gets them, and they stand nowhere', async () => {
    sandbox = new Sandbox();
    git(sandbox.remoteDir, 'config', 'http.receivepack', 'true');
    server = await startGitServer({ root: dirname(sandbox.remoteDir), env: { PATH: SEARCH_PATH }, credentials: { username: 'api', password: 'Sesame-77' } });
    const remote = createRemote(server.url('remote'), { kind: 'basic', username: 'api', password: 'Sesame-77' });
    const wrapper = wrapGit(sandbox, 'log', `echo "$*" >> '${sandbox.dir}/arguments'`);
    const store = await sandbox.open({ remote, searchPath: `${wrapper}:${SEARCH_PATH}` });
    await store.submit(put('acme'));
    expect(readFileSync(`${sandbox.dir}/arguments`, 'utf8')).toContain(' remote-http ');
    const wrong = await sandbox.open({ remote: createRemote(server.url('remote'), { kind: 'bearer', token: 'Wrong-Token-1' }) }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'UNAVAILABLE' });
    expect(String(wrong)).not.toContain('Wrong-Token-1');
    await store.close();
    for (const word of ['Sesame-77', Buffer.from('api:Sesame-77').toString('base64')]) {
      expect(() => git(sandbox.dir, 'grep', '--no-index', '-rq', word, '--', '.')).toThrow();
    }
  });
});

describe('a remote over SSH', () => {
  it('is reached with the one key and the pinned host, and takes changes', async () => {
    sandbox = new Sandbox();
    const dir = `${sandbox.dir}/ssh`;
    mkdirSync(dir);
    // Stands for ssh: notes how it was called and runs the command here.
    writeFileSync(`${dir}/ssh`, `#!/bin/sh\necho "$*" >> '${sandbox.dir}/ssh-arguments'\nfor last; do :; done\nexec sh -c "$last"\n`);
    chmodSync(`${dir}/ssh`, 0o755);
    const credentials = { kind: 'ssh', keyFile: '/keys/api', knownHostsFile: '/keys/hosts' } as const;
    const store = await sandbox.open({ remote: createRemote(`ssh://git@git.example.org${sandbox.remoteDir}`, credentials), searchPath: `${dir}:${SEARCH_PATH}` });
    await store.submit(put('acme'));
    expect(puts()).toEqual(['Put tenant acme']);
    const calls = readFileSync(`${sandbox.dir}/ssh-arguments`, 'utf8').trim().split('\n');
    for (const call of calls) {
      expect(call).toContain('-F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=yes');
      expect(call).toContain('-o IdentitiesOnly=yes -o UserKnownHostsFile=/keys/hosts -i /keys/api');
    }
  });
});

describe('a remote that rejects', () => {
  it('one change: that one fails with the hook\'s word, the others pass', async () => {
    const store = await startLocal();
    installHook(sandbox, 'pre-receive', 'while read old new ref; do if git log --format=%s $old..$new 2>/dev/null | grep -q forbidden; then echo "no forbidden things on a Friday" >&2; exit 1; fi; done');
    const answers = await Promise.allSettled(['acme', 'forbidden-one', 'beta'].map((id) => store.submit(put(id))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { code: 'FAILED_PRECONDITION', message: expect.stringContaining('no forbidden things on a Friday') } });
    expect(puts().sort()).toEqual(['Put tenant acme', 'Put tenant beta']);
    expect(store.get('forbidden-one')).toBeUndefined();
  });

  it('everything: callers are told, and it goes on when the hook is gone', async () => {
    const store = await startLocal();
    installHook(sandbox, 'pre-receive', 'exit 1');
    expect(await codeOf(store.submit(put('acme')))).toBe('FAILED_PRECONDITION');
    installHook(sandbox, 'pre-receive', 'exit 0');
    expect(await codeOf(store.submit(put('acme')))).toBe('done');
    expect(puts()).toHaveLength(1);
  });

  it('the publisher: publishNow() says so, and works later', async () => {
    const store = await startLocal();
    installHook(sandbox, 'pre-receive', 'read old new ref; case $ref in refs/heads/deploy/*) echo locked >&2; exit 1;; esac');
    sandbox.commit('Plan', { 'plans/free.yaml': (sandbox.show('main', 'plans/free.yaml') ?? '').replace(/pods: .*/, 'pods: "78"') });
    const cluster = sandbox.show('main', 'clusters/local.yaml') ?? '';
    sandbox.commit('Cluster', { 'clusters/second.yaml': cluster.replace('name: local', 'name: second') });
    await expect(store.publishNow()).rejects.toThrow('locked');
    installHook(sandbox, 'pre-receive', 'exit 0');
    expect((await store.publishNow()).branches.map(({ name }) => name)).toContain('deploy/second/platform');
  });
});

describe('a remote that is away', () => {
  it('at the start: UNAVAILABLE', async () => {
    sandbox = new Sandbox();
    renameSync(sandbox.remoteDir, `${sandbox.remoteDir}.away`);
    expect(await codeOf(sandbox.open())).toBe('UNAVAILABLE');
  });

  it('later: reads go on, changes get UNAVAILABLE and were not made, and it recovers', async () => {
    const store = await startLocal({ ackMs: 4000 });
    await store.submit(put('acme'));
    renameSync(sandbox.remoteDir, `${sandbox.remoteDir}.away`);
    expect(await codeOf(store.submit(put('beta', {}, { requestId: 'r' })))).toBe('UNAVAILABLE');
    expect([store.get('acme')?.id, store.get('beta'), store.healthy()]).toEqual(['acme', undefined, false]);
    renameSync(`${sandbox.remoteDir}.away`, sandbox.remoteDir);
    expect(await store.submit(put('beta', {}, { requestId: 'r' }))).toMatchObject({ replayed: false });
    expect(puts()).toEqual(['Put tenant beta', 'Put tenant acme']);
  });

  it('a person who is faster in the middle of a push wins, and the change follows on top', async () => {
    const store = await startLocal();
    const gate = new Gate(sandbox, 'hook');
    installHook(sandbox, 'pre-receive', gate.script());
    gate.arm();
    const change = store.submit(put('acme'));
    await gate.reached();
    const merge = sandbox.commit('By a person', { 'README.md': 'x' });
    gate.open();
    expect(git(sandbox.remoteDir, 'rev-parse', `${(await change).commit}^`)).toBe(merge);
    expect(puts()).toHaveLength(1);
  });
});
