import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { trailer, trailersOf } from './commit-message.ts';
import { Sandbox, git, put } from './testing/sandbox.ts';

let sandbox: Sandbox;
afterEach(async () => sandbox.close());

describe('a signing key', () => {
  it('signs every deploy commit so that git verifies it, and commits on main stay the callers\' own', async () => {
    sandbox = new Sandbox();
    const key = join(sandbox.dir, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'tenantry', '-f', key]);
    const allowed = join(sandbox.dir, 'allowed');
    writeFileSync(allowed, `tenantry@platform.invalid ${readFileSync(`${key}.pub`, 'utf8')}`);
    const store = await sandbox.open({ signingKeyFile: key });
    await store.publishNow();
    const receipts = await Promise.all(['acme', 'beta', 'gamma'].map((id) => store.submit(put(id, { displayName: 'Größe "1"' }))));
    const verify = (commit: string): string => {
      git(sandbox.remoteDir, '-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${allowed}`, 'verify-commit', commit);
      return git(sandbox.remoteDir, '-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${allowed}`, 'log', '-1', '--format=%G?', commit);
    };
    for (const { branches, commit } of receipts) {
      const [branch] = branches;
      expect(verify(branch?.commit ?? '')).toBe('G');
      expect(sandbox.tip(branch?.name)).toBe(branch?.commit);
      expect(trailer(trailersOf(sandbox.message(branch?.commit ?? '')), 'Source')).toMatch(/^[0-9a-f]{40}$/);
      expect(() => verify(commit)).toThrow();
    }
    for (const commit of git(sandbox.remoteDir, 'rev-list', 'deploy/local/tenants-00').split('\n')) expect(verify(commit)).toBe('G');
    expect(git(sandbox.remoteDir, 'log', '-1', '--format=%an <%ae> %cn', 'deploy/local/platform')).toBe('tenantry <tenantry@platform.invalid> tenantry');
    // Signed tips are known as our own after a restart.
    await store.close();
    const later = await sandbox.open({ signingKeyFile: key });
    expect((await later.publishNow()).branches).toEqual([]);
  });
});
