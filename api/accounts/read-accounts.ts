/** GetAccount and ListAccounts. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { quoted } from '../../model/shown.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { GetAccountRequest, GetAccountResponse, ListAccountsRequest, ListAccountsResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { fieldError } from '../rpc/field-error.ts';
import { pageSizeOf } from '../rpc/page-size.ts';
import { accountReply } from './account-reply.ts';
import { ACCOUNT_STATUSES, type AccountStatus } from './account-status.ts';
import type { Identity } from '../identity/identity.ts';
import { callerOf } from './change-account.ts';
import { audienceOf } from './members-view.ts';
import type { AccountServiceOptions } from './options.ts';
import { ShownAccounts } from './shown-accounts.ts';
import { unknownTenant } from './state-changes.ts';

export const ACCOUNT_PAGE = { usual: 50, most: 1_000 };

/** The tenant. @throws TenantryError NOT_FOUND */
export function tenantOf({ store }: Pick<AccountServiceOptions, 'store'>, id: string): StoredTenant {
  const tenant = store.get(id);
  if (tenant === undefined) throw unknownTenant(quoted(id));
  return tenant;
}

/** A reader of accounts that remembers what it showed. */
export function accountReader(options: Pick<AccountServiceOptions, 'store' | 'states'>): (request: GetAccountRequest, call: Call) => Promise<GetAccountResponse> {
  const shown = new ShownAccounts(options.store);
  return async (request, call) => {
    const tenant = tenantOf(options, request.organizationId);
    const audience = audienceOf(call.identity);
    return shown.show(tenant, await options.states.stateOf(tenant, audience), audience);
  };
}

function statusFilterOf(text: string): AccountStatus | undefined {
  if (text === '') return undefined;
  const status = ACCOUNT_STATUSES.find((known) => known === text.toUpperCase());
  if (status === undefined) throw fieldError({ field: 'status_filter', rule: 'status-filter', message: `status_filter ${quoted(text)} is no status`, fix: `send one of ${ACCOUNT_STATUSES.join(', ')}, or nothing for all` });
  return status;
}

interface Wanted {
  readonly after: string | undefined;
  /** One more than a page tells whether there is a next one. */
  readonly limit: number;
  readonly status: AccountStatus | undefined;
}

type Found = ReturnType<AccountServiceOptions['store']['list']>;

/** All tenants, for platform admins. */
async function allTenants({ store, states }: AccountServiceOptions, { after, limit, status }: Wanted): Promise<Found> {
  const statuses = status === undefined ? undefined : await states.statuses();
  return store.list({
    limit,
    ...(after === undefined ? {} : { after }),
    ...(statuses === undefined ? {} : { filter: ({ id }: StoredTenant) => statuses.get(id) === status }),
  });
}

/** The caller's tenants, in order of id; no other one is looked at. */
async function ownTenants({ store, states }: AccountServiceOptions, { after, limit, status }: Wanted, { tenants }: Identity): Promise<Found> {
  const found = [...tenants.keys()].sort().flatMap((id) => store.get(id) ?? []);
  const fitting = status === undefined ? found : await keep(found, async (tenant) => (await states.stateOf(tenant)).status === status);
  return { tenants: fitting.filter(({ id }) => after === undefined || id > after).slice(0, limit), total: fitting.length };
}

async function keep(tenants: readonly StoredTenant[], fits: (tenant: StoredTenant) => Promise<boolean>): Promise<StoredTenant[]> {
  const verdicts = await Promise.all(tenants.map(fits));
  return tenants.filter((_, index) => verdicts[index]);
}

export async function listAccounts(options: AccountServiceOptions, request: ListAccountsRequest, call: Call): Promise<MessageInitShape<typeof ListAccountsResponseSchema>> {
  const { store, states, pageTokens } = options;
  const identity = callerOf(call);
  const limit = pageSizeOf(request.pageSize, ACCOUNT_PAGE);
  const status = statusFilterOf(request.statusFilter);
  const query = { caller: identity.id, filter: status ?? '' };
  // One more than asked for tells whether there is a next page.
  const wanted: Wanted = { after: pageTokens.read(request.pageToken, query), limit: limit + 1, status };
  const page = identity.platformAdmin ? await allTenants(options, wanted) : await ownTenants(options, wanted, identity);
  const shownTenants = page.tenants.slice(0, limit);
  const last = page.tenants.length > limit ? shownTenants.at(-1) : undefined;
  const catalog = store.catalog();
  const found = await states.statesOf(shownTenants, audienceOf(identity));
  const accounts = shownTenants.flatMap((tenant, index) => {
    const state = found[index];
    return state === undefined ? [] : [accountReply(tenant, state, { catalog, brief: true })];
  });
  return { accounts, nextPageToken: last === undefined ? '' : pageTokens.issue(last.id, query), totalCount: page.total };
}
