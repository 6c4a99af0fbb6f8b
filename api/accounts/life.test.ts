/** Accounts from the first change to the last, over both doors and a store in memory. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { AccountProvisioningService, OperationService, PlanTier, WatchAccountRequestSchema, WatchAccountResponseSchema, type WatchAccountResponse } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callRpc, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';
import type { TenantCloud } from './cloud.ts';

const accounts = AccountProvisioningService.method;
const purged: string[] = [];
/** Those of which the cloud has taken a first part. */
const begun = new Set<string>();
/** Why the cloud lets nothing go. */
let trouble: TenantryError | undefined;
const cloud: TenantCloud = {
  awaited: () => undefined,
  onChange: () => () => {},
  purge: async ({ id }, _signal, gone) => {
    if (!begun.has(id)) gone({ objectVersions: 4 });
    begun.add(id);
    if (trouble !== undefined) throw trouble;
    purged.push(id);
    gone({ objectVersions: 3, multipartUploads: 1, roles: [`arn:aws:iam::1:role/tenantry/tenant-${id}`] });
  },
};

let test: TestApi;
let address: string;

beforeEach(async () => {
  purged.length = 0;
  begun.clear();
  trouble = undefined;
  test = await startTestApi({ cloud });
  address = test.grpcAddress;
  await callRpc(address, accounts.createAccount, { organizationId: 'acme', planTier: PlanTier.STARTER });
});
afterEach(() => test.stop());

const read = () => callRpc(address, accounts.getAccount, { organizationId: 'acme' });
const stateInStore = () => test.store.get('acme')?.document.spec.state;

describe('UpdateAccount', () => {
  it('changes what the request names, and leaves the rest', async () => {
    const { etag } = await read();
    const reply = await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO, displayName: 'Acme', etag });
    expect(reply).toMatchObject({ organizationId: 'acme', planTier: PlanTier.PRO, resourceQuota: { requestsCpu: '20' }, branches: [{ files: 2 }] });
    expect(test.store.get('acme')?.document.spec).toEqual({ plan: 'pro', state: 'Active', displayName: 'Acme' });
    await callRpc(address, accounts.updateAccount, { organizationId: 'acme', plan: 'enterprise' });
    expect(test.store.get('acme')?.document.spec).toEqual({ plan: 'enterprise', state: 'Active', displayName: 'Acme' });
  });

  it('is refused on an old etag, without that anything is lost', async () => {
    const { etag } = await read();
    await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO });
    await expect(callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.FREE, etag })).rejects.toMatchObject({ code: 10 });
    expect(test.store.get('acme')?.document.spec.plan).toBe('pro');
  });

  it.each([
    ['an unknown tenant', { organizationId: 'nobody', planTier: PlanTier.PRO }, 5, 'there is no tenant "nobody"'],
    ['an unknown tier', { organizationId: 'acme', planTier: 99 as PlanTier }, 3, '[tenantry/plan-known] plan tier 99'],
    ['a plan and a tier', { organizationId: 'acme', planTier: PlanTier.PRO, plan: 'free' }, 3, '[tenantry/one-plan]'],
    ['a plan that is not there', { organizationId: 'acme', plan: 'gold' }, 3, 'gold'],
  ])('refuses %s', async (_, request, code, words) => {
    const before = test.store.head();
    await expect(callRpc(address, accounts.updateAccount, request)).rejects.toMatchObject({ code, details: expect.stringContaining(words) as string });
    expect(test.store.head()).toBe(before);
  });

  it('checks only, when asked to', async () => {
    const reply = await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO, validateOnly: true });
    expect([reply.planTier, reply.commit, test.store.get('acme')?.document.spec.plan]).toEqual([PlanTier.PRO, '', 'starter']);
    await expect(callRpc(address, OperationService.method.getOperation, { operationId: reply.operationId })).rejects.toMatchObject({ code: 5 });
  });
});

