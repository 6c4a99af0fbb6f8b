/** From a role for each tenant to pod identity and back, by the reconciler over the SDK: roles in moto, associations in a server of EKS. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import type { PlatformSpec } from '../../model/platform.ts';
import { SILENT_LOG } from '../../runtime/log.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { createAwsAccounts, type AwsAccounts } from './aws/aws-accounts.ts';
import { EMBEDDED_CREDENTIALS, type EmbeddedAws } from './embedded-aws.ts';
import { CloudReconciler } from './reconciler.ts';
import { isChange, startAwsProxy, type AwsProxy, type Fault } from './testing/aws-proxy.ts';
import { AwsView } from './testing/aws-view.ts';
import { AWS, BUCKET } from './testing/cloud-fixtures.ts';
import { startEksServer, type EksServer } from './testing/eks-server.ts';
import { motoMissing, startMoto } from './testing/moto.ts';

type AwsSettings = NonNullable<PlatformSpec['aws']>;

describe.skipIf(motoMissing() !== undefined)('another strategy', () => {
  let moto: EmbeddedAws;
  let view: AwsView;
  let eks: EksServer;
  let proxy: AwsProxy;
  let accounts: AwsAccounts;
  let store: MemoryStore;
  let cloud: CloudReconciler;
  let count = 0;
  let ids: readonly string[] = [];

  beforeAll(async () => {
    moto = await startMoto();
    view = new AwsView(moto.endpoint);
    await view.prepare();
    await view.addForeignRole('tenantry-shared');
  });
  afterAll(async () => {
    view.close();
    await moto.stop();
  });
  beforeEach(async () => {
    count += 1;
    // One the beginning of the other; moto is shared, ids are not.
    ids = [`m${count}`, `m${count}-b`];
    eks = await startEksServer('local');
    proxy = await startAwsProxy(moto.endpoint, eks.endpoint);
    store = new MemoryStore({ platform: platform(), shared: [planDocument('pro'), clusterDocument('local', { aws: AWS })], now: () => new Date(0) });
    await start();
  });
  afterEach(async () => {
    await cloud.stop();
    await proxy.close();
    await eks.close();
  });

  function platform(aws: AwsSettings = {}) {
    return platformDocument({ aws: { bucket: BUCKET, ...aws } });
  }

  async function start(): Promise<void> {
    accounts = createAwsAccounts({ endpoint: proxy.endpoint, credentials: EMBEDDED_CREDENTIALS });
    cloud = new CloudReconciler({ store, accounts: accounts.account, close: () => accounts.close(), log: SILENT_LOG, random: Math.random, retryMs: 1, sleep: (ms, signal) => delay(ms, undefined, { signal }) });
    await cloud.start();
  }

  const settled = (): Promise<void> => new Promise((resolve) => {
    const look = (): void => {
      if (ids.every((id) => cloud.awaited(id) === undefined)) resolve();
    };
    cloud.onChange(look);
    look();
  });

  async function set(aws: AwsSettings): Promise<void> {
    store.catalog().putShared(platform(aws));
    for (const id of ids) store.write(tenantDocument(id));
    await settled();
  }

  /** Tenants with a role, and tenants with an association. */
  async function there(): Promise<readonly [readonly string[], readonly string[]]> {
    const roles = Object.keys(await view.roles('tenant-')).filter((role) => ids.some((id) => role === `tenant-${id}`));
    return [roles.map((role) => role.slice('tenant-'.length)).sort(), eks.associations.map(({ namespace }) => namespace.slice('tenant-'.length)).sort()];
  }

  /** The first call of each of these kinds goes wrong so. */
  function onceEach(fault: Fault, kinds: RegExp): void {
    const seen = new Set<string>();
    proxy.before = (call) => {
      const kind = call.split(' ')[0] ?? '';
      if (seen.has(kind) || !kinds.test(call)) return undefined;
      seen.add(kind);
      return fault;
    };
  }

  it('is a migration: there and back, never without one of the two', async () => {
    await set({ strategy: 'role-per-tenant' });
    expect(await there()).toEqual([ids, []]);
    const without: string[] = [];
    proxy.before = async (call) => {
      // Whatever goes, the other one is there.
      const [kind, of = ''] = call.split(' ');
      const id = kind === 'DeleteAssociation' ? eks.associations.find(({ associationId }) => associationId === of)?.namespace.slice(7) : kind === 'DeleteRole' ? of.slice(7) : undefined;
      if (id === undefined) return undefined;
      const [roles, associated] = await there();
      if (!roles.includes(id) || !associated.includes(id)) without.push(call);
      return undefined;
    };
    await set({ strategy: 'pod-identity', keep: ['role-per-tenant'] });
    expect(await there()).toEqual([ids, ids]);
    await set({ strategy: 'pod-identity' });
    expect(await there()).toEqual([[], ids]);
    await set({ strategy: 'role-per-tenant' });
    expect([await there(), without]).toEqual([[ids, []], []]);
    expect(proxy.calls.filter((call) => call.startsWith('DeleteAssociation'))).toHaveLength(2);
  });

  it('goes on after a process that ended half way', async () => {
    await set({ strategy: 'role-per-tenant' });
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: made, resolve: make } = Promise.withResolvers<void>();
    proxy.after = async (call) => {
      if (!call.startsWith('CreateAssociation')) return;
      make();
      await held;
    };
    store.catalog().putShared(platform({ strategy: 'pod-identity' }));
    for (const id of ids) store.write(tenantDocument(id));
    await made;
    await cloud.stop();
    expect((await there())[0]).toEqual(ids);
    letGo();
    proxy.after = () => {};
    await start();
    await settled();
    expect(await there()).toEqual([[], ids]);
  });

  it.each<Fault>(['unavailable', 'throttled', 'cut'])('ends with one association for each when every first call of EKS is %s', async (fault) => {
    onceEach(fault, /Association/);
    await set({ strategy: 'pod-identity' });
    expect(await there()).toEqual([[], ids]);
    for (const one of eks.associations) one.roleArn = 'arn:aws:iam::123456789012:role/admin';
    await set({ strategy: 'pod-identity', keep: ['pod-identity'] });
    expect(eks.associations.map(({ roleArn }) => roleArn)).toEqual(ids.map(() => 'arn:aws:iam::123456789012:role/tenantry/tenantry-shared'));
    await set({ strategy: 'role-per-tenant' });
    expect(await there()).toEqual([ids, []]);
  });

  it('asks with the same token again when an answer was lost', async () => {
    onceEach('cut', /^CreateAssociation/);
    await set({ strategy: 'pod-identity' });
    // The answer to the first try is given again: nobody said that it is there already.
    expect([eks.calls.filter((call) => call.startsWith('Create')).length, eks.refusals, await there()]).toEqual([3, [], [[], ids]]);
  });

  it('is purged with the tenant, and leaves with its files', async () => {
    await set({ strategy: 'pod-identity' });
    const [first = '', second = ''] = ids;
    await cloud.purge(store.write(tenantDocument(first, { state: 'Deleted', purging: true })), AbortSignal.timeout(60_000), () => undefined);
    expect(await there()).toEqual([[], [second]]);
    await cloud.stop();
    await store.submit({ tenant: second, verb: 'Remove', caller: { id: 'x' }, apply: () => undefined });
    store.catalog().retire(second);
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    proxy.after = (call) => {
      if (call.startsWith('DeleteAssociation')) leave();
    };
    await start();
    await left;
    expect(await there()).toEqual([[], []]);
  });

  it('waits for a slow EKS no longer than it must, and stops with the process', async () => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    proxy.before = async (call) => {
      if (!call.includes('Association')) return undefined;
      arrive();
      await held;
      return 'cut';
    };
    store.catalog().putShared(platform({ strategy: 'pod-identity' }));
    for (const id of ids) store.write(tenantDocument(id));
    await arrived;
    await cloud.stop();
    expect(ids.map((id) => cloud.awaited(id) !== undefined)).toEqual([true, true]);
    letGo();
  });

  it('asks nothing of EKS where there is no shared role', async () => {
    const plain = await startMoto();
    const other = await startAwsProxy(plain.endpoint, eks.endpoint);
    const prepared = new AwsView(plain.endpoint);
    await prepared.prepare();
    await cloud.stop();
    const before = proxy.calls.length;
    const keep = proxy;
    proxy = other;
    await start();
    await set({ strategy: 'role-per-tenant' });
    expect([proxy.calls.filter((call) => call.includes('Association')), keep.calls.length]).toEqual([[], before]);
    expect(proxy.calls.filter(isChange)).not.toEqual([]);
    prepared.close();
    await cloud.stop();
    await other.close();
    await plain.stop();
    proxy = keep;
  });
});
