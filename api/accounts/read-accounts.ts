/** GetAccount and ListAccounts. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { quoted } from '../../model/shown.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { GetAccountRequest, GetAccountResponseSchema, ListAccountsRequest, ListAccountsResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { fieldError } from '../rpc/field-error.ts';
import { pageSizeOf } from '../rpc/page-size.ts';
import { accountReply } from './account-reply.ts';
import { ACCOUNT_STATUSES, type AccountStatus } from './account-status.ts';
import { callerOf } from './change-account.ts';
import type { AccountServiceOptions } from './options.ts';
import { unknownTenant } from './state-changes.ts';

export const ACCOUNT_PAGE = { usual: 50, most: 1_000 };

/** The tenant. @throws TenantryError NOT_FOUND */
export function tenantOf({ store }: Pick<AccountServiceOptions, 'store'>, id: string): StoredTenant {
  const tenant = store.get(id);
  if (tenant === undefined) throw unknownTenant(quoted(id));
  return tenant;
}

export async function getAccount(options: AccountServiceOptions, request: GetAccountRequest): Promise<MessageInitShape<typeof GetAccountResponseSchema>> {
  const tenant = tenantOf(options, request.organizationId);
  return accountReply(tenant, await options.states.stateOf(tenant), { catalog: options.store.catalog(), brief: false });
}

function statusFilterOf(text: string): AccountStatus | undefined {
  if (text === '') return undefined;
  const status = ACCOUNT_STATUSES.find((known) => known === text.toUpperCase());
  if (status === undefined) throw fieldError({ field: 'status_filter', rule: 'status-filter', message: `status_filter ${quoted(text)} is no status`, fix: `send one of ${ACCOUNT_STATUSES.join(', ')}, or nothing for all` });
  return status;
}

export async function listAccounts(options: AccountServiceOptions, request: ListAccountsRequest, call: Call): Promise<MessageInitShape<typeof ListAccountsResponseSchema>> {
  const { store, states, pageTokens } = options;
  const limit = pageSizeOf(request.pageSize, ACCOUNT_PAGE);
  const filter = statusFilterOf(request.statusFilter);
  const query = { caller: callerOf(call).id, filter: filter ?? '' };
  const after = pageTokens.read(request.pageToken, query);
  const statuses = filter === undefined ? undefined : await states.statuses();
  const page = store.list({
    // One more than asked for tells whether there is a next page.
    limit: limit + 1,
    ...(after === undefined ? {} : { after }),
    ...(statuses === undefined ? {} : { filter: ({ id }: StoredTenant) => statuses.get(id) === filter }),
  });
  const shownTenants = page.tenants.slice(0, limit);
  const last = page.tenants.length > limit ? shownTenants.at(-1) : undefined;
  const catalog = store.catalog();
  const found = await states.statesOf(shownTenants);
  const accounts = shownTenants.flatMap((tenant, index) => {
    const state = found[index];
    return state === undefined ? [] : [accountReply(tenant, state, { catalog, brief: true })];
  });
  return { accounts, nextPageToken: last === undefined ? '' : pageTokens.issue(last.id, query), totalCount: page.total };
}
