/** What people do to the remote, and what the store makes of it. */
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { emitDocument } from '../model/emit.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import { trailer, trailersOf } from './commit-message.ts';
import type { StoreOptions } from './open.ts';
import type { TenantStore } from './store.ts';
import { Sandbox, git, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;

async function start(tenants: readonly string[] = [], more: Partial<StoreOptions> = {}): Promise<TenantStore> {
  sandbox = new Sandbox({ tenants: tenants.map((id) => tenantDocument(id)) });
  const store = await sandbox.open(more);
  await store.publishNow();
  return store;
}

afterEach(async () => sandbox.close());

function text(id: string, spec: Partial<TenantSpec> = {}): string {
  return emitDocument(tenantDocument(id, spec));
}

function branchOf(id: string, cluster = 'local'): string {
  return shardBranch(cluster, shardOf(id, 16));
}

function output(id: string): string {
  return sandbox.show(branchOf(id), `tenants/${id}/cluster.yaml`) ?? '';
}

function source(branch: string): string | undefined {
  return trailer(trailersOf(sandbox.message(branch)), 'Source');
}

function withShards(cluster: string, shards: number): string {
  return cluster.replace(/^ {2}shards: .*\n/m, '').replace(/^spec:$/m, `spec:\n  shards: ${shards}`);
}

/** Ids that lie on one shard. */
function neighbours(count: number): string[] {
  const found: string[] = [];
  for (let n = 0; found.length < count; n += 1) if (shardOf(`team-${n}`, 16) === 3) found.push(`team-${n}`);
  return found;
}

describe('a merge by a person', () => {
  it('is published: a new tenant, an edit', async () => {
    const store = await start();
    const commit = sandbox.commit('Add acme', { [tenantFile('acme')]: text('acme') });
    const report = await store.publishNow();
    expect(report).toMatchObject({ main: commit, problems: [], branches: [{ name: branchOf('acme'), files: 2 }] });
    expect(source(branchOf('acme'))).toBe(commit);
    sandbox.commit('Rename', { [tenantFile('acme')]: text('acme', { displayName: 'Acme Ltd' }) });
    await store.publishNow();
    expect(output('acme')).toContain('Acme Ltd');
    expect(store.get('acme')?.document.spec.displayName).toBe('Acme Ltd');
  });

  it('is kept when the API changes the same file: comments too', async () => {
    const store = await start(['acme']);
    sandbox.commit('Comment', { [tenantFile('acme')]: `# Ask Ann before you change this.\n${text('acme')}` });
    await store.submit(put('acme', { plan: 'pro' }));
    expect(sandbox.show('main', tenantFile('acme'))).toContain('# Ask Ann before you change this.');
    expect(sandbox.show('main', tenantFile('acme'))).toContain('plan: pro');
  });

  it('meets changes of the API to a neighbour in the same shard: both are published, history is linear', async () => {
    const [a = '', b = '', c = ''] = neighbours(3);
    const store = await start([a, b]);
    const merge = (): string => sandbox.commit(`Edit ${b}`, { [tenantFile(b)]: text(b, { displayName: 'By a person' }) });
    const [receipt] = await Promise.all([store.submit(put(c)), Promise.resolve().then(merge)]);
    await store.publishNow();
    expect(receipt.branches.map(({ name }) => name)).toEqual([branchOf(a)]);
    expect(output(b)).toContain('By a person');
    expect(output(c)).toContain(`name: ${c}`);
    expect(git(sandbox.remoteDir, 'rev-list', '--merges', 'main')).toBe('');
  });

  it('that changes a plan renders every tenant of the plan, and only those', async () => {
    const store = await start(['acme', 'beta']);
    await store.submit(put('beta', { plan: 'pro' }));
    const before = sandbox.tip(branchOf('beta'));
    const plan = sandbox.show('main', 'plans/free.yaml') ?? '';
    sandbox.commit('More pods', { 'plans/free.yaml': plan.replace(/pods: .*/, 'pods: "77"') });
    const report = await store.publishNow();
    expect(report.branches.map(({ name }) => name)).toEqual([branchOf('acme')]);
    expect(git(sandbox.remoteDir, 'grep', '-c', 'pods: "77"', branchOf('acme'))).not.toBe('');
    expect(sandbox.tip(branchOf('beta'))).toBe(before);
  });

  it('that names a peer back opens both sides', async () => {
    const store = await start(['acme', 'beta']);
    await store.submit(put('acme', { network: { peers: ['beta'] } }));
    const before = sandbox.show(branchOf('acme'), 'tenants/acme/tenant-acme.yaml');
    sandbox.commit('Peer', { [tenantFile('beta')]: text('beta', { network: { peers: ['acme'] } }) });
    await store.publishNow();
    expect(sandbox.show(branchOf('acme'), 'tenants/acme/tenant-acme.yaml')).not.toBe(before);
  });

  it('that registers a cluster makes all its branches, never an empty one', async () => {
    const store = await start();
    const cluster = sandbox.show('main', 'clusters/local.yaml') ?? '';
    sandbox.commit('Second cluster', {
      'clusters/second.yaml': withShards(cluster.replace(/name: local/, 'name: second'), 2),
      [tenantFile('acme')]: text('acme', { clusters: [{ name: 'second' }] }),
    });
    const report = await store.publishNow();
    expect(report.problems).toEqual([]);
    expect(report.branches.map(({ name }) => name).sort()).toEqual(['deploy/second/platform', 'deploy/second/tenants-00', 'deploy/second/tenants-01']);
    expect(sandbox.files('deploy/second/tenants-00')).toContain('marker.yaml');
    expect(sandbox.files(shardBranch('second', shardOf('acme', 2)))).toContain('tenants/acme/cluster.yaml');
  });

  it('that changes a cluster\'s number of shards moves nobody', async () => {
    const store = await start(['acme']);
    const cluster = sandbox.show('main', 'clusters/local.yaml') ?? '';
    sandbox.commit('Fewer shards', { 'clusters/local.yaml': withShards(cluster, 2) });
    const problems = (await store.publishNow()).problems;
    await store.submit(put('acme', { displayName: 'Still here' }));
    expect(problems).toMatchObject([{ subject: 'clusters/local.yaml', message: expect.stringContaining('registered with 16 shards') }]);
    expect(output('acme')).toContain('Still here');
    await store.close();
    expect((await sandbox.open()).problems()).toMatchObject([{ subject: 'clusters/local.yaml' }]);
  });
});

describe('what is wrong on main', () => {
  it('an invalid tenant keeps its last good output, all others are published, and it heals', async () => {
    const [a = '', b = ''] = neighbours(2);
    const store = await start([a, b]);
    const before = output(a);
    const seen = source(branchOf(a));
    sandbox.commit('Break one', { [tenantFile(a)]: text(a, { plan: 'none' }), [tenantFile(b)]: text(b, { displayName: 'New' }) });
    const { problems } = await store.publishNow();
    expect(problems).toMatchObject([{ subject: a, kind: 'invalid', message: expect.stringContaining('[tenantry/plan-known]') }]);
    expect([output(a), source(branchOf(a))]).toEqual([before, seen]);
    expect(output(b)).toContain('New');
    const fixed = sandbox.commit('Mend', { [tenantFile(a)]: text(a, { plan: 'pro' }) });
    expect((await store.publishNow()).problems).toEqual([]);
    expect(source(branchOf(a))).toBe(fixed);
  });

  it('two pull requests that are valid alone and clash together stop both, and nobody else', async () => {
    const store = await start(['acme', 'beta']);
    const hosts = { network: { ingress: { hosts: ['shop.example.org'] } } };
    sandbox.commit('Both', { [tenantFile('acme')]: text('acme', hosts), [tenantFile('beta')]: text('beta', hosts) });
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject }) => subject)).toEqual(['acme', 'beta']);
    await store.submit(put('beta', { displayName: 'Gives way' }));
    await store.publishNow();
    expect(store.problems()).toEqual([]);
    expect(output('acme')).toContain('shop.example.org');
  });

  const broken: [string, string, string][] = [
    ['no YAML', 'a: [', 'yaml'],
    ['duplicate keys', `${text('acme')}kind: Tenant\n`, 'kind'],
    ['an anchor bomb', 'a: &a [x]\nb: [*a, *a]\n', 'anchor'],
    ['unknown fields', text('acme').replace('spec:', 'spec:\n  sudo: true'), 'sudo'],
    ['10 MB', `# ${'x'.repeat(10_000_000)}`, 'bytes'],
  ];
  it.each(broken)('a file with %s is told, and refused to the API until it is mended', async (_name, content, word) => {
    const store = await start(['acme']);
    const before = output('acme');
    sandbox.commit('Break', { [tenantFile('acme')]: content });
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject }) => subject)).toEqual(['acme']);
    expect(problems[0]?.message).toContain(word);
    expect(output('acme')).toBe(before);
    expect(store.get('acme')?.document.metadata.name).toBe('acme');
    await expect(store.submit(put('acme', { plan: 'pro' }))).rejects.toThrow('repair');
    await store.close();
    const later = await sandbox.open();
    expect([later.get('acme')?.document, output('acme')]).toEqual([tenantDocument('acme'), before]);
  });

  it('links and submodules are told and never followed', async () => {
    const store = await start(['acme']);
    const dir = `${sandbox.dir}/person`;
    git(sandbox.dir, 'clone', '-q', sandbox.remoteDir, dir);
    const link = execFileSync('git', ['-C', dir, 'hash-object', '-w', '--stdin'], { input: '/etc/passwd', encoding: 'utf8' }).trim();
    const add = (mode: string, id: string, path: string): string => git(dir, 'update-index', '--add', '--cacheinfo', `${mode},${id},${path}`);
    add('120000', link, tenantFile('linked'));
    add('120000', link, 'tenants/00');
    add('160000', sandbox.tip(), 'plans/sub');
    add('100755', git(dir, 'rev-parse', `HEAD:${tenantFile('acme')}`), tenantFile('acme'));
    git(dir, 'commit', '-qm', 'Links');
    git(dir, 'push', '-q', 'origin', 'main');
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject, message }) => [subject, /symbolic link|submodule|mode 100755/.exec(message)?.[0]])).toEqual([
      ['acme', 'mode 100755'],
      ['linked', 'symbolic link'],
      ['plans/sub', 'submodule'],
      ['tenants/00', 'symbolic link'],
    ]);
    await expect(store.submit(put('linked'))).rejects.toThrow('repair');
  });

  it('a tenant in another\'s place is none', async () => {
    const store = await start(['acme']);
    sandbox.commit('Copy', { 'tenants/00/acme/tenant.yaml': text('acme', { displayName: 'Impostor' }), 'tenants/loose.yaml': 'x' });
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject }) => subject)).toEqual(['tenants/00/acme/tenant.yaml', 'tenants/loose.yaml']);
    expect(store.get('acme')?.document.spec.displayName).toBeUndefined();
  });

  it('main without platform.yaml goes on with the last one', async () => {
    const store = await start(['acme']);
    sandbox.commit('Oops', { 'platform.yaml': null });
    await store.publishNow();
    await store.submit(put('beta'));
    expect(output('beta')).toContain('name: beta');
  });

  it('a vanished folder keeps its output, also after a restart, and may come back', async () => {
    const store = await start(['acme']);
    const before = output('acme');
    sandbox.commit('Remove', { [tenantFile('acme')]: null });
    expect((await store.publishNow()).problems).toMatchObject([{ subject: 'acme', kind: 'vanished' }]);
    await store.close();
    const later = await sandbox.open();
    expect((await later.publishNow()).problems).toMatchObject([{ subject: 'acme', kind: 'vanished' }]);
    expect(output('acme')).toBe(before);
    sandbox.commit('Restore', { [tenantFile('acme')]: text('acme', { displayName: 'Back' }) });
    expect((await later.publishNow()).problems).toEqual([]);
    expect(output('acme')).toContain('Back');
  });

  it('a vanished namespace keeps the tenant\'s output', async () => {
    const store = await start();
    await store.submit(put('acme', { plan: 'pro', namespaces: [{ suffix: 'dev' }] }));
    sandbox.commit('Drop it', { [tenantFile('acme')]: text('acme', { plan: 'pro' }) });
    expect((await store.publishNow()).problems).toMatchObject([{ subject: 'acme', kind: 'vanished', message: expect.stringContaining('tenant-acme--dev') }]);
    expect(sandbox.files(branchOf('acme'))).toContain('tenants/acme/tenant-acme--dev.yaml');
  });

  it('a namespace that was let go before goes with its entry', async () => {
    const store = await start();
    await store.submit(put('acme', { plan: 'pro', namespaces: [{ suffix: 'dev' }] }));
    sandbox.commit('Let it go', { [tenantFile('acme')]: text('acme', { plan: 'pro', namespaces: [{ suffix: 'dev', state: 'Deleted' }] }) });
    expect((await store.publishNow()).problems).toEqual([]);
    expect(sandbox.files(branchOf('acme'))).toContain('tenants/acme/tenant-acme--dev.yaml');
    sandbox.commit('Drop it', { [tenantFile('acme')]: text('acme', { plan: 'pro' }) });
    expect((await store.publishNow()).problems).toEqual([]);
    expect(sandbox.files(branchOf('acme'))).not.toContain('tenants/acme/tenant-acme--dev.yaml');
  });

  it('commits that cancel out between two looks use no id up', async () => {
    const store = await start(['acme']);
    sandbox.commit('Delete', { [tenantFile('acme')]: text('acme', { state: 'Deleted' }) });
    sandbox.commit('Remove', { [tenantFile('acme')]: null });
    sandbox.commit('Restore', { [tenantFile('acme')]: text('acme') });
    sandbox.commit('Squat', { [tenantFile('fresh')]: text('fresh', { state: 'Deleted' }) });
    sandbox.commit('Leave', { [tenantFile('fresh')]: null });
    expect((await store.publishNow()).problems).toEqual([]);
    await store.submit(put('acme', { plan: 'pro' }));
    await store.submit(put('fresh'));
    expect(output('acme')).toContain('plan: pro');
    expect(output('fresh')).toContain('name: fresh');
  });

  it('a tenant\'s folder in another shard is taken away: two Kustomizations would fight over it', async () => {
    const ids = ['acme', 'beta', 'gamma', 'delta'];
    const other = ids.find((id) => branchOf(id) !== branchOf('acme')) ?? '';
    const store = await start(['acme', other]);
    sandbox.commit('By hand', { 'tenants/acme/by-hand.yaml': 'x: 1\n' }, branchOf(other));
    sandbox.commit('Edit', { [tenantFile('acme')]: text('acme', { plan: 'pro' }) });
    await store.publishNow();
    expect(sandbox.files(branchOf(other)).filter((path) => path.startsWith('tenants/acme/'))).toEqual([]);
    expect(output('acme')).toContain('plan: pro');
  });

  it('a stray copy of a document is a fault, and its removal takes nothing away', async () => {
    const store = await start(['acme']);
    const before = output('acme');
    const stray = `tenants/${tenantFile('acme').startsWith('tenants/00/') ? '01' : '00'}/acme/tenant.yaml`;
    sandbox.commit('Copy', { [stray]: text('acme', { state: 'Deleted' }) });
    await store.publishNow();
    sandbox.commit('Clean up', { [stray]: null });
    expect((await store.publishNow()).problems).toEqual([]);
    expect(store.get('acme')?.document.spec.state).toBe('Active');
    await store.submit(put('acme', { displayName: 'Still here' }));
    expect(output('acme')).not.toBe(before);
  });

  it('a vanished cluster file leaves its branches alone', async () => {
    const store = await start(['acme']);
    const before = output('acme');
    const cluster = sandbox.show('main', 'clusters/local.yaml') ?? '';
    sandbox.commit('Remove', { 'clusters/local.yaml': null });
    const { problems } = await store.publishNow();
    expect(problems.map(({ subject, kind }) => [subject, kind])).toEqual([['acme', 'invalid'], ['clusters/local.yaml', 'vanished'], ['platform.yaml', 'invalid']]);
    expect(output('acme')).toBe(before);
    sandbox.commit('Restore', { 'clusters/local.yaml': cluster });
    expect((await store.publishNow()).problems).toEqual([]);
  });
});

