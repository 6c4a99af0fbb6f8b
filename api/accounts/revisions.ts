/** ListAccountRevisions and RevertAccount: a tenant's versions in Git. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { quoted } from '../../model/shown.ts';
import { RevertAccountResponseSchema, type ListAccountRevisionsRequest, type ListAccountRevisionsResponseSchema, type RevertAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { pageSizeOf } from '../rpc/page-size.ts';
import { callerOf, changeAccount } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import { audienceOf, membersRevision } from './members-view.ts';
import { tenantOf } from './read-accounts.ts';
import type { AccountServiceOptions } from './options.ts';
import { reverted, unknownTenant } from './state-changes.ts';

export const REVISION_PAGE = { usual: 20, most: 200 };

export async function listAccountRevisions(options: AccountServiceOptions, request: ListAccountRevisionsRequest, call: Call): Promise<MessageInitShape<typeof ListAccountRevisionsResponseSchema>> {
  const { store, pageTokens } = options;
  const { id } = tenantOf(options, request.organizationId);
  const limit = pageSizeOf(request.pageSize, REVISION_PAGE);
  const identity = callerOf(call);
  const query = { caller: identity.id, filter: `revisions of ${id}` };
  const after = pageTokens.read(request.pageToken, query);
  // One more than asked for tells whether there is a next page.
  const found = await store.revisions(id, { limit: limit + 1, ...(after === undefined ? {} : { after }) });
  const page = audienceOf(identity) === 'platform' ? found.slice(0, limit) : found.slice(0, limit).map(membersRevision);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    revisions: page.map(({ commit, etag, author, committedAt, subject, operationId }) => ({ commit, etag: etag ?? '', author, committedAt: timestampFromDate(committedAt), subject, operationId: operationId ?? '' })),
    nextPageToken: last === undefined ? '' : pageTokens.issue(last.commit, query),
  };
}

export async function revertAccount(options: AccountServiceOptions, request: RevertAccountRequest, call: Call): Promise<MessageInitShape<typeof RevertAccountResponseSchema>> {
  const { organizationId: id, commit } = request;
  tenantOf(options, id);
  const earlier = await options.store.documentAt(id, commit);
  return changeAccount(options, {
    method: 'RevertAccount',
    output: RevertAccountResponseSchema,
    request,
    digest: [commit],
    verb: `Revert tenant ${id} to ${commit.slice(0, 12)}`,
    apply: (current) => {
      if (current === undefined) throw unknownTenant(quoted(id));
      return reverted(current, earlier);
    },
    reply: (receipt, state) => changeReply(receipt, state, call.operationId),
  }, call);
}
