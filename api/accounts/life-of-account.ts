/** SuspendAccount, ResumeAccount, DeleteAccount and UndeleteAccount: the state of a tenant. */
import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { Change, Receipt, StoredTenant, TenantStore } from '../../store/store.ts';
import { DeleteAccountResponseSchema, ResumeAccountResponseSchema, SuspendAccountResponseSchema, UndeleteAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { changeAccount, CutOff, type ChangeRequest } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import type { AccountServiceOptions } from './options.ts';
import { deleted, resumed, stepToDeleted, suspended, undeleted, unknownTenant } from './state-changes.ts';

type Options = AccountServiceOptions;
type Reply<O extends DescMessage> = Promise<MessageInitShape<O>>;

/** Applies to a tenant that is there. */
function applied(id: string, change: (current: StoredTenant) => TenantDocument): Change['apply'] {
  return (current) => {
    if (current === undefined) throw unknownTenant(quoted(id));
    return change(current);
  };
}

export function suspendAccount(options: Options, request: ChangeRequest, call: Call): Reply<typeof SuspendAccountResponseSchema> {
  const { organizationId: id } = request;
  return changeAccount(options, {
    method: 'SuspendAccount', output: SuspendAccountResponseSchema, request, digest: [], verb: `Suspend tenant ${id}`, apply: applied(id, suspended),
    reply: (receipt, state) => changeReply(receipt, state, call.operationId),
  }, call);
}

export function resumeAccount(options: Options, request: ChangeRequest, call: Call): Reply<typeof ResumeAccountResponseSchema> {
  const { organizationId: id } = request;
  return changeAccount(options, {
    method: 'ResumeAccount', output: ResumeAccountResponseSchema, request, digest: [], verb: `Resume tenant ${id}`, apply: applied(id, resumed),
    reply: (receipt, state) => changeReply(receipt, state, call.operationId),
  }, call);
}

export function undeleteAccount(options: Options, request: ChangeRequest, call: Call): Reply<typeof UndeleteAccountResponseSchema> {
  const { organizationId: id } = request;
  return changeAccount(options, {
    method: 'UndeleteAccount', output: UndeleteAccountResponseSchema, request, digest: [], verb: `Bring tenant ${id} back`, apply: applied(id, undeleted),
    reply: (receipt, state) => changeReply(receipt, state, call.operationId),
  }, call);
}

function firstStep(current: StoredTenant): TenantDocument {
  return stepToDeleted(current) ?? current.document;
}

/**
 * Two commits, since a document goes from Active to Deleted by way of Suspended; the publisher waits in between until
 * clusters have applied the first. What is cut off after the first is finished later, not undone.
 */
export async function deleteTenant(store: TenantStore, change: Change, signal?: AbortSignal): Promise<Receipt> {
  const { requestId: _, requestDigest: __, ...plain } = change;
  const first = await store.submit({ ...plain, verb: `Suspend tenant ${change.tenant} to delete it`, apply: applied(change.tenant, firstStep) }, signal);
  // Somebody may have changed the tenant since it was read: from here on that does not matter.
  const { ifMatch: ___, ...rest } = change;
  try {
    return await store.submit({ ...rest, apply: applied(change.tenant, deleted) }, signal);
  } catch (error) {
    throw first.noop ? error : new CutOff(error);
  }
}

export function deleteAccount(options: Options, request: ChangeRequest, call: Call): Reply<typeof DeleteAccountResponseSchema> {
  const { organizationId: id } = request;
  return changeAccount(options, {
    method: 'DeleteAccount', output: DeleteAccountResponseSchema, request, digest: [], verb: `Delete tenant ${id}`, apply: applied(id, firstStep),
    submit: (change, signal) => deleteTenant(options.store, change, signal),
    reply: (receipt, state) => ({ ...changeReply(receipt, state, call.operationId), deletedAt: timestampFromDate(receipt.tenant.updatedAt) }),
  }, call);
}
