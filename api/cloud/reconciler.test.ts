/** Documents change, AWS fails and is changed by others: what is there follows what is wanted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { createLog } from '../../runtime/log.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { CloudReconciler } from './reconciler.ts';
import { ACCOUNT, AWS, BUCKET } from './testing/cloud-fixtures.ts';
import { MemoryAws } from './testing/memory-aws.ts';
import { takenBy } from './testing/taken.ts';

let aws: MemoryAws;
let store: MemoryStore;
let cloud: CloudReconciler;
let lines: string[];
/** Waits that the reconciler asked for, and how to end them. */
let waits: { readonly ms: number; readonly end: () => void }[];

function start(): Promise<void> {
  cloud = new CloudReconciler({
    store, accounts: (place) => aws.account(place), random: () => 1, retryMs: 10, driftMs: 1_000_000,
    log: createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    // Short waits (between two looks at AWS) are over at once; the others end when the test says so.
    sleep: (ms, signal) => new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      if (ms >= 200 && ms < 10_000) resolve();
      else waits.push({ ms, end: resolve });
    }),
  });
  return cloud.start();
}

beforeEach(async () => {
  aws = new MemoryAws();
  aws.buckets.set(BUCKET, { account: ACCOUNT, versions: [], uploads: [] });
  store = new MemoryStore({ platform: platformDocument({ aws: { bucket: BUCKET } }), shared: [planDocument('pro'), clusterDocument('local', { aws: AWS })], now: () => new Date('2026-01-02T03:04:05Z') });
  [lines, waits] = [[], []];
  await start();
});
afterEach(() => cloud.stop());

/** Until the fact holds; asked again after every turn of the loop. */
async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await new Promise((resolve) => setImmediate(resolve));
}
const settled = (id = 'acme') => until(() => cloud.awaited(id) === undefined);
const roleOf = (id = 'acme') => aws.roles.get(`${ACCOUNT}/tenant-${id}`);

