import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startGitServer, type GitServer } from '../../lab/git-server.ts';
import { installHook } from '../testing/child-store.ts';
import { SEARCH_PATH, Sandbox, git } from '../testing/sandbox.ts';
import { gitEnvironment } from './environment.ts';
import { Mirror } from './mirror.ts';
import { PushHelper } from './push-helper.ts';
import type { RefUpdate } from './push.ts';
import { createRemote } from './remote.ts';

const BRANCH = 'deploy/local/platform';

let sandbox: Sandbox;
let server: GitServer | undefined;
const mirrors: Mirror[] = [];

afterEach(async () => {
  for (const mirror of mirrors.splice(0)) mirror.close();
  await server?.stop();
  server = undefined;
  await sandbox.close();
});

/** A private clone of the remote, by path (`git push`) or over HTTP (the helper that stays). */
async function clone(way: 'file' | 'http'): Promise<Mirror> {
  sandbox = new Sandbox();
  git(sandbox.remoteDir, 'config', 'http.receivepack', 'true');
  server = await startGitServer({ root: dirname(sandbox.remoteDir), env: { PATH: SEARCH_PATH } });
  const remote = createRemote(way === 'http' ? server.url('remote') : sandbox.remoteDir);
  const dir = `${sandbox.dir}/clone-${way}`;
  git(sandbox.dir, 'init', '-q', '--bare', dir);
  const mirror = new Mirror({ dir, remote, env: gitEnvironment(remote, SEARCH_PATH), remoteDeadlineMs: 60_000 });
  mirrors.push(mirror);
  await mirror.fetch();
  return mirror;
}

/** Writes a commit on `parent` into the clone and gives its id. */
async function commitOn(mirror: Mirror, parent: string, text: string): Promise<string> {
  const who = { name: 'a', email: 'a@example.org', seconds: 1_700_000_000 };
  const stream = mirror.import();
  const mark = stream.commit({ branch: 'main', parent, author: who, committer: who, message: text, files: new Map([['note.yaml', text]]) });
  const id = await stream.idOf(mark);
  await stream.finish();
  return id;
}

async function both(mirror: Mirror, text = 'one'): Promise<{ readonly updates: RefUpdate[]; readonly before: string; readonly after: string }> {
  const before = sandbox.tip();
  const after = await commitOn(mirror, before, text);
  return { before, after, updates: [{ branch: 'main', from: before, to: after }, { branch: BRANCH, from: undefined, to: after }] };
}

function tips(): string[] {
  return git(sandbox.remoteDir, 'for-each-ref', '--format=%(objectname)').split('\n');
}

describe.each(['file', 'http'] as const)('Mirror.push() by %s', (way) => {
  it('moves what is there, makes what is not, and goes on from there', async () => {
    const mirror = await clone(way);
    const { updates, after } = await both(mirror);
    expect(await mirror.push(updates)).toEqual({ kind: 'pushed' });
    const next = await commitOn(mirror, after, 'two');
    expect(await mirror.push([{ branch: 'main', from: after, to: next }])).toEqual({ kind: 'pushed' });
    expect([sandbox.tip(), sandbox.tip(BRANCH)]).toEqual([next, after]);
  });

  it('moves nothing when one lease does not hold: moved on', async () => {
    const mirror = await clone(way);
    const { updates } = await both(mirror);
    const theirs = sandbox.commit('Theirs', { 'their.txt': 'x' });
    expect(await mirror.push(updates)).toMatchObject({ kind: 'stale', message: expect.stringContaining('stale info') });
    expect(tips()).toEqual([theirs]);
  });

  it('moves nothing when one lease does not hold: there already', async () => {
    const mirror = await clone(way);
    const { updates, before } = await both(mirror);
    git(sandbox.remoteDir, 'update-ref', `refs/heads/${BRANCH}`, before);
    expect((await mirror.push(updates)).kind).toBe('stale');
    expect(tips()).toEqual([before, before]);
  });

  it('moves nothing when one lease does not hold: gone', async () => {
    const mirror = await clone(way);
    const { updates, before, after } = await both(mirror);
    expect((await mirror.push([...updates.slice(0, 1), { branch: BRANCH, from: before, to: after }])).kind).toBe('stale');
    expect(tips()).toEqual([before]);
  });

  it('moves nothing when somebody rewound a branch, although it would be a fast-forward', async () => {
    const mirror = await clone(way);
    const { updates, after, before } = await both(mirror);
    await mirror.push(updates);
    git(sandbox.remoteDir, 'update-ref', 'refs/heads/main', before);
    const next = await commitOn(mirror, after, 'two');
    expect((await mirror.push([{ branch: 'main', from: after, to: next }])).kind).toBe('stale');
    expect(sandbox.tip()).toBe(before);
  });

  it('moves nothing when the race is lost after the refs were read', async () => {
    const mirror = await clone(way);
    const { updates, before } = await both(mirror);
    git(sandbox.remoteDir, 'update-ref', 'refs/heads/other', await theirCommit(before));
    installHook(sandbox, 'pre-receive', 'unset GIT_QUARANTINE_PATH; git update-ref refs/heads/main refs/heads/other');
    expect(['stale', 'refused']).toContain((await mirror.push(updates)).kind);
    expect(tips()).toEqual([sandbox.tip('other'), sandbox.tip('other')]);
  });

  it('tells who refuses, in the words of the remote, and takes the next push', async () => {
    const mirror = await clone(way);
    const { updates } = await both(mirror);
    installHook(sandbox, 'update', 'case $1 in *platform) echo "no Friday pushes" >&2; exit 1;; esac');
    expect(await mirror.push(updates)).toMatchObject({ kind: 'refused', message: expect.stringMatching(/\[remote rejected\] \(hook declined\).*no Friday pushes/) });
    installHook(sandbox, 'update', 'exit 0');
    expect(await mirror.push(updates)).toEqual({ kind: 'pushed' });
  });
});