describe('a deploy branch that somebody touched', () => {
  it('is put right when edited by hand', async () => {
    const store = await start(['acme', 'beta']);
    const before = output('acme');
    sandbox.commit('By hand', { 'tenants/acme/cluster.yaml': 'kind: Nonsense\n', 'tenants/acme/extra.yaml': 'x: 1\n', 'tenants/ghost/cluster.yaml': 'x: 1\n', 'stray.txt': 'x' }, branchOf('acme'));
    const { problems } = await store.publishNow();
    expect(output('acme')).toBe(before);
    expect(sandbox.files(branchOf('acme')).filter((path) => path.includes('extra') || path.includes('stray'))).toEqual([]);
    expect(problems.filter(({ subject }) => subject !== 'ghost')).toEqual([]);
  });

  it('is made again when deleted, and healed when forced', async () => {
    const store = await start(['acme']);
    const before = output('acme');
    git(sandbox.remoteDir, 'update-ref', '-d', `refs/heads/${branchOf('acme')}`);
    await store.publishNow();
    expect(output('acme')).toBe(before);
    git(sandbox.remoteDir, 'update-ref', `refs/heads/${branchOf('acme')}`, sandbox.tip());
    await store.submit(put('acme', { displayName: 'New' }));
    expect(output('acme')).toContain('New');
    expect(sandbox.files(branchOf('acme'))).toEqual(['marker.yaml', 'tenants/acme/cluster.yaml', 'tenants/acme/tenant-acme.yaml']);
  });

  it('costs a fresh data folder nothing but a look', async () => {
    await (await start(['acme', 'beta'])).close();
    const tips = git(sandbox.remoteDir, 'for-each-ref');
    const fresh = await sandbox.open({ database: `${sandbox.dir}/fresh.sqlite` });
    expect((await fresh.publishNow()).branches).toEqual([]);
    expect(git(sandbox.remoteDir, 'for-each-ref')).toBe(tips);
  });
});

describe('main moved by force', () => {
  it('is taken as the truth, what was lost is told, outputs follow', async () => {
    const store = await start(['acme']);
    const before = sandbox.tip();
    await store.submit(put('acme', { displayName: 'Lost' }, { requestId: 'r' }));
    git(sandbox.remoteDir, 'update-ref', 'refs/heads/main', before);
    const { problems, main } = await store.publishNow();
    expect(main).toBe(before);
    expect(problems).toMatchObject([{ subject: 'main', kind: 'branch', message: expect.stringContaining('Put tenant acme') }]);
    expect(output('acme')).not.toContain('Lost');
    expect(store.get('acme')?.document.spec.displayName).toBeUndefined();
    await expect(store.submit(put('acme', { displayName: 'Lost' }, { requestId: 'r' }))).rejects.toThrow('taken off main');
    expect((await store.submit(put('acme', { displayName: 'Again' }, { requestId: 'r2' }))).noop).toBe(false);
  });
});
