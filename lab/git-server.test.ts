import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitServer } from './git-server.ts';
import type { GitServer } from './git-server.ts';
import { createWorktree } from './testing/worktree.ts';
import type { Worktree } from './testing/worktree.ts';

const PATH = process.env['PATH'] ?? '';
const credentials = { username: 'flux', password: 'secret' };

let root: string;
let server: GitServer;
let worktree: Worktree;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tenantry-git-'));
  server = await startGitServer({ root, env: { PATH } });
  await server.createRepository('tenants');
  worktree = await createWorktree(server.url('tenants'), PATH);
});

afterEach(async () => {
  await server.stop();
  await Promise.all([root, worktree.folder].map((folder) => rm(folder, { recursive: true })));
});

async function remoteMain(): Promise<string> {
  return (await worktree.git('ls-remote', server.url('tenants'), 'refs/heads/main')).split('\t')[0] ?? '';
}

describe('startGitServer()', () => {
  it('takes pushes and serves them', async () => {
    const first = await worktree.push({ 'a.txt': 'one' }, 'First');
    expect(await remoteMain()).toBe(first);
    const big = await worktree.push({ 'b.txt': 'x'.repeat(3_000_000) }, 'Second');
    await worktree.git('fetch', '--quiet', '--depth=1', 'origin', 'main');
    expect((await worktree.git('rev-parse', 'FETCH_HEAD')).trim()).toBe(big);
  });

  it('takes atomic pushes of many refs with leases', async () => {
    const commit = await worktree.push({ 'a.txt': 'one' }, 'First');
    const refs = ['main', 'deploy/eu-1/platform', 'deploy/eu-1/tenants-00'].map(
      (branch) => `${commit}:refs/heads/${branch}`,
    );
    await worktree.git('push', '--quiet', '--atomic', `--force-with-lease=main:${commit}`, 'origin', ...refs);
    const wrong = worktree.git(
      'push',
      '--atomic',
      `--force-with-lease=other:${commit}`,
      'origin',
      `${commit}:refs/heads/other`,
      `${commit}:refs/heads/never`,
    );
    await expect(wrong).rejects.toThrow('stale info');
    expect(await worktree.git('ls-remote', 'origin', 'refs/heads/never')).toBe('');
  });

  it('keeps a repository that is there', async () => {
    const commit = await worktree.push({ 'a.txt': 'one' }, 'First');
    await server.createRepository('tenants');
    expect(await remoteMain()).toBe(commit);
  });

  it('says 404 to all else', async () => {
    const answers = await Promise.all(
      ['tenants.git/config', 'tenants.git/HEAD', 'nothing'].map((path) =>
        fetch(`http://127.0.0.1:${server.port}/${path}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('faults', () => {
  it('rejects a push, and the ref stays', async () => {
    const first = await worktree.push({ 'a.txt': 'one' }, 'First');
    server.faults.add({ action: { kind: 'reject', status: 503 }, operation: 'push', times: 1 });
    await expect(worktree.push({ 'a.txt': 'two' }, 'Second')).rejects.toThrow('503');
    expect(await remoteMain()).toBe(first);
  });

  it('drops the answer to a push that was done', async () => {
    const first = await worktree.push({ 'a.txt': 'one' }, 'First');
    server.faults.add({ action: { kind: 'drop-response' }, operation: 'push', times: 1 });
    await expect(worktree.push({ 'a.txt': 'two' }, 'Second')).rejects.toThrow(/git push/);
    expect(await remoteMain()).not.toBe(first);
    expect(await remoteMain()).toBe((await worktree.git('rev-parse', 'HEAD')).trim());
  });

  it('drops a push before it is done', async () => {
    const first = await worktree.push({ 'a.txt': 'one' }, 'First');
    server.faults.add({ action: { kind: 'drop-request' }, operation: 'push', phase: 'advertise', times: 1 });
    await expect(worktree.push({ 'a.txt': 'two' }, 'Second')).rejects.toThrow(/git push/);
    expect(await remoteMain()).toBe(first);
  });

  it('delays', async () => {
    await worktree.push({ 'a.txt': 'one' }, 'First');
    server.faults.add({ action: { kind: 'delay', delayMs: 300 }, operation: 'fetch', phase: 'advertise' });
    const started = performance.now();
    await remoteMain();
    expect(performance.now() - started).toBeGreaterThan(295);
  });
});

describe('credentials', () => {
  it('lets in only who shows them', async () => {
    const guarded = await startGitServer({ root, env: { PATH }, credentials });
    const commit = await worktree.push({ 'a.txt': 'one' }, 'First');
    await expect(worktree.git('ls-remote', guarded.url('tenants'))).rejects.toThrow(
      /could not read Username|Authentication failed/,
    );
    const header = `http.extraHeader=Authorization: Basic ${Buffer.from('flux:secret').toString('base64')}`;
    expect(await worktree.git('-c', header, 'ls-remote', guarded.url('tenants'))).toContain(commit);
    await guarded.stop();
  });
});
