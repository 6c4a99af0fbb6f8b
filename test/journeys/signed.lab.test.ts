import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyObject } from '../../lab/api-client.ts';
import { shardBranch, shardOf } from '../../model/layout.ts';
import { accountIn } from './account-view.ts';
import type { RunningApi } from './api-process.ts';
import { namespaceNamed, viewOf, type View } from './cluster.ts';
import { git } from './person.ts';
import { createWorld, SHARDS, type World } from './world.ts';

const PASSWORD = 'correct-horse-battery-staple';
const BRANCH = shardBranch('eu-1', shardOf('acme', SHARDS));

let keys: string;
let world: World;
let api: RunningApi;
let cluster: View;

function secret(name: string, stringData: Record<string, string>): AnyObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'flux-system' }, stringData };
}

beforeAll(async () => {
  keys = mkdtempSync(join(tmpdir(), 'tenantry-keys-'));
  const keyFile = join(keys, 'signer');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'tenantry', '-f', keyFile]);
  world = await createWorld(['eu-1'], {
    gitCredentials: { username: 'tenantry', password: PASSWORD },
    flux: { secretName: 'read-only', verifySecretName: 'signers' },
    before: [
      secret('read-only', { username: 'tenantry', password: PASSWORD }),
      secret('signers', { 'tenantry.sshpub': readFileSync(`${keyFile}.pub`, 'utf8') }),
    ],
  });
  api = await world.startApi(['--remote-user', 'tenantry', '--signing-key-file', keyFile], { TENANTRY_REMOTE_PASSWORD: PASSWORD });
  cluster = viewOf(world.lab.cluster('eu-1').kubeconfigPath);
});
afterAll(async () => {
  await world?.stop();
  rmSync(keys, { recursive: true, force: true });
});

describe('signed deploy commits behind a remote with credentials', () => {
  it('are verified and applied by Flux', async () => {
    expect((await api.call('POST', '/v1/accounts', { organizationId: 'acme' })).status).toBe(200);
    await accountIn(api, 'acme', 'ACTIVE');
    await cluster.see(namespaceNamed('tenant-acme'), 'there');
    expect(await world.git('cat-file', 'commit', BRANCH)).toContain('-----BEGIN SSH SIGNATURE-----');
    const source = await cluster.see({ apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: `tenantry-tenants-${BRANCH.slice(-2)}`, namespace: 'flux-system' }, 'verified', (object) => {
      const { conditions } = object['status'] as { conditions: { type: string; status: string }[] };
      return conditions.some(({ type, status }) => type === 'SourceVerified' && status === 'True');
    });
    expect(source).toBeDefined();
  });

  it('leave no credentials in the clone of the store', () => {
    const data = join(world.folder, 'data');
    const hits = execFileSync('sh', ['-c', `grep -rlF -e '${PASSWORD}' '${data}' || true`], { encoding: 'utf8' });
    expect(hits).toBe('');
  });

  it('are put right when somebody pushes an unsigned commit, which Flux never applies', async () => {
    const forged = join(world.folder, 'forged');
    const url = new URL(world.lab.git.url('tenants'));
    Object.assign(url, { username: 'tenantry', password: PASSWORD });
    await git(world.folder, 'clone', '--quiet', '--single-branch', '--branch', BRANCH, url.href, forged);
    execFileSync('sh', ['-c', `cat > '${forged}/tenants/acme/evil.yaml'`], { input: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: evil\n  namespace: tenant-acme\n' });
    await git(forged, 'add', '--all');
    await git(forged, 'commit', '--quiet', '-m', 'Be evil');
    await git(forged, 'push', '--quiet', 'origin', `HEAD:${BRANCH}`);
    // The next change in that shard is applied; the stray file is gone from the branch and never reached the cluster.
    await api.call('POST', '/v1/accounts', { organizationId: 'globex' });
    await accountIn(api, 'globex', 'ACTIVE');
    await accountIn(api, 'acme', 'ACTIVE');
    expect(await world.git('ls-tree', '-r', '--name-only', BRANCH)).not.toContain('evil.yaml');
    expect(await cluster.find({ apiVersion: 'v1', kind: 'ConfigMap', name: 'evil', namespace: 'tenant-acme' })).toBeUndefined();
  });
});
