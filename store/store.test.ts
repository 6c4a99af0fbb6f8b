import { afterEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../model/errors.ts';
import { tenantFile } from '../model/layout.ts';
import { commitMessage, trailer, trailersOf } from './commit-message.ts';
import type { StoreOptions } from './open.ts';
import type { Change, TenantStore } from './store.ts';
import { Sandbox, git, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;

async function start(more: Partial<StoreOptions> = {}, options: ConstructorParameters<typeof Sandbox>[0] = {}): Promise<TenantStore> {
  sandbox = new Sandbox(options);
  const store = await sandbox.open(more);
  await store.publishNow();
  return store;
}

afterEach(async () => sandbox.close());

async function refusal(promise: Promise<unknown>): Promise<TenantryError> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof TenantryError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('submit()', () => {
  it('makes one commit on main and one on the shard, both on the remote when it answers', async () => {
    const store = await start();
    const receipt = await store.submit(put('acme', {}, { requestId: 'r-1', requestDigest: 'x' }));
    const [branch] = receipt.branches;
    expect(sandbox.tip()).toBe(receipt.commit);
    expect(receipt.files).toEqual([tenantFile('acme')]);
    expect(sandbox.tip(branch?.name)).toBe(branch?.commit);
    expect(sandbox.show('main', tenantFile('acme'))).toContain('name: acme');
    expect(sandbox.files(branch?.name ?? '')).toEqual(['marker.yaml', 'tenants/acme/cluster.yaml', 'tenants/acme/tenant-acme.yaml']);
    const trailers = trailersOf(sandbox.message(branch?.commit ?? ''));
    expect(trailer(trailers, 'Source')).toBe(receipt.commit);
    expect(trailer(trailers, 'Renderer')).toMatch(/^[0-9a-f]+$/);
    expect(store.get('acme')).toMatchObject({ id: 'acme', etag: receipt.tenant.etag, commit: receipt.commit });
    expect(git(sandbox.remoteDir, 'rev-parse', `main:${tenantFile('acme')}`)).toBe(receipt.tenant.etag);
  });

  it('is the caller\'s commit, by the store', async () => {
    const store = await start();
    const { commit } = await store.submit(put('acme', {}, { requestId: 'r-1', caller: { id: 'u', name: 'Eve <root>\nauthor x', email: 'eve@example.org' } }));
    expect(git(sandbox.remoteDir, 'log', '-1', '--format=%an|%ae|%cn', commit)).toBe('Eve root author x|eve@example.org|tenantry');
    expect(trailersOf(sandbox.message(commit)).map(([name]) => name)).toEqual(['Tenant', 'Request-Id', 'Request-Key', 'Fence']);
  });

  it('puts many changes into few pushes, each its own commit', async () => {
    const store = await start();
    const ids = Array.from({ length: 60 }, (_, index) => `team-${index}`);
    const receipts = await Promise.all(ids.map((id) => store.submit(put(id))));
    expect(new Set(receipts.map(({ commit }) => commit)).size).toBe(60);
    expect(sandbox.subjects()).toHaveLength(61);
    expect(sandbox.subjects('deploy/local/tenants-00').length).toBeLessThan(10);
    expect(git(sandbox.remoteDir, 'fsck', '--strict')).toBe('');
  });

  it('does a request id once: while it runs, after it, and in a later process', async () => {
    const store = await start();
    const change = put('acme', {}, { requestId: 'r-1', requestDigest: 'x' });
    const [first, second] = await Promise.all([store.submit(change), store.submit(change)]);
    const third = await store.submit(change);
    await store.close();
    const fourth = await (await sandbox.open()).submit(change);
    expect([first, second, third, fourth].map(({ commit }) => commit)).toEqual([first.commit, first.commit, first.commit, first.commit]);
    expect([first, second, third, fourth].map(({ replayed }) => replayed)).toEqual([false, true, true, true]);
    expect(fourth).toEqual({ ...first, replayed: true });
    expect(sandbox.subjects()).toHaveLength(2);
  });

  it('gives an old receipt although the tenant has changed since', async () => {
    const store = await start();
    const change = put('acme', { displayName: 'One' }, { requestId: 'r-1' });
    const first = await store.submit(change);
    await store.submit(put('acme', { displayName: 'Two' }));
    expect(await store.submit(change)).toEqual({ ...first, replayed: true });
    expect(store.get('acme')?.document.spec.displayName).toBe('Two');
  });

  it('keeps request ids of callers apart, and refuses an id for another request', async () => {
    const store = await start();
    await store.submit(put('acme', {}, { requestId: 'r', requestDigest: '1' }));
    const other = await store.submit(put('beta', {}, { requestId: 'r', requestDigest: '2', caller: { id: 'user-2' } }));
    expect(other.replayed).toBe(false);
    expect((await refusal(store.submit(put('gamma', {}, { requestId: 'r', requestDigest: '3' })))).code).toBe('INVALID_ARGUMENT');
  });

  it('believes no trailer that stands in somebody else\'s commit', async () => {
    const store = await start();
    const { commit } = await store.submit(put('acme', {}, { requestId: 'r', requestDigest: '1' }));
    const stolen = trailersOf(sandbox.message(commit));
    sandbox.commit(commitMessage('A pull request', [...stolen.filter(([name]) => name !== 'Tenant'), ['Tenant', 'beta']]), { 'README.md': 'x' });
    await store.publishNow();
    expect((await store.submit(put('acme', {}, { requestId: 'r', requestDigest: '1' }))).commit).toBe(commit);
  });

  it('answers a change that changes nothing without a commit', async () => {
    const store = await start();
    const { commit } = await store.submit(put('acme'));
    const again = await store.submit(put('acme', {}, { requestId: 'n' }));
    expect(again).toMatchObject({ noop: true, commit, files: [], branches: [] });
    expect(sandbox.tip()).toBe(commit);
  });

  it('applies changes in the order of their coming, each on the result of the one before', async () => {
    const store = await start();
    await store.submit(put('acme', { displayName: '' + 0 }));
    const increment: Change = {
      ...put('acme'),
      apply: (current) => tenantDocument('acme', { displayName: String(Number(current?.document.spec.displayName) + 1) }),
    };
    await Promise.all(Array.from({ length: 40 }, () => store.submit(increment)));
    expect(store.get('acme')?.document.spec.displayName).toBe('40');
    expect(sandbox.subjects()).toHaveLength(42);
  });

  it('refuses with ABORTED when the tenant is not the one that was read', async () => {
    const store = await start();
    const { tenant } = await store.submit(put('acme'));
    await store.submit(put('acme', { plan: 'pro' }, { ifMatch: tenant.etag }));
    expect((await refusal(store.submit(put('acme', { plan: 'starter' }, { ifMatch: tenant.etag })))).code).toBe('ABORTED');
  });

  it('lets one bad change fail alone among good ones', async () => {
    const store = await start();
    const answers = await Promise.allSettled([store.submit(put('good-one')), store.submit(put('bad', { plan: 'none' })), store.submit(put('good-two'))]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(sandbox.subjects()).toEqual(['Put tenant good-two', 'Put tenant good-one', 'Seed']);
  });

  it('rehearses a change without leaving anything', async () => {
    const store = await start();
    const before = sandbox.tip();
    const receipt = await store.submit(put('acme', {}, { validateOnly: true }));
    expect(receipt).toMatchObject({ commit: '', files: [tenantFile('acme')], branches: [{ commit: '', files: 2 }] });
    expect((await refusal(store.submit(put('acme', { plan: 'none' }, { validateOnly: true })))).message).toContain('[tenantry/plan-known]');
    expect([sandbox.tip(), store.get('acme')]).toEqual([before, undefined]);
    expect((await store.submit(put('acme'))).tenant.etag).toBe(receipt.tenant.etag);
  });

  it('refuses what comes when too many wait, and everything after close', async () => {
    const store = await start({ queueLimit: 5 });
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => store.submit(put(`team-${index}`))));
    const refused = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => (reason instanceof TenantryError ? reason.code : 'other'));
    expect(new Set(refused)).toEqual(new Set(['RESOURCE_EXHAUSTED']));
    expect(sandbox.subjects()).toHaveLength(1 + 50 - refused.length);
  });

  it('takes a cancelled change out if it has not begun', async () => {
    const store = await start();
    const first = store.submit(put('acme'));
    const abort = new AbortController();
    const second = refusal(store.submit(put('beta'), abort.signal));
    abort.abort();
    await first;
    expect((await second).code).toBe('CANCELLED');
    expect(sandbox.subjects()).toEqual(['Put tenant acme', 'Seed']);
  });
});

