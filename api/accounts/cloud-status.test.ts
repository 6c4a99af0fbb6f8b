/** What the cloud still lacks, as callers of the API see it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountProvisioningService, OperationService, PlanTier } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callRpc, startTestApi, type TestApi } from '../testing/test-api.ts';
import { NO_CLOUD, type TenantCloud } from './cloud.ts';

const accounts = AccountProvisioningService.method;
let reason: string | undefined;
let listeners: ((tenant: string) => void)[];
let test: TestApi;

const cloud: TenantCloud = {
  ...NO_CLOUD,
  awaited: () => reason,
  onChange: (listener) => {
    listeners.push(listener);
    return () => {};
  },
};

beforeEach(async () => {
  [reason, listeners] = ['AWS: AWS does not do iam:CreateRole now', []];
  test = await startTestApi({ cloud });
});
afterEach(() => test.stop());

describe('an account whose role is not there yet', () => {
  it('is PROVISIONING with the reason, in lists too, and ACTIVE once the cloud says so; its operation goes with it', async () => {
    const created = await callRpc(test.grpcAddress, accounts.createAccount, { organizationId: 'acme', planTier: PlanTier.FREE });
    expect([created.status, created.statusMessage]).toEqual(['PROVISIONING', `waiting for ${reason ?? ''}`]);
    const listed = async (statusFilter: string) => (await callRpc(test.grpcAddress, accounts.listAccounts, { statusFilter })).accounts.map(({ organizationId }) => organizationId);
    expect([await listed('PROVISIONING'), await listed('ACTIVE')]).toEqual([['acme'], []]);
    const operation = async () => (await callRpc(test.grpcAddress, OperationService.method.getOperation, { operationId: created.operationId })).operation;
    listeners.forEach((listener) => listener('acme'));
    expect(await operation()).toMatchObject({ done: false, state: 'PUSHED' });
    reason = undefined;
    listeners.forEach((listener) => listener('acme'));
    await vi.waitFor(async () => expect(await operation()).toMatchObject({ done: true, state: 'READY' }));
    expect(await callRpc(test.grpcAddress, accounts.getAccount, { organizationId: 'acme' })).toMatchObject({ status: 'ACTIVE' });
  });
});
