/** The one path of every change of an account: once for a request id, one commit, an operation that can be followed. */
import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { refusalError, TenantryError } from '../../model/errors.ts';
import type { Caller, Change, Receipt, TenantStore } from '../../store/store.ts';
import type { Identity } from '../identity/identity.ts';
import type { OperationJournal } from '../operations/operation-journal.ts';
import { failed, pushed, type Operation } from '../operations/operation.ts';
import type { Call } from '../rpc/call.ts';
import type { ReplyJournal, RequestKey } from '../rpc/reply-journal.ts';
import { checkRequestId } from '../rpc/request-id.ts';
import type { AccountState } from './account-status.ts';
import type { AccountStates } from './account-states.ts';
import { asRequestFault } from './create-request.ts';
import { audienceOf } from './members-view.ts';

export interface ChangeOptions {
  readonly store: TenantStore;
  readonly states: AccountStates;
  readonly replies: ReplyJournal;
  readonly operations: OperationJournal;
  /** Finishes in the background what was cut off half way. */
  readonly takeUp: (operation: Operation) => void;
}

/** A change of several commits that was cut off after one of them: it is finished later. */
export class CutOff extends Error {
  constructor(cause: unknown) {
    super('a change was cut off half way', { cause });
  }
}

/** What every request for a change carries. */
export interface ChangeRequest {
  readonly organizationId: string;
  readonly requestId: string;
  readonly etag: string;
  readonly validateOnly: boolean;
}

export interface AccountChange<O extends DescMessage> {
  /** Name of the RPC. */
  readonly method: string;
  readonly output: O;
  readonly request: ChangeRequest;
  /** All that tells this request from another one, but for id and etag. */
  readonly digest: readonly unknown[];
  /** Subject of the commit. */
  readonly verb: string;
  readonly apply: Change['apply'];
  /** What must hold before anything is begun; a repeated request is not asked again. @throws TenantryError */
  readonly before?: () => Promise<void>;
  /** For changes of several commits: does them all, and gives the receipt of the last. */
  readonly submit?: (change: Change, signal: AbortSignal) => Promise<Receipt>;
  readonly reply: (receipt: Receipt, state: AccountState) => MessageInitShape<O> | Promise<MessageInitShape<O>>;
}

/** Who calls. @throws TenantryError UNAUTHENTICATED */
export function callerOf(call: Call): Identity {
  if (call.identity === undefined) throw new TenantryError('UNAUTHENTICATED', 'this call needs credentials');
  return call.identity;
}

/** The caller as commits name it. */
export function authorOf({ id, name, email }: Identity): Caller {
  return { id, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
}

/** Makes the change and answers; a repeated request gets the reply of the first. @throws TenantryError */
export async function changeAccount<O extends DescMessage>(options: ChangeOptions, change: AccountChange<O>, call: Call): Promise<MessageInitShape<O>> {
  const { request, output } = change;
  const requestId = checkRequestId(request.requestId);
  const identity = callerOf(call);
  const digest = JSON.stringify([change.method, request.organizationId, ...change.digest]);
  const key: RequestKey | undefined = requestId === undefined || request.validateOnly ? undefined : { caller: identity.id, requestId, digest };
  const known = key === undefined ? undefined : options.replies.find(output, key);
  if (known !== undefined) {
    call.setHeader('idempotent-replayed', 'true');
    return known;
  }
  await change.before?.();
  const receipt = await followed(options, change, { call, key, digest, author: authorOf(identity) });
  const reply = await change.reply(receipt, await options.states.stateOf(receipt.tenant, audienceOf(identity)));
  if (key === undefined) return reply;
  if (receipt.replayed) call.setHeader('idempotent-replayed', 'true');
  return options.replies.keep(output, key, reply);
}

interface Asked {
  readonly call: Call;
  readonly key: RequestKey | undefined;
  readonly digest: string;
  readonly author: Caller;
}

/** Submits, with an operation written down before and settled after. */
async function followed<O extends DescMessage>(options: ChangeOptions, change: AccountChange<O>, { call, key, digest, author }: Asked): Promise<Receipt> {
  const { operations, store } = options;
  const { request, submit } = change;
  const { operationId: id, signal } = call;
  const asked = storeChange(change, { author, key, operationId: id });
  const submitOne = (one: Change): Promise<Receipt> => store.submit(one, signal);
  if (request.validateOnly) return await told(submitOne(asked));
  const resume = submit === undefined ? undefined : { caller: author, requestId: key?.requestId, requestDigest: digest };
  const operation = operations.begin({ id, tenant: request.organizationId, method: change.method, caller: author.id, resume });
  try {
    const receipt = await told((submit ?? submitOne)(asked, signal));
    operations.update(id, (open) => pushed(open, receipt.commit, operations.now()));
    return receipt;
  } catch (error) {
    if (error instanceof CutOff) {
      options.takeUp(operation);
      throw new TenantryError('UNAVAILABLE', `the change has begun and is finished by itself; WaitOperation ${id} tells when`, { cause: error, retryAfterSeconds: 5 });
    }
    operations.update(id, (open) => failed(open, error instanceof TenantryError ? error.message : 'internal error'));
    throw error;
  }
}

function storeChange<O extends DescMessage>({ request, verb, apply }: AccountChange<O>, { author, key, operationId }: { readonly author: Caller; readonly key: RequestKey | undefined; readonly operationId: string }): Change {
  return {
    tenant: request.organizationId,
    verb,
    caller: author,
    apply,
    operationId,
    validateOnly: request.validateOnly,
    ...(request.etag === '' ? {} : { ifMatch: request.etag }),
    ...(key === undefined ? {} : { requestId: key.requestId, requestDigest: key.digest }),
  };
}

/** Faults of the document, told as faults of the request. */
async function told(receipt: Promise<Receipt>): Promise<Receipt> {
  try {
    return await receipt;
  } catch (error) {
    if (error instanceof TenantryError && error.faults.length > 0) throw refusalError(error.faults.map(asRequestFault), error.code);
    throw error;
  }
}
