/** Rules and audit log on both doors, with callers of all personas. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { AccountProvisioningService, OperationService, PlanTier } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callBytes, startTestApi, type TestApi } from '../testing/test-api.ts';
import { create, fromBinary, toBinary, type DescMethod, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import type { Identity } from './identity.ts';
import { personasOf } from './personas.ts';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  root: ['tenantry:platform-admins'],
  ann: ['tenantry:acme:admins', 'tenantry:a3:viewers', 'tenantry:ghost:viewers'],
  uwe: ['tenantry:acme:users'],
  vera: ['tenantry:acme:viewers'],
  eve: [],
};

let test: TestApi;
let auditFails: Error | undefined;
let audited: Record<string, unknown>[];

const { createAccount, getAccount, updateAccount, listAccounts, deleteAccount } = AccountProvisioningService.method;
const { getOperation } = OperationService.method;

beforeAll(async () => {
  test = await startTestApi({
    authenticator: {
      authenticate: async ({ authorization }): Promise<Identity> => {
        const name = authorization?.slice('Bearer '.length) ?? '';
        const groups = GROUPS[name];
        if (groups === undefined) throw new TenantryError('UNAUTHENTICATED', 'no');
        return { id: name, name, email: 'x@y', ...personasOf(groups), proof: { by: 'oidc', source: 'test', groups } };
      },
    },
    audit: {
      append: async (line) => {
        if (auditFails !== undefined) throw auditFails;
        audited.push(JSON.parse(line) as Record<string, unknown>);
      },
    },
  });
  for (const id of ['acme', 'globex', 'a1', 'a2', 'a3', 'a4']) {
    const document: TenantDocument = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: 'Active' } };
    test.store.put({ id, document, etag: `e-${id}`, commit: 'c', createdAt: new Date(0), updatedAt: new Date(0) });
  }
});
afterAll(() => test.stop());
beforeEach(() => {
  audited = [];
  auditFails = undefined;
});

async function call<M extends DescMethod>(as: string, method: M, request: MessageInitShape<M['input']>): Promise<MessageShape<M['output']>> {
  const bytes = toBinary(method.input, create(method.input, request));
  const reply = await callBytes(test.grpcAddress, `/${method.parent.typeName}/${method.name}`, { bytes, token: as });
  return fromBinary(method.output, reply.bytes) as MessageShape<M['output']>;
}

async function failure<M extends DescMethod>(as: string, method: M, request: MessageInitShape<M['input']>): Promise<{ code: number; details: string; metadata: Record<string, unknown> }> {
  try {
    await call(as, method, request);
  } catch (error) {
    const { code, details, metadata } = error as { code: number; details: string; metadata: { getMap(): Record<string, unknown> } };
    return { code, details, metadata: metadata.getMap() };
  }
  throw new Error('let in');
}

/** Everything of a reply that is not about this one call. */
async function restAnswer(as: string, path: string, init: RequestInit = {}): Promise<string> {
  const reply = await fetch(test.url + path, { ...init, headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' } });
  const text = (await reply.text()).replaceAll(/op-\d+/g, 'op');
  return `${reply.status} ${text} ${JSON.stringify([...reply.headers].filter(([name]) => !['x-operation-id', 'date', 'content-length'].includes(name)))}`;
}

describe('another tenant', () => {
  const cases: readonly [string, string, RequestInit?][] = [
    ['GetAccount', ''], ['DeleteAccount', '', { method: 'DELETE' }], ['UpdateAccount', '', { method: 'PATCH', body: '{"display_name":"x"}' }], ['WatchAccount', ':watch'], ['ListAccountRevisions', '/revisions'],
    ['PreviewAccount', ':preview', { method: 'POST', body: '{"plan":"pro"}' }], ['PurgeAccount', ':purge', { method: 'POST', body: '{}' }],
  ];
  it.each(cases)('answers %s exactly like an unknown one', async (_name, path, init) => {
    for (const as of ['ann', 'uwe', 'vera', 'eve']) {
      const theirs = await restAnswer(as, `/v1/accounts/globex${path}`, init);
      const nobodys = await restAnswer(as, `/v1/accounts/nobody${path}`, init);
      expect(theirs).toBe(nobodys.replaceAll('nobody', 'globex'));
      expect(theirs).toMatch(/^404 .*there is no tenant/);
    }
    // The very words that the service has for a tenant that is not there.
    if (path === '') expect(await restAnswer('ann', '/v1/accounts/globex')).toBe((await restAnswer('root', '/v1/accounts/nobody')).replaceAll('nobody', 'globex'));
  });

  it('is not told of by the subject of a commit that people made', async () => {
    await test.store.submit({ tenant: 'a3', verb: 'Move shop.test from globex to a3', caller: { id: 'people' }, apply: (current) => ({ ...current?.document, spec: { ...current?.document.spec, displayName: 'A3' } }) as TenantDocument });
    const subjects = async (as: string): Promise<string[]> => (await call(as, AccountProvisioningService.method.listAccountRevisions, { organizationId: 'a3' })).revisions.map(({ subject }) => subject);
    expect([await subjects('ann'), await subjects('root')]).toEqual([['changed in Git'], ['Move shop.test from globex to a3']]);
  });

  it('is not told apart on gRPC either, nor from one that the caller would be in', async () => {
    const theirs = await failure('ann', getAccount, { organizationId: 'globex' });
    const nobodys = await failure('ann', getAccount, { organizationId: 'nobody' });
    const ghost = await failure('ann', getAccount, { organizationId: 'ghost' });
    expect([theirs.code, theirs.details]).toEqual([nobodys.code, nobodys.details.replace('nobody', 'globex')]);
    expect([ghost.code, ghost.details]).toEqual([nobodys.code, nobodys.details.replace('nobody', 'ghost')]);
    expect(Object.keys(theirs.metadata).sort()).toEqual(Object.keys(nobodys.metadata).sort());
  });

  it('has operations that are not there', async () => {
    const { operationId } = await call('root', updateAccount, { organizationId: 'globex', displayName: 'Globex' });
    const { operationId: own } = await call('root', updateAccount, { organizationId: 'acme', displayName: 'Acme' });
    expect((await call('vera', getOperation, { operationId: own })).operation?.organizationId).toBe('acme');
    const theirs = await failure('vera', getOperation, { operationId });
    const nobodys = await failure('vera', getOperation, { operationId: 'op-none' });
    expect([theirs.code, theirs.details]).toEqual([nobodys.code, nobodys.details.replace('op-none', operationId)]);
    expect((await call('root', getOperation, { operationId })).operation?.organizationId).toBe('globex');
  });
});

describe('ListAccounts', () => {
  it('shows what is the caller\'s, in pages that are good for nobody else', async () => {
    const all = await call('root', listAccounts, {});
    expect(all.totalCount).toBe(6);
    const first = await call('ann', listAccounts, { pageSize: 1 });
    expect([first.accounts.map(({ organizationId }) => organizationId), first.totalCount]).toEqual([['a3'], 2]);
    const second = await call('ann', listAccounts, { pageSize: 1, pageToken: first.nextPageToken });
    expect([second.accounts.map(({ organizationId }) => organizationId), second.nextPageToken]).toEqual([['acme'], '']);
    expect((await failure('root', listAccounts, { pageSize: 1, pageToken: first.nextPageToken })).details).toContain('page_token');
    expect((await call('ann', listAccounts, { statusFilter: 'active' })).totalCount).toBe(2);
    expect((await call('ann', listAccounts, { statusFilter: 'failed' })).totalCount).toBe(0);
    expect(await call('eve', listAccounts, {})).toMatchObject({ accounts: [], totalCount: 0, nextPageToken: '' });
  });
});

describe('personas', () => {
  it('read, and change what is theirs', async () => {
    for (const as of ['ann', 'uwe', 'vera']) expect((await call(as, getAccount, { organizationId: 'acme' })).organizationId).toBe('acme');
    expect((await call('ann', updateAccount, { organizationId: 'acme', displayName: 'Acme Labs' })).organizationId).toBe('acme');
    expect(await failure('ann', updateAccount, { organizationId: 'acme', planTier: PlanTier.ENTERPRISE })).toMatchObject({ code: 7, details: expect.stringContaining('plan and isolation are changed by platform admins') as string });
    expect(await failure('vera', updateAccount, { organizationId: 'acme', displayName: 'x' })).toMatchObject({ code: 7, details: 'UpdateAccount needs the persona tenant admin; you are tenant viewer in "acme"' });
    expect(await failure('ann', createAccount, { organizationId: 'mine' })).toMatchObject({ code: 7 });
    expect(test.store.get('mine')).toBeUndefined();
  });

  it('are told of a problem without other tenants\' names', async () => {
    test.store.reported.push({ subject: 'acme', kind: 'invalid', message: 'host has another owner (tenant "globex")', faults: [] });
    const [member, platform] = [await call('vera', getAccount, { organizationId: 'acme' }), await call('root', getAccount, { organizationId: 'acme' })];
    const [listed] = (await call('uwe', listAccounts, {})).accounts;
    test.store.reported.pop();
    expect([member.status, platform.status]).toEqual(['FAILED', 'FAILED']);
    expect(platform.statusMessage).toContain('globex');
    for (const text of [member.statusMessage, listed?.statusMessage]) expect(text).toMatch(/^invalid: (?!.*globex)/);
  });
});

describe('the audit log', () => {
  it('has a line before and after every change, and none for reads and rehearsals', async () => {
    const reply = await call('ann', updateAccount, { organizationId: 'acme', displayName: 'Secret Plans', requestId: 'req-1' });
    await call('ann', getAccount, { organizationId: 'acme' });
    await call('ann', updateAccount, { organizationId: 'acme', displayName: 'y', validateOnly: true });
    const base = { rpc: 'acctapi.v1.AccountProvisioningService/UpdateAccount', tenant: 'acme', requestId: 'req-1', operationId: reply.operationId, door: 'grpc', peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string, caller: { id: 'ann', by: 'oidc', groups: GROUPS['ann'] } };
    expect(audited).toMatchObject([{ ...base, stage: 'asked' }, { ...base, stage: 'done', code: 'OK', commit: reply.commit }]);
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toContain('Secret Plans');
  });

  it('has one for every refused attempt, and what a service refused', async () => {
    await failure('vera', updateAccount, { organizationId: 'acme', displayName: 'x' });
    await failure('eve', deleteAccount, { organizationId: 'globex' });
    await failure('nobody', deleteAccount, { organizationId: 'globex' });
    await failure('root', deleteAccount, { organizationId: 'nothere' });
    expect(audited.map(({ stage, code, tenant, caller }) => [stage, code, tenant, (caller as { id: string } | null)?.id])).toEqual([
      ['refused', 'PERMISSION_DENIED', 'acme', 'vera'], ['refused', 'NOT_FOUND', 'globex', 'eve'], ['refused', 'UNAUTHENTICATED', '', undefined], ['asked', undefined, 'nothere', 'root'], ['done', 'NOT_FOUND', 'nothere', 'root'],
    ]);
  });

  it('that cannot be written lets nothing be changed', async () => {
    auditFails = new Error('no space');
    const before = test.store.get('acme');
    expect(await failure('ann', updateAccount, { organizationId: 'acme', displayName: 'Unseen' })).toMatchObject({ code: 14, details: expect.stringContaining('nothing is changed') as string });
    expect(test.store.get('acme')).toBe(before);
    expect((await call('ann', getAccount, { organizationId: 'acme' })).organizationId).toBe('acme');
  });
});
