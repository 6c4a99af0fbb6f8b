/** Listing: pages, filters, and cost that does not grow with the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDocument } from '../../model/tenant.ts';
import type { ListAccountsResponse } from '../../proto/gen/acctapi/v1/account_pb.js';
import { AccountProvisioningService } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callRpc, startTestApi, type TestApi } from '../testing/test-api.ts';

const { listAccounts } = AccountProvisioningService.method;
const COUNT = 10_000;
const ids = Array.from({ length: COUNT }, (_, index) => `t${String(index).padStart(5, '0')}`);

let test: TestApi;

function list(request: { pageSize?: number; pageToken?: string; statusFilter?: string }): Promise<ListAccountsResponse> {
  return callRpc(test.grpcAddress, listAccounts, request);
}

beforeAll(async () => {
  test = await startTestApi();
  for (const [index, id] of ids.entries()) {
    const document: TenantDocument = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: index % 100 === 7 ? 'Suspended' : 'Active' } };
    test.store.put({ id, document, etag: id, commit: 'c', createdAt: new Date(0), updatedAt: new Date(0) });
  }
});
afterAll(() => test.stop());

describe('ListAccounts', () => {
  it('gives 50 by default and at most 1000, with the total', async () => {
    for (const [pageSize, want] of [[0, 50], [1, 1], [1000, 1000], [2_000_000_000, 1000]] as const) {
      const page = await list({ pageSize });
      expect([page.accounts.length, page.totalCount]).toEqual([want, COUNT]);
    }
  });

  it('walks all pages in order of id, each once', async () => {
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await list({ pageSize: 997, pageToken });
      seen.push(...page.accounts.map(({ organizationId }) => organizationId));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual(ids);
  });

  it('filters by status, in either case, and counts what passes', async () => {
    const page = await list({ pageSize: 60, statusFilter: 'suspended' });
    expect([page.totalCount, page.accounts.length]).toEqual([100, 60]);
    expect(new Set(page.accounts.map(({ status }) => status))).toEqual(new Set(['SUSPENDED']));
    const rest = await list({ pageSize: 60, statusFilter: 'SUSPENDED', pageToken: page.nextPageToken });
    expect([rest.accounts.length, rest.nextPageToken]).toEqual([40, '']);
    await expect(list({ pageToken: page.nextPageToken })).rejects.toThrow('page_token');
    expect((await list({ statusFilter: 'FAILED' })).totalCount).toBe(0);
  });

  it('is not confused by tenants that come and go between pages', async () => {
    const first = await list({ pageSize: 2 });
    const document = test.store.get('t00000')?.document;
    if (document === undefined) throw new Error('no tenant');
    test.store.write({ ...document, metadata: { name: 'a-new-one' } });
    const second = await list({ pageSize: 2, pageToken: first.nextPageToken });
    expect(second.accounts.map(({ organizationId }) => organizationId)).toEqual(['t00002', 't00003']);
  });
});
