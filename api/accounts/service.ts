/** acctapi.v1.AccountProvisioningService over the store: create, get, list. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { refusalError, TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import type { Caller, Receipt, StoredTenant, TenantStore } from '../../store/store.ts';
import {
  AccountProvisioningService,
  type CreateAccountRequest,
  CreateAccountResponseSchema,
  type GetAccountRequest,
  type GetAccountResponseSchema,
  type ListAccountsRequest,
  type ListAccountsResponseSchema,
} from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Identity } from '../identity/identity.ts';
import type { Call } from '../rpc/call.ts';
import { bindService, notBuilt, type RpcMethod } from '../rpc/method.ts';
import type { ReplyJournal } from '../rpc/reply-journal.ts';
import { checkRequestId } from '../rpc/request-id.ts';
import { accountReply, createReply } from './account-reply.ts';
import type { AccountStates } from './account-states.ts';
import { ACCOUNT_STATUSES, type AccountStatus } from './account-status.ts';
import { asRequestFault, checkCreateRequest, createDigestOf, documentOf } from './create-request.ts';
import type { PageTokens } from './page-token.ts';

export interface AccountServiceOptions {
  readonly store: TenantStore;
  readonly states: AccountStates;
  readonly replies: ReplyJournal;
  readonly pageTokens: PageTokens;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
}

const DEFAULT_PAGE = 50;
const MAX_PAGE = 1_000;

/** The methods of the service. Update and Delete stand in the contract and come with the whole life of accounts. */
export function accountMethods(options: AccountServiceOptions): RpcMethod[] {
  const later = (name: string) => (): Promise<never> => Promise.reject(notBuilt(name, 'until then change or remove a tenant by a commit to its tenant.yaml (states Active, Suspended, Deleted)'));
  return bindService(AccountProvisioningService, {
    createAccount: (request, call) => createAccount(options, request, call),
    getAccount: (request) => getAccount(options, request),
    listAccounts: (request, call) => listAccounts(options, request, call),
    updateAccount: later('UpdateAccount'),
    deleteAccount: later('DeleteAccount'),
  });
}

function callerOf(call: Call): Caller & Identity {
  if (call.identity === undefined) throw new TenantryError('UNAUTHENTICATED', 'this call needs credentials');
  return call.identity;
}

async function createAccount(options: AccountServiceOptions, request: CreateAccountRequest, call: Call): Promise<MessageInitShape<typeof CreateAccountResponseSchema>> {
  checkCreateRequest(request);
  const requestId = checkRequestId(request.requestId);
  const caller = callerOf(call);
  const key = requestId === undefined || request.validateOnly ? undefined : { caller: caller.id, requestId, digest: createDigestOf(request) };
  const known = key === undefined ? undefined : options.replies.find(CreateAccountResponseSchema, key);
  if (known !== undefined) {
    call.setHeader('idempotent-replayed', 'true');
    return known;
  }
  const receipt = await submitCreate(options.store, request, { caller, key, signal: call.signal });
  const state = await options.states.stateOf(receipt.tenant);
  const seconds = Math.round(options.monotonicMs() - call.arrivedAtMs) / 1000;
  const reply = createReply(receipt, state, { catalog: options.store.catalog(), seconds, operationId: call.operationId });
  if (key === undefined) return reply;
  if (receipt.replayed) call.setHeader('idempotent-replayed', 'true');
  return options.replies.keep(CreateAccountResponseSchema, key, reply);
}

async function submitCreate(store: TenantStore, request: CreateAccountRequest, context: { readonly caller: Caller; readonly key: { readonly requestId: string; readonly digest: string } | undefined; readonly signal: AbortSignal }): Promise<Receipt> {
  const { caller, key, signal } = context;
  const id = request.organizationId;
  try {
    return await store.submit(
      {
        tenant: id,
        verb: `Create tenant ${id}`,
        caller: { id: caller.id, ...(caller.name === undefined ? {} : { name: caller.name }), ...(caller.email === undefined ? {} : { email: caller.email }) },
        ...(key === undefined ? {} : { requestId: key.requestId, requestDigest: key.digest }),
        validateOnly: request.validateOnly,
        apply: (current) => {
          if (current !== undefined) throw alreadyExists(current);
          return documentOf(request, store.catalog());
        },
      },
      signal,
    );
  } catch (error) {
    if (error instanceof TenantryError && error.faults.length > 0) throw refusalError(error.faults.map(asRequestFault), error.code);
    throw error;
  }
}

function alreadyExists(current: StoredTenant): TenantryError {
  return new TenantryError('ALREADY_EXISTS', `tenant ${current.id} exists since ${current.createdAt.toISOString()}; read it with GetAccount, or send a request_id with each create so that a repeated one gets the same reply`);
}

async function getAccount(options: AccountServiceOptions, request: GetAccountRequest): Promise<MessageInitShape<typeof GetAccountResponseSchema>> {
  const tenant = options.store.get(request.organizationId);
  if (tenant === undefined) throw new TenantryError('NOT_FOUND', `there is no tenant ${quoted(request.organizationId)}; ListAccounts lists them`);
  return accountReply(tenant, await options.states.stateOf(tenant), { catalog: options.store.catalog(), brief: false });
}

function pageSizeOf(size: number): number {
  if (size < 0) throw new TenantryError('INVALID_ARGUMENT', `page_size ${size} is negative; send 1 to ${MAX_PAGE}, or 0 for ${DEFAULT_PAGE}`);
  return size === 0 ? DEFAULT_PAGE : Math.min(size, MAX_PAGE);
}

function statusFilterOf(text: string): AccountStatus | undefined {
  if (text === '') return undefined;
  const status = ACCOUNT_STATUSES.find((known) => known === text.toUpperCase());
  if (status === undefined) throw new TenantryError('INVALID_ARGUMENT', `status_filter ${quoted(text)} is no status; send one of ${ACCOUNT_STATUSES.join(', ')}, or nothing for all`);
  return status;
}

async function listAccounts(options: AccountServiceOptions, request: ListAccountsRequest, call: Call): Promise<MessageInitShape<typeof ListAccountsResponseSchema>> {
  const { store, states, pageTokens } = options;
  const limit = pageSizeOf(request.pageSize);
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
  const accounts = await Promise.all(shownTenants.map(async (tenant) => accountReply(tenant, await states.stateOf(tenant), { catalog, brief: true })));
  return { accounts, nextPageToken: last === undefined ? '' : pageTokens.issue(last.id, query), totalCount: page.total };
}
