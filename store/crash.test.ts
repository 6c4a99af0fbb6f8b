/** Real processes, killed between commit, push and reply: a retry with the same request id makes one change. */
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitServer } from '../lab/git-server.ts';
import { ChildStore, Gate, installHook, wrapGit } from './testing/child-store.ts';
import { SEARCH_PATH, Sandbox, git } from './testing/sandbox.ts';
import { shardBranch, shardOf } from '../model/layout.ts';

const ORDER = { tenant: 'acme', displayName: 'Once', requestId: 'r-1' };
let sandbox: Sandbox;
let children: ChildStore[];

beforeEach(() => {
  sandbox = new Sandbox();
  children = [];
});

afterEach(async () => {
  for (const child of children) await child.kill();
  await sandbox.close();
});

async function child(more: { wrapper?: string; location?: string } = {}): Promise<ChildStore> {
  const store = new ChildStore(sandbox, { name: 'work', ...more });
  children.push(store);
  return store.opened();
}

function made(): string[] {
  return sandbox.subjects().filter((subject) => subject === 'Put tenant acme');
}

async function expectOnce(later: ChildStore): Promise<void> {
  const [answer] = await later.answered(1);
  expect(answer?.error).toBeUndefined();
  expect(answer).toMatchObject({ tenant: 'acme', commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  later.send({ ...ORDER, tenant: 'acme' });
  const [, again] = await later.answered(2);
  expect(again).toMatchObject({ commit: answer?.commit, replayed: true });
  await later.end();
  expect(made()).toHaveLength(1);
  expect(git(sandbox.remoteDir, 'merge-base', '--is-ancestor', answer?.commit ?? '', 'main')).toBe('');
  expect(sandbox.show(shardBranch('local', shardOf('acme', 16)), 'tenants/acme/cluster.yaml')).toContain('Once');
  expect(git(sandbox.remoteDir, 'fsck', '--strict', '--no-dangling')).toBe('');
}

describe('kill -9', { timeout: 180_000 }, () => {
  it('after the commit, before the push', async () => {
    const gate = new Gate(sandbox, 'push');
    const wrapper = wrapGit(sandbox, 'push', `case "$*" in *' push '*) ${gate.script()} ;; esac`);
    const first = await child({ wrapper });
    gate.arm();
    first.send(ORDER);
    await gate.reached();
    await first.kill();
    const later = await child();
    expect(made()).toHaveLength(0);
    later.send(ORDER);
    await later.answered(1);
    // The push that was left alone wakes up now: its leases no longer hold.
    gate.open();
    await expectOnce(later);
  });

  it('while the remote takes the push, which then succeeds before the retry', async () => {
    const gate = new Gate(sandbox, 'hook');
    installHook(sandbox, 'pre-receive', gate.script());
    const first = await child();
    gate.arm();
    first.send(ORDER);
    await gate.reached();
    await first.kill();
    gate.open();
    const later = await child();
    later.send(ORDER);
    await expectOnce(later);
  });

  it('while the remote takes the push, and the retry comes before it is through', async () => {
    const gate = new Gate(sandbox, 'hook');
    const second = new Gate(sandbox, 'second');
    installHook(sandbox, 'pre-receive', `${gate.script()}; ${second.script()}`);
    const first = await child();
    gate.arm();
    first.send(ORDER);
    await gate.reached();
    await first.kill();
    const later = await child();
    second.arm();
    later.send(ORDER);
    await second.reached();
    // The first push gets through while the second waits in its hook.
    const before = sandbox.tip();
    gate.open();
    while (sandbox.tip() === before) await new Promise((resolve) => setTimeout(resolve, 10));
    second.open();
    await expectOnce(later);
  });

  it('while the remote takes the push, which then fails', async () => {
    const gate = new Gate(sandbox, 'hook');
    installHook(sandbox, 'pre-receive', `if [ -e '${sandbox.dir}/refuse' ]; then rm '${sandbox.dir}/refuse'; ${gate.script()}; exit 1; fi`);
    const first = await child();
    writeFileSync(`${sandbox.dir}/refuse`, '');
    gate.arm();
    first.send(ORDER);
    await gate.reached();
    await first.kill();
    gate.open();
    installHook(sandbox, 'pre-receive', 'exit 0');
    const later = await child();
    later.send(ORDER);
    await expectOnce(later);
  });

  it('after the push, before the reply', async () => {
    const gate = new Gate(sandbox, 'hook');
    installHook(sandbox, 'post-receive', gate.script());
    const first = await child();
    gate.arm();
    first.send(ORDER);
    await gate.reached();
    await first.kill();
    expect(made()).toHaveLength(1);
    const later = await child();
    later.send(ORDER);
    gate.open();
    await expectOnce(later);
  });

  it('while a remote over HTTP takes the push, and the retry comes before it is through', async () => {
    const gate = new Gate(sandbox, 'hook');
    installHook(sandbox, 'pre-receive', gate.script());
    git(sandbox.remoteDir, 'config', 'http.receivepack', 'true');
    const server = await startGitServer({ root: dirname(sandbox.remoteDir), env: { PATH: SEARCH_PATH } });
    try {
      const location = server.url('remote');
      const first = await child({ location });
      gate.arm();
      first.send(ORDER);
      await gate.reached();
      await first.kill();
      const later = await child({ location });
      later.send(ORDER);
      await later.answered(1);
      // The push that was left alone comes through now: what it would replace is no longer there.
      gate.open();
      await expectOnce(later);
    } finally {
      await server.stop();
    }
  });

  it('in the middle of a storm: everything that was acknowledged is there, everything retried is there once', async () => {
    const first = await child();
    const orders = Array.from({ length: 120 }, (_, index) => ({ tenant: `team-${index}`, displayName: `Team ${index}`, requestId: `r-${index}` }));
    for (const order of orders) first.send(order);
    await first.answered(1);
    await first.kill();
    const acknowledged = first.answers.slice(1).map(({ tenant }) => tenant);
    const there = new Set(sandbox.subjects());
    expect(acknowledged.filter((tenant) => !there.has(`Put tenant ${tenant}`))).toEqual([]);
    const later = await child();
    for (const order of orders) later.send(order);
    const answers = await later.answered(orders.length);
    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
    const subjects = sandbox.subjects().filter((subject) => subject.startsWith('Put'));
    expect(subjects).toHaveLength(orders.length);
    expect(new Set(subjects).size).toBe(orders.length);
    await later.end();
  });
});