describe('CloudReconciler', () => {
  it('gives a new tenant its role and prefix, and says so', async () => {
    const told: string[] = [];
    cloud.onChange((tenant) => told.push(tenant));
    store.write(tenantDocument('acme'));
    expect(cloud.awaited('acme')).toMatch(/role in AWS/);
    await settled();
    expect([roleOf()?.tags['tenantry:tenant'], aws.buckets.get(BUCKET)?.versions, told]).toEqual(['acme', ['orgs/acme/'], ['acme']]);
    expect(cloud.awaited('nobody')).toBeUndefined();
  });

  it('follows each change of the document before it says that all is well', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    store.write(tenantDocument('acme', { state: 'Suspended' }));
    expect(cloud.awaited('acme')).toBe('its role in AWS is being brought to the newest document');
    await settled();
    expect([...(roleOf()?.policies.keys() ?? [])].sort()).toEqual(['tenantry-prefix', 'tenantry-suspended']);
    store.write(tenantDocument('acme', { cloud: { aws: { enabled: false } } }));
    await settled();
    expect(roleOf()).toBeUndefined();
  });

  it('follows the platform: another strategy for everybody, both until the new one is there', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    let both = false;
    aws.trouble = (call) => {
      if (call === 'delete tenant-acme') both = aws.associations.some(({ namespace }) => namespace === 'tenant-acme') && roleOf() !== undefined;
      return undefined;
    };
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, strategy: 'pod-identity' } }));
    store.write(tenantDocument('other'));
    await settled();
    await settled('other');
    expect([both, roleOf(), roleOf('other')]).toEqual([true, undefined, undefined]);
    expect(aws.associations.map(({ namespace, roleArn }) => [namespace, roleArn])).toEqual(expect.arrayContaining([['tenant-acme', `arn:aws:iam::${ACCOUNT}:role/tenantry/tenantry-shared`]]));
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, strategy: 'role-per-tenant', keep: ['pod-identity'] } }));
    store.write(tenantDocument('other', { plan: 'pro', displayName: 'Other' }));
    await settled();
    expect([roleOf()?.tags['tenantry:tenant'], aws.associations.some(({ namespace }) => namespace === 'tenant-acme')]).toEqual(['acme', true]);
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, strategy: 'role-per-tenant' } }));
    store.write(tenantDocument('other'));
    await settled();
    await settled('other');
    expect(aws.associations).toEqual([]);
  });

  it('lets nobody wait for a change that does not concern AWS', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET }, ingress: { reservedHosts: ['a.example'] } }));
    store.write(tenantDocument('other'));
    expect(cloud.awaited('acme')).toBeUndefined();
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, owner: 'another' } }));
    store.write(tenantDocument('third'));
    expect(cloud.awaited('acme')).toBe('its role in AWS is being brought to the newest document');
  });

  it('leaves what it has while the new strategy cannot be had', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    aws.trouble = (call) => (call.startsWith('associate ') ? { when: 'before', error: new TenantryError('UNAVAILABLE', 'EKS sleeps') } : undefined);
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, strategy: 'pod-identity' } }));
    store.write(tenantDocument('acme'));
    await until(() => cloud.awaited('acme') === 'AWS: EKS sleeps');
    expect(roleOf()).toBeDefined();
  });

  it('takes nothing away while a document asks for what cannot be', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    const { oidcIssuer: _, ...withoutIssuer } = AWS;
    store.catalog().putShared(clusterDocument('local', { aws: withoutIssuer }));
    store.write(tenantDocument('acme'));
    await until(() => cloud.awaited('acme')?.includes('cluster local has no spec.aws.oidcIssuer') === true);
    expect(roleOf()).toBeDefined();
  });

  it('tries again, later each time, and tells why meanwhile', async () => {
    aws.trouble = (call) => (call.startsWith('create') ? { when: 'before', error: new TenantryError('UNAVAILABLE', 'AWS sleeps') } : undefined);
    store.write(tenantDocument('acme'));
    for (const ms of [10, 20, 40]) {
      await until(() => waits.at(-1)?.ms === ms);
      expect(cloud.awaited('acme')).toBe('AWS: AWS sleeps');
      waits.at(-1)?.end();
    }
    await until(() => waits.at(-1)?.ms === 80);
    aws.trouble = () => undefined;
    waits.at(-1)?.end();
    await settled();
    expect(lines.filter((line) => line.includes('not in AWS what its document wants'))).toHaveLength(1);
  });

  it.each(['create', 'put-policy', 'ensure'])('is not confused when the answer to %s is lost', async (call) => {
    let lost = false;
    aws.trouble = (name) => {
      if (lost || !name.startsWith(call)) return undefined;
      lost = true;
      return { when: 'after', error: new TenantryError('UNAVAILABLE', 'connection reset') };
    };
    store.write(tenantDocument('acme'));
    await until(() => waits.some(({ ms }) => ms === 10));
    waits.find(({ ms }) => ms === 10)?.end();
    await settled();
    expect([aws.roles.size, aws.buckets.get(BUCKET)?.versions]).toEqual([1, ['orgs/acme/']]);
  });

  it.each([1, 3, 9])('is patient with an AWS that shows a new role only after %i looks', async (late) => {
    let looks = 0;
    aws.shows = (role) => (role === undefined || (looks += 1) > late ? role : undefined);
    store.write(tenantDocument('acme'));
    while (cloud.awaited('acme') !== undefined) {
      await new Promise((resolve) => setImmediate(resolve));
      // Whatever it waits for but the next comparison.
      waits.filter(({ ms }) => ms < 10_000).forEach(({ end }) => end());
    }
    expect([aws.roles.size, [...(roleOf()?.policies.keys() ?? [])]]).toEqual([1, ['tenantry-prefix']]);
  });

  it('puts right what somebody changed, at the next comparison', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    roleOf()?.policies.set('more', '{}');
    roleOf()?.attached.push('arn:aws:iam::aws:policy/AdministratorAccess');
    waits.find(({ ms }) => ms === 1_000_000)?.end();
    await until(() => lines.some((line) => line.includes('was put right')));
    expect([[...(roleOf()?.policies.keys() ?? [])], roleOf()?.attached]).toEqual([['tenantry-prefix'], []]);
  });

  it('purges role and data, and makes neither again while the tenant is purged', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    aws.buckets.get(BUCKET)?.versions.push('orgs/acme/a', 'orgs/acme-b/a');
    aws.buckets.get(BUCKET)?.uploads.push('orgs/acme/u');
    const tenant = store.write(tenantDocument('acme', { state: 'Deleted', purging: true }));
    const role = `arn:aws:iam::${ACCOUNT}:role/tenantry/tenant-acme`;
    expect(await takenBy((gone) => cloud.purge(tenant, new AbortController().signal, gone))).toEqual({ objectVersions: 2, multipartUploads: 1, roles: [role] });
    expect(await takenBy((gone) => cloud.purge(tenant, new AbortController().signal, gone))).toEqual({ objectVersions: 0, multipartUploads: 0, roles: [] });
    store.write(tenantDocument('other'));
    await settled('other');
    expect([roleOf(), aws.buckets.get(BUCKET)?.versions.sort(), cloud.awaited('acme')]).toEqual([undefined, ['orgs/acme-b/a', 'orgs/other/'], undefined]);
  });

  it('purges only after what it was doing for the tenant', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    aws.gate = async (call) => {
      if (call === 'create tenant-acme') await opened;
    };
    store.write(tenantDocument('acme'));
    await until(() => aws.calls.includes('create tenant-acme'));
    const purged = takenBy((gone) => cloud.purge(store.write(tenantDocument('acme', { state: 'Deleted', purging: true })), new AbortController().signal, gone));
    open();
    expect((await purged).roles).toHaveLength(1);
    expect([roleOf(), aws.buckets.get(BUCKET)?.versions]).toEqual([undefined, []]);
  });

  it('leaves the role of a tenant whose folder has vanished', async () => {
    store.write(tenantDocument('acme'));
    await settled();
    store.catalog().remove('acme');
    await store.submit({ tenant: 'acme', verb: 'Vanish', caller: { id: 'x' }, apply: () => undefined });
    store.write(tenantDocument('other'));
    await settled('other');
    expect(roleOf()).toBeDefined();
  });

  it('removes roles of tenants that were removed by a pull request, and none that Git does not know', async () => {
    for (const id of ['acme', 'gone', 'unknown']) store.write(tenantDocument(id));
    for (const id of ['acme', 'gone', 'unknown']) await settled(id);
    await cloud.stop();
    for (const id of ['gone', 'unknown']) await store.submit({ tenant: id, verb: 'Remove', caller: { id: 'x' }, apply: () => undefined });
    store.catalog().retire('gone');
    await start();
    await until(() => roleOf('gone') === undefined && lines.some((line) => line.includes('belongs to no tenant')));
    await settled();
    expect([roleOf() !== undefined, roleOf('unknown') !== undefined]).toEqual([true, true]);
  });

  it('removes associations of tenants that were removed by a pull request, and names those that Git does not know', async () => {
    store.catalog().putShared(platformDocument({ aws: { bucket: BUCKET, strategy: 'pod-identity' } }));
    for (const id of ['acme', 'gone', 'unknown']) store.write(tenantDocument(id));
    for (const id of ['acme', 'gone', 'unknown']) await settled(id);
    await cloud.stop();
    for (const id of ['gone', 'unknown']) await store.submit({ tenant: id, verb: 'Remove', caller: { id: 'x' }, apply: () => undefined });
    store.catalog().retire('gone');
    await start();
    const namespaces = () => aws.associations.map(({ namespace }) => namespace).sort();
    await until(() => !namespaces().includes('tenant-gone') && lines.some((line) => line.includes('a pod identity association belongs to no tenant')));
    await settled();
    expect(namespaces()).toEqual(['tenant-acme', 'tenant-unknown']);
  });

  it('asks nothing of AWS where no cluster is in it', async () => {
    await cloud.stop();
    store = new MemoryStore({ platform: platformDocument(), shared: [planDocument('pro'), clusterDocument('local')], now: () => new Date(0) });
    const before = aws.calls.length;
    await start();
    store.write(tenantDocument('acme'));
    expect(cloud.awaited('acme')).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(aws.calls.length).toBe(before);
  });
});
