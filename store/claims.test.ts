/** One ingress host, several tenants: who claimed it first keeps it, whatever was merged since. */
import { afterEach, describe, expect, it } from 'vitest';
import { emitDocument } from '../model/emit.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import type { TenantStore } from './store.ts';
import { Sandbox, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
afterEach(async () => sandbox.close());

const hosts = (...names: string[]): Partial<TenantSpec> => ({ network: { ingress: { hosts: names } } });

function merge(id: string, spec: Partial<TenantSpec>): string {
  return sandbox.commit(`Change ${id}`, { [tenantFile(id)]: emitDocument(tenantDocument(id, spec)) });
}

function shows(id: string): string {
  return sandbox.show(shardBranch('local', shardOf(id, 16)), `tenants/${id}/cluster.yaml`) ?? '';
}

function problemsOf(store: TenantStore): string[] {
  return store.problems().map(({ kind, subject, faults }) => `${kind} ${subject} ${faults.map(({ policy }) => policy).join(' ')}`.trim());
}

async function start(...claims: readonly [string, ...string[]][]): Promise<TenantStore> {
  sandbox = new Sandbox({ tenants: claims.map(([id, ...names]) => tenantDocument(id, hosts(...names))) });
  const store = await sandbox.open();
  await store.publishNow();
  return store;
}

/** A store that begins with nothing but what the remote holds. */
async function reopened(store: TenantStore): Promise<TenantStore> {
  await store.close();
  const fresh = await sandbox.open({ database: `${sandbox.dir}/fresh-${Math.random()}.sqlite` });
  await fresh.publishNow();
  return fresh;
}

const LATER = 'invalid globex ingress-host-unique';

describe('a host that two merged documents claim', () => {
  it('stays with the tenant that has it, which goes on; the later one is held, after a restart too, until the first lets go', async () => {
    let store = await start(['acme', 'shop.test'], ['globex', 'own.test']);
    merge('globex', { ...hosts('own.test', 'shop.test'), displayName: 'Thief' });
    await store.publishNow();
    expect(problemsOf(store)).toEqual([LATER]);
    expect(store.problems()[0]?.message).toContain('host "shop.test" belongs to another tenant, which claimed it first (tenant "acme")');
    merge('acme', { ...hosts('shop.test'), displayName: 'Goes on' });
    await store.publishNow();
    await store.submit(put('acme', { ...hosts('shop.test'), displayName: 'Goes on by the API' }));
    expect(shows('acme')).toContain('Goes on by the API');
    expect(shows('globex')).not.toContain('Thief');
    store = await reopened(store);
    expect(problemsOf(store)).toEqual([LATER]);
    merge('acme', { displayName: 'Lets go' });
    await store.publishNow();
    expect([problemsOf(store), shows('globex').includes('Thief'), shows('acme').includes('Lets go')]).toEqual([[], true, true]);
    // Now it is the other's.
    merge('acme', hosts('shop.test'));
    await store.publishNow();
    expect(problemsOf(store)).toEqual(['invalid acme ingress-host-unique']);
  });

  it.each<[string, string, string]>([
    ['a wildcard over it', 'a.shop.test', '*.shop.test'],
    ['a host under a wildcard', '*.shop.test', 'a.shop.test'],
  ])('goes to the earlier claim: %s', async (_name, first, second) => {
    const store = await start(['acme', first], ['globex']);
    merge('globex', hosts(second));
    await store.publishNow();
    expect(problemsOf(store)).toEqual([LATER]);
    expect(problemsOf(await reopened(store))).toEqual([LATER]);
  });

  it('goes by the order of commits when neither was published, however they came', async () => {
    const store = await start(['acme'], ['globex']);
    merge('acme', { ...hosts('shop.test'), displayName: 'First' });
    merge('globex', hosts('shop.test'));
    merge('acme', { ...hosts('shop.test', 'more.test'), displayName: 'First' });
    await store.publishNow();
    expect(problemsOf(store)).toEqual([LATER]);
    expect(shows('acme')).toContain('more.test');
    expect(problemsOf(await reopened(store))).toEqual([LATER]);
  });

  it('is not lost by a document that cannot be read for a while', async () => {
    const store = await start(['acme', 'shop.test'], ['globex']);
    sandbox.commit('Break acme', { [tenantFile('acme')]: 'spec: [' });
    merge('globex', hosts('shop.test'));
    await store.publishNow();
    expect(problemsOf(store)).toEqual(['invalid acme yaml-syntax', LATER]);
    merge('acme', { ...hosts('shop.test'), displayName: 'Mended' });
    await store.publishNow();
    expect([problemsOf(store), shows('acme').includes('Mended')]).toEqual([[LATER], true]);
  });

  it('of one commit belongs to nobody: both are told', async () => {
    const store = await start(['acme'], ['globex']);
    sandbox.commit('Both', Object.fromEntries(['acme', 'globex'].map((id) => [tenantFile(id), emitDocument(tenantDocument(id, hosts('shop.test')))])));
    await store.publishNow();
    const both = ['invalid acme ingress-host-unique', LATER];
    expect(problemsOf(store)).toEqual(both);
    expect(problemsOf(await reopened(store))).toEqual(both);
  });

  it('is refused by the API without a word about who has it', async () => {
    const store = await start(['acme', 'shop.test'], ['globex']);
    const refused = await store.submit(put('globex', hosts('shop.test'))).then(() => '', (error: unknown) => String(error));
    expect(refused).toContain('[tenantry/ingress-host-unique] host "shop.test" is claimed by another tenant too');
    expect(refused).not.toContain('acme');
    expect(problemsOf(store)).toEqual([]);
  });

  it('stays where it is when a batch is undone', async () => {
    const store = await start(['acme', 'shop.test'], ['globex']);
    merge('globex', hosts('shop.test'));
    await store.publishNow();
    await expect(store.submit(put('acme', { plan: 'nope' }))).rejects.toThrow('plan-known');
    await store.submit(put('acme', {}, { validateOnly: true }));
    merge('globex', { ...hosts('shop.test'), displayName: 'Again' });
    await store.publishNow();
    expect(problemsOf(store)).toEqual([LATER]);
  });
});

describe('a peer that is gone', () => {
  it.each<[string, TenantSpec['state']]>([['after all steps', 'Deleted'], ['without them', 'Active']])('%s holds nobody up who names it', async (_name, state) => {
    sandbox = new Sandbox({ tenants: [tenantDocument('acme', { network: { peers: ['globex'] } }), tenantDocument('globex', { state })] });
    let store = await sandbox.open();
    await store.publishNow();
    sandbox.commit('Lose globex', { [tenantFile('globex')]: null });
    await store.publishNow();
    const acme = (): string[] => problemsOf(store).filter((line) => line.includes('acme'));
    expect(acme()).toEqual([]);
    await store.submit(put('acme', { network: { peers: ['globex'] }, displayName: 'Goes on' }));
    expect(shows('acme')).toContain('Goes on');
    store = await reopened(store);
    expect(acme()).toEqual([]);
  });

  it('by the API, while others name it', async () => {
    sandbox = new Sandbox({ tenants: [tenantDocument('acme', { network: { peers: ['globex'] } }), tenantDocument('globex', { state: 'Deleted' })] });
    const store = await sandbox.open();
    await store.publishNow();
    expect(await store.submit({ ...put('globex'), verb: 'Remove tenant globex', apply: () => undefined })).toMatchObject({ removed: true });
    expect(problemsOf(store).filter((line) => line.includes('acme'))).toEqual([]);
  });
});