describe('the life of an account', () => {
  it('goes through suspension and back', async () => {
    expect(await callRpc(address, accounts.suspendAccount, { organizationId: 'acme' })).toMatchObject({ status: 'SUSPENDED', organizationId: 'acme' });
    expect(await callRpc(address, accounts.resumeAccount, { organizationId: 'acme' })).toMatchObject({ status: 'ACTIVE' });
    await expect(callRpc(address, accounts.undeleteAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9 });
  });

  it('is deleted softly, comes back, and is purged after the retention time with a receipt', async () => {
    const request = { organizationId: 'acme', requestId: 'del-1' };
    const gone = await callRpc(address, accounts.deleteAccount, request);
    expect([gone.status, stateInStore()]).toEqual(['DELETED', 'Deleted']);
    expect(await callRpc(address, accounts.deleteAccount, request)).toEqual(gone);
    await expect(callRpc(address, accounts.suspendAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9 });
    await callRpc(address, accounts.undeleteAccount, { organizationId: 'acme' });
    expect(stateInStore()).toBe('Active');
    await expect(callRpc(address, accounts.purgeAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9, details: expect.stringContaining('it is not deleted') as string });
    await callRpc(address, accounts.deleteAccount, { organizationId: 'acme' });
    // The store's clock stands in January; the retention of seven days is long over.
    const purge = { organizationId: 'acme', requestId: 'purge-1' };
    const reply = await callRpc(address, accounts.purgeAccount, purge);
    expect(reply).toMatchObject({ status: 'DELETED', receipt: { objectVersions: 7n, multipartUploads: 1n, roles: ['arn:aws:iam::1:role/tenantry/tenant-acme'] } });
    expect([purged, test.store.get('acme')]).toEqual([['acme'], undefined]);
    expect(await callRpc(address, accounts.purgeAccount, purge)).toEqual(reply);
    expect(purged).toEqual(['acme']);
  });

  it('cannot come back once its purge has begun, and is finished by whoever asks next', async () => {
    await callRpc(address, accounts.deleteAccount, { organizationId: 'acme' });
    trouble = new TenantryError('FAILED_PRECONDITION', 'an object is under legal hold');
    await expect(callRpc(address, accounts.purgeAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 14 });
    expect(test.store.get('acme')?.document.spec).toMatchObject({ state: 'Deleted', purging: true });
    await expect(callRpc(address, accounts.undeleteAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9, details: expect.stringContaining('is being purged') as string });
    await expect(callRpc(address, accounts.purgeAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9, details: expect.stringContaining('legal hold') as string });
    trouble = undefined;
    // Those of the first try count.
    expect(await callRpc(address, accounts.purgeAccount, { organizationId: 'acme' })).toMatchObject({ receipt: { objectVersions: 7n, multipartUploads: 1n } });
    expect(test.store.get('acme')).toBeUndefined();
  });

  it('keeps a deleted tenant for the retention time', async () => {
    await test.stop();
    test = await startTestApi({ cloud, now: () => Date.parse('2026-01-05T00:00:00Z') });
    address = test.grpcAddress;
    await callRpc(address, accounts.createAccount, { organizationId: 'acme' });
    await callRpc(address, accounts.deleteAccount, { organizationId: 'acme' });
    await expect(callRpc(address, accounts.purgeAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: 9, details: expect.stringContaining('brought back until 2026-01-09T03:04:05.000Z') as string });
    expect(purged).toEqual([]);
  });
});

describe('versions', () => {
  it('are listed page by page and can be made the newest again', async () => {
    await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO });
    await callRpc(address, accounts.suspendAccount, { organizationId: 'acme' });
    const first = await callRpc(address, accounts.listAccountRevisions, { organizationId: 'acme', pageSize: 2 });
    expect(first.revisions.map(({ subject }) => subject)).toEqual(['Suspend tenant acme', 'Update tenant acme']);
    const second = await callRpc(address, accounts.listAccountRevisions, { organizationId: 'acme', pageSize: 2, pageToken: first.nextPageToken });
    expect([second.revisions.map(({ subject }) => subject), second.nextPageToken]).toEqual([['Create tenant acme'], '']);
    const commit = second.revisions[0]?.commit ?? '';
    await callRpc(address, accounts.revertAccount, { organizationId: 'acme', commit });
    expect(test.store.get('acme')?.document.spec).toEqual({ plan: 'starter', state: 'Suspended' });
    await expect(callRpc(address, accounts.listAccountRevisions, { organizationId: 'acme', pageToken: 'AAAA' })).rejects.toMatchObject({ code: 3 });
  });
});

