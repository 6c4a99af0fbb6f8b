import { describe, expect, it } from 'vitest';
import { parsePush, pushArguments, type RefUpdate } from './push.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const UPDATES: RefUpdate[] = [{ branch: 'main', from: A, to: B }, { branch: 'deploy/one/tenants-00', from: undefined, to: B }];

function result(code: number, stdout: string, stderr = ''): { code: number; stdout: Buffer; stderr: string } {
  return { code, stdout: Buffer.from(stdout), stderr };
}

describe('pushArguments()', () => {
  it('leases every ref at exactly what is known of it, and never names a source that could move', () => {
    expect(pushArguments('/srv/tenants.git', UPDATES)).toEqual([
      'push', '--atomic', '--porcelain', '--no-verify', '--no-follow-tags', '--recurse-submodules=no',
      `--force-with-lease=refs/heads/main:${A}`, '--force-with-lease=refs/heads/deploy/one/tenants-00:',
      '--end-of-options', '/srv/tenants.git', `${B}:refs/heads/main`, `${B}:refs/heads/deploy/one/tenants-00`,
    ]);
  });

  it.each(['--all', 'a..b', 'x.lock', 'a b', 'ma\nin', ''])('refuses the branch %j', (branch) => {
    expect(() => pushArguments('/r', [{ branch, from: A, to: B }])).toThrow('cannot be pushed');
  });

  it.each(['HEAD', '', '+refs/heads/x', 'a'.repeat(39)])('refuses the object id %j', (to) => {
    expect(() => pushArguments('/r', [{ branch: 'main', from: A, to }])).toThrow('object id');
  });
});

describe('parsePush()', () => {
  const ok = `To /r\n \t${B}:refs/heads/main\taaa..bbb\n*\t${B}:refs/heads/deploy/one/tenants-00\t[new branch]\nDone\n`;
  const failed = (main: string, other: string): string => `To /r\n!\t${B}:refs/heads/main\t${main}\n!\t${B}:refs/heads/deploy/one/tenants-00\t${other}\n`;
  const table: [string, ReturnType<typeof result>, string][] = [
    ['all refs moved', result(0, ok), 'pushed'],
    ['a ref is missing in the answer', result(0, `To /r\n \t${B}:refs/heads/main\ta..b\n`), 'unknown'],
    ['our lease does not hold', result(1, failed('[rejected] (stale info)', '[rejected] (atomic push failed)')), 'stale'],
    ['the remote could not lock the ref', result(1, failed('[remote rejected] (cannot lock ref)', '[remote rejected] (atomic transaction failed)')), 'stale'],
    ['GitLab words a lost race its own way', result(1, failed('[remote rejected] (incorrect old value provided)', '[remote rejected] (atomic push failure)')), 'stale'],
    ['a hook says no', result(1, failed('[remote rejected] (pre-receive hook declined)', '[remote rejected] (pre-receive hook declined)')), 'refused'],
    ['a protected branch says no', result(1, failed('[remote rejected] (protected branch hook declined)', '[remote rejected] (atomic push failure)')), 'refused'],
    ['the connection broke', result(128, '', 'fatal: the remote end hung up unexpectedly'), 'unknown'],
    ['the process was killed', result(-1, ''), 'unknown'],
    ['the remote broke off after taking everything', result(1, failed('[remote failure] (remote failed to report status)', '[remote failure] (remote failed to report status)')), 'unknown'],
    ['an exit code without a word', result(1, ok), 'unknown'],
  ];
  it.each(table)('%s', (_name, answer, want) => {
    expect(parsePush(answer, UPDATES).kind).toBe(want);
  });

  it('tells the cause and not that the other refs went with it', () => {
    const outcome = parsePush(result(1, failed('[remote rejected] (hook declined)', '[rejected] (atomic push failed)'), 'remote: no Friday pushes'), UPDATES);
    expect(outcome).toEqual({ kind: 'refused', message: '[remote rejected] (hook declined); remote: no Friday pushes' });
  });
});
