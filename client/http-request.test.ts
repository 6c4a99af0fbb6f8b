import { create, type DescMethod } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { AccountProvisioningService, PlanTier } from '../proto/gen/acctapi/v1/account_pb.js';
import { DistributedLockService, MCPJobService } from '../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { httpRequestOf } from './http-request.ts';

const { createAccount, getAccount, updateAccount, listAccounts, deleteAccount } = AccountProvisioningService.method;

describe('httpRequestOf()', () => {
  it.each<[DescMethod, Record<string, unknown>, string, string, unknown]>([
    [createAccount, { organizationId: 'acme', planTier: PlanTier.PRO }, 'POST', '/v1/accounts', { organizationId: 'acme', planTier: 'PLAN_TIER_PRO' }],
    [getAccount, { organizationId: 'a/b ?' }, 'GET', '/v1/accounts/a%2Fb%20%3F', undefined],
    [updateAccount, { organizationId: 'acme', displayName: '' }, 'PATCH', '/v1/accounts/acme', { displayName: '' }],
    [listAccounts, { pageSize: 5, statusFilter: 'ACTIVE' }, 'GET', '/v1/accounts?pageSize=5&statusFilter=ACTIVE', undefined],
    [listAccounts, {}, 'GET', '/v1/accounts', undefined],
    [deleteAccount, { organizationId: 'acme', requestId: 'r 1', validateOnly: true }, 'DELETE', '/v1/accounts/acme?requestId=r+1&validateOnly=true', undefined],
    [DistributedLockService.method.checkLock, { resourceKey: 'a/b c' }, 'GET', '/v1/locks/a/b%20c', undefined],
    [MCPJobService.method.cancelJob, { jobId: 'j1' }, 'POST', '/v1/jobs/j1:cancel', {}],
  ])('%s of %j', (method, init, verb, path, body) => {
    const request = httpRequestOf(method, create(method.input, init));
    expect([request.verb, request.path, request.body === undefined ? undefined : JSON.parse(request.body)]).toEqual([verb, path, body]);
  });
});