describe('PreviewAccount', () => {
  it('tells objects, fields, risks and limits, and changes nothing', async () => {
    const before = test.store.head();
    const reply = await callRpc(address, accounts.previewAccount, { organizationId: 'acme', planTier: PlanTier.FREE });
    expect([reply.allowed, reply.findings]).toEqual([true, []]);
    expect(reply.quota).toContainEqual(expect.objectContaining({ resource: 'requests.cpu', before: '5', after: '2' }));
    expect(reply.changes.find(({ object }) => object === 'ResourceQuota tenant-acme/tenantry')).toMatchObject({ cluster: 'local', action: 'CHANGED', risks: ['cuts quota'], manifest: expect.stringContaining('kind: ResourceQuota') as string });
    expect(test.store.head()).toBe(before);
  });

  it('takes a whole document, for a tenant that is not there yet too', async () => {
    const document = 'apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata: { name: new-one }\nspec: { plan: free, state: Active }\n';
    const reply = await callRpc(address, accounts.previewAccount, { organizationId: 'new-one', document });
    expect([reply.allowed, reply.etag]).toEqual([true, '']);
    expect(new Set(reply.changes.map(({ action }) => action))).toEqual(new Set(['ADDED']));
    expect(test.store.get('new-one')).toBeUndefined();
  });

  it('tells everything that refuses it', async () => {
    const document = 'apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata: { name: acme }\nspec: { plan: gold, state: Active }\n';
    const reply = await callRpc(address, accounts.previewAccount, { organizationId: 'acme', document });
    expect([reply.allowed, reply.findings.map(({ policy }) => policy)]).toEqual([false, ['plan-known']]);
    // Nothing can be rendered of it, and the last good output stays: this is no removal.
    expect([reply.changes, reply.quota]).toEqual([[], []]);
    const broken = await callRpc(address, accounts.previewAccount, { organizationId: 'acme', document: 'a: [' });
    expect([broken.allowed, broken.findings.length]).toEqual([false, 1]);
    await expect(callRpc(address, accounts.previewAccount, { organizationId: 'other', document })).rejects.toMatchObject({ code: 3 });
  });
});

describe('operations', () => {
  it('can be read and waited for, done or refused', async () => {
    const { operationId } = await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO });
    const { operation } = await callRpc(address, OperationService.method.waitOperation, { operationId, timeoutSeconds: 60 });
    expect(operation).toMatchObject({ organizationId: 'acme', method: 'UpdateAccount', state: 'READY', done: true, error: '' });
    expect(operation?.steps.map(({ state }) => state)).toEqual(['QUEUED', 'COMMITTED', 'PUSHED']);
    await expect(callRpc(address, OperationService.method.getOperation, { operationId: 'op-999' })).rejects.toMatchObject({ code: 5 });
    await expect(callRpc(address, OperationService.method.waitOperation, { operationId, timeoutSeconds: 111 })).rejects.toMatchObject({ code: 3 });
  });
});

/** Views of a watch over gRPC until it ends. */
function watch(request: { organizationId: string; operationId?: string }, onView: (view: WatchAccountResponse) => void): Promise<void> {
  const client = new Client(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${TEST_TOKEN}`);
  const same = (bytes: Buffer): Buffer => bytes;
  const bytes = Buffer.from(toBinary(WatchAccountRequestSchema, create(WatchAccountRequestSchema, request)));
  const call = client.makeServerStreamRequest('/acctapi.v1.AccountProvisioningService/WatchAccount', same, same, bytes, metadata);
  return new Promise<void>((resolve, reject) => {
    call.on('data', (data: Buffer) => onView(fromBinary(WatchAccountResponseSchema, data)));
    call.on('end', resolve);
    call.on('error', reject);
  }).finally(() => client.close());
}

describe('WatchAccount', () => {
  it('shows the state now, and ends with the operation that is watched', async () => {
    const { operationId } = await callRpc(address, accounts.updateAccount, { organizationId: 'acme', planTier: PlanTier.PRO });
    const views: WatchAccountResponse[] = [];
    await watch({ organizationId: 'acme', operationId }, (view) => views.push(view));
    expect(views.at(-1)).toMatchObject({ status: 'ACTIVE', operations: [{ operationId, state: 'READY', done: true }] });
  });

  it('is one JSON line a change over REST, and lives until the client goes away', async () => {
    const gone = new AbortController();
    const response = await fetch(`${test.url}/v1/accounts/acme:watch`, { headers: { authorization: `Bearer ${TEST_TOKEN}` }, signal: gone.signal });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    // What follows soon comes in one chunk.
    const lines: string[] = [];
    const next = async () => {
      if (lines.length === 0) lines.push(...((await chunks?.read())?.value ?? '').trimEnd().split('\n'));
      return (JSON.parse(lines.shift() ?? '') as { result: { status: string } }).result.status;
    };
    expect(await next()).toBe('ACTIVE');
    await callRpc(address, accounts.suspendAccount, { organizationId: 'acme' });
    let status = '';
    while (status !== 'SUSPENDED') status = await next();
    gone.abort();
  });

  it('is refused like every call', async () => {
    await expect(watch({ organizationId: 'nobody' }, () => {})).rejects.toMatchObject({ code: 5 });
    await expect(watch({ organizationId: 'acme', operationId: 'op-999' }, () => {})).rejects.toMatchObject({ code: 5 });
    const response = await fetch(`${test.url}/v1/accounts/acme:watch`);
    expect(response.status).toBe(401);
  });
});