describe('submit() with bad input: a clear error and no commit', () => {
  const ids = ['', 'a', 'Acme', 'a..b', '..', 'a--b', 'a'.repeat(41), 'acme\n', 'ac\0me', '${X}', '{{x}}', 'default', 'platform', 'system', 'kube-x', 'flux-y', 'tenantry', '-a', 'a/b', '../../etc'];
  it.each(ids)('the id %j', async (id) => {
    const store = await start();
    const before = sandbox.tip();
    expect((await refusal(store.submit(put(id)))).code).toBe('INVALID_ARGUMENT');
    expect(sandbox.tip()).toBe(before);
  });

  it('documents that break rules, with all faults at once', async () => {
    const store = await start();
    await store.submit(put('rival', { network: { ingress: { hosts: ['shop.example.org'] } } }));
    const before = sandbox.tip();
    const bad: [Change, string][] = [
      [put('acme', { clusters: [{ name: 'nowhere' }] }), 'cluster-known'],
      [put('acme', { quota: { 'requests.cpu': '100000' } }), 'quota'],
      [put('acme', { network: { ingress: { hosts: ['shop.example.org'] } } }), 'ingress-host'],
      [put('acme', { members: { admins: { groups: ['system:masters'] } } }), 'subject-allowed'],
      [put('acme', { state: 'Deleted' }), 'removal-steps'],
      [{ ...put('acme'), apply: () => tenantDocument('other') }, 'metadata.name'],
      [{ ...put('acme'), apply: () => ({ ...tenantDocument('acme'), extra: 1 }) }, 'extra'],
      [{ ...put('acme'), apply: () => { throw new TenantryError('NOT_FOUND', 'no such thing'); } }, 'no such thing'],
      [{ ...put('nobody'), apply: () => undefined }, 'no tenant nobody'],
    ];
    for (const [change, word] of bad) expect((await refusal(store.submit(change))).message).toContain(word);
    const both = await refusal(store.submit(put('acme', { plan: 'none', clusters: [{ name: 'nowhere' }] })));
    expect(both.faults.map(({ policy }) => policy)).toEqual(expect.arrayContaining(['plan-known', 'cluster-known']));
    expect(sandbox.tip()).toBe(before);
  });

  it.each(['', 'x'.repeat(129), 'with blank', 'line\nbreak'])('the request id %j', async (requestId) => {
    const store = await start();
    expect((await refusal(store.submit(put('acme', {}, { requestId })))).code).toBe('INVALID_ARGUMENT');
  });
});

describe('get(), list()', () => {
  it('gives dates from history, in order of id, page by page', async () => {
    const now = { ms: 1_800_000_000_000 };
    const store = await start({ clock: { now: () => now.ms } });
    await Promise.all(['gamma', 'alpha', 'beta'].map((id) => store.submit(put(id))));
    now.ms += 60_000;
    await store.submit(put('beta', { plan: 'pro' }));
    expect(store.list({ limit: 2 })).toMatchObject({ total: 3, tenants: [{ id: 'alpha' }, { id: 'beta' }] });
    expect(store.list({ after: 'beta', limit: 2, filter: ({ id }) => id !== 'alpha' })).toMatchObject({ total: 2, tenants: [{ id: 'gamma' }] });
    const beta = store.get('beta');
    expect([beta?.createdAt.getTime(), beta?.updatedAt.getTime()]).toEqual([1_800_000_000_000, 1_800_000_060_000]);
    await store.close();
    const later = await sandbox.open();
    expect(later.get('beta')).toEqual(beta);
  });
});
