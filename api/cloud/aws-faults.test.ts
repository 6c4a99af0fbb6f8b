/** AWS that fails, throttles and answers twice, through the SDK and moto: what is there in the end is right, and once. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { SILENT_LOG } from '../../runtime/log.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { createAwsAccounts, type AwsAccounts } from './aws/aws-accounts.ts';
import { EMBEDDED_CREDENTIALS, type EmbeddedAws } from './embedded-aws.ts';
import { CloudReconciler } from './reconciler.ts';
import { isChange, startAwsProxy, type AwsProxy, type Fault } from './testing/aws-proxy.ts';
import { AwsView } from './testing/aws-view.ts';
import { AWS, BUCKET } from './testing/cloud-fixtures.ts';
import { motoMissing, startMoto } from './testing/moto.ts';

describe.skipIf(motoMissing() !== undefined)('AWS that goes wrong', () => {
  let moto: EmbeddedAws;
  let view: AwsView;
  let proxy: AwsProxy;
  let accounts: AwsAccounts;
  let store: MemoryStore;
  let cloud: CloudReconciler;

  beforeAll(async () => {
    moto = await startMoto();
    view = new AwsView(moto.endpoint);
    await view.prepare();
  });
  afterAll(async () => {
    view.close();
    await moto.stop();
  });
  beforeEach(async () => {
    proxy = await startAwsProxy(moto.endpoint);
    accounts = createAwsAccounts({ endpoint: proxy.endpoint, credentials: EMBEDDED_CREDENTIALS });
    store = new MemoryStore({ platform: platformDocument({ aws: { bucket: BUCKET } }), shared: [planDocument('pro'), clusterDocument('local', { aws: AWS })], now: () => new Date(0) });
    cloud = new CloudReconciler({ store, accounts: accounts.account, log: SILENT_LOG, random: Math.random, retryMs: 1, sleep: (ms, signal) => delay(ms, undefined, { signal }) });
    await cloud.start();
  });
  afterEach(async () => {
    await cloud.stop();
    accounts.close();
    await proxy.close();
  });

  const settled = (id: string): Promise<void> => new Promise((resolve) => {
    const look = (): void => {
      if (cloud.awaited(id) === undefined) resolve();
    };
    cloud.onChange(look);
    look();
  });

  /** Every kind of call goes wrong so, the first time that it is made. */
  function onceEach(fault: Fault, which: (call: string) => boolean = () => true): void {
    const seen = new Set<string>();
    proxy.before = (call) => {
      const kind = call.split(' ')[0] ?? '';
      if (seen.has(kind) || !which(call)) return undefined;
      seen.add(kind);
      return fault;
    };
  }

  it.each<Fault>(['unavailable', 'throttled', 'cut'])('ends with one role and one prefix when every first call is %s', async (fault) => {
    onceEach(fault);
    const id = `faulty-${fault}`;
    store.write(tenantDocument(id));
    await settled(id);
    expect(await view.roles(`tenant-${id}`)).toEqual({ [`tenant-${id}`]: ['tenantry-prefix'] });
    expect(await view.held(`orgs/${id}/`)).toEqual([`orgs/${id}/`]);
    store.write(tenantDocument(id, { state: 'Suspended' }));
    await settled(id);
    expect(await view.roles(`tenant-${id}`)).toEqual({ [`tenant-${id}`]: ['tenantry-prefix', 'tenantry-suspended'] });
  });

  it.each<Fault>(['unavailable', 'throttled', 'cut'])('purges everything when every first call is %s', async (fault) => {
    const id = `purged-${fault}`;
    store.write(tenantDocument(id));
    await settled(id);
    await view.put(`orgs/${id}/a`);
    await view.beginUpload(`orgs/${id}/b`);
    await view.put(`orgs/${id}-not/a`);
    onceEach(fault);
    const tenant = store.write(tenantDocument(id, { state: 'Deleted', purging: true }));
    const purge = (): Promise<unknown> => cloud.purge(tenant, AbortSignal.timeout(60_000), () => undefined);
    // Whoever asked tries again after what the SDK gave up.
    await purge().catch(() => purge());
    expect([await view.roles(`tenant-${id}`), await view.held(`orgs/${id}/`), await view.held(`orgs/${id}-not/`)]).toEqual([{}, [], [`orgs/${id}-not/a`]]);
  });

  it('says that AWS is away, and goes on when it is back', async () => {
    let away = true;
    proxy.before = () => (away ? 'unavailable' : undefined);
    store.write(tenantDocument('away'));
    await new Promise<void>((resolve) => cloud.onChange(() => resolve()));
    expect(cloud.awaited('away')).toMatch(/^AWS: AWS does not do iam:GetRole now \(.*HTTP 503\)$/);
    away = false;
    await settled('away');
    expect(Object.keys(await view.roles('tenant-away'))).toEqual(['tenant-away']);
  });

  it('waits for a slow call no longer than it must, and stops with the process', async () => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    proxy.after = async (call) => {
      if (!isChange(call)) return;
      arrive();
      await held;
    };
    store.write(tenantDocument('slow'));
    await arrived;
    await cloud.stop();
    expect(cloud.awaited('slow')).toBeDefined();
    letGo();
  });

  it('leaves a role of somebody else as it is', async () => {
    await view.addForeignRole('tenant-foreign');
    store.write(tenantDocument('foreign'));
    await new Promise<void>((resolve) => cloud.onChange(() => resolve()));
    expect(cloud.awaited('foreign')).toContain('role tenant-foreign is there with no tag tenantry:owner');
    expect([await view.roles('tenant-foreign'), proxy.calls.filter(isChange)]).toEqual([{ 'tenant-foreign': [] }, []]);
  });
});