/** A commit of somebody else on top of `parent`, on no branch. */
async function theirCommit(parent: string): Promise<string> {
  return git(sandbox.remoteDir, 'commit-tree', '-p', parent, '-m', 'Theirs', `${parent}^{tree}`);
}

describe('Mirror.push() over HTTP', () => {
  it('keeps one process for many pushes', async () => {
    const mirror = await clone('http');
    let from = sandbox.tip();
    for (const text of ['one', 'two', 'three']) {
      const to = await commitOn(mirror, from, text);
      expect(await mirror.push([{ branch: 'main', from, to }])).toEqual({ kind: 'pushed' });
      from = to;
    }
    expect(sandbox.subjects().slice(0, 3)).toEqual(['three', 'two', 'one']);
  });

  it.each([
    // Git's HTTP library sends once more what was lost on a connection that it had used before.
    ['before it took anything', { kind: 'drop-request' }, 2],
    ['with an error of the server', { kind: 'reject', status: 503 }, 1],
  ] as const)('does not know what happened when the remote breaks off %s; the next push works', async (_when, action, times) => {
    const mirror = await clone('http');
    const { updates } = await both(mirror);
    server?.faults.add({ operation: 'push', phase: 'transfer', action, times });
    expect((await mirror.push(updates)).kind).toBe('unknown');
    expect(await mirror.push(updates)).toEqual({ kind: 'pushed' });
  });

  it('never says that it was pushed when the answer is lost; the next push sees that it was', async () => {
    const mirror = await clone('http');
    const { updates, after } = await both(mirror);
    server?.faults.add({ operation: 'push', phase: 'transfer', action: { kind: 'drop-response' }, times: 1 });
    // Sent once more, it meets what it did itself.
    expect((await mirror.push(updates)).kind).not.toBe('pushed');
    expect((await mirror.push(updates)).kind).toBe('stale');
    expect(sandbox.tip()).toBe(after);
  });

  it('kills a push that takes too long', async () => {
    const mirror = await clone('http');
    const { updates, before } = await both(mirror);
    const remote = createRemote(server?.url('remote') ?? '');
    const helper = new PushHelper({ gitDir: `${sandbox.dir}/clone-http`, env: gitEnvironment(remote, SEARCH_PATH), remote, deadlineMs: 1000 });
    server?.faults.add({ operation: 'push', action: { kind: 'delay', delayMs: 60_000 }, times: 1 });
    expect(await helper.push(updates)).toMatchObject({ kind: 'unknown', message: expect.stringContaining('no end after 1000 ms') });
    expect(tips()).toEqual([before]);
  });

  it('never pushes one ref without the other where git cannot do that', async () => {
    const mirror = await clone('http');
    const { updates, before } = await both(mirror);
    git(sandbox.remoteDir, 'config', 'receive.advertiseAtomic', 'false');
    expect((await mirror.push(updates)).kind).toBe('unknown');
    expect(tips()).toEqual([before]);
  });
});
