/** CreateAccount. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { StoredTenant } from '../../store/store.ts';
import { type CreateAccountRequest, CreateAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { createReply } from './account-reply.ts';
import { changeAccount } from './change-account.ts';
import { checkCreateRequest, documentOf } from './create-request.ts';
import { assertPlace } from './isolation.ts';
import type { AccountServiceOptions } from './options.ts';

function alreadyExists(current: StoredTenant): TenantryError {
  return new TenantryError('ALREADY_EXISTS', `tenant ${current.id} exists since ${current.createdAt.toISOString()}; read it with GetAccount, or send a request_id with each create so that a repeated one gets the same reply`);
}

/** Makes a tenant. */
export async function createAccount(options: AccountServiceOptions, request: CreateAccountRequest, call: Call): Promise<MessageInitShape<typeof CreateAccountResponseSchema>> {
  checkCreateRequest(request);
  const { store, monotonicMs } = options;
  const { organizationId: id, organizationType, planTier, s3Bucket } = request;
  return changeAccount(options, {
    method: 'CreateAccount',
    output: CreateAccountResponseSchema,
    request,
    digest: [organizationType, planTier, s3Bucket],
    verb: `Create tenant ${id}`,
    apply: (current) => {
      if (current !== undefined) throw alreadyExists(current);
      const catalog = store.catalog();
      const document = documentOf(request, catalog);
      assertPlace(document, catalog);
      return document;
    },
    reply: (receipt, state) => {
      const seconds = Math.round(monotonicMs() - call.arrivedAtMs) / 1000;
      return createReply(receipt, state, { catalog: store.catalog(), seconds, operationId: call.operationId });
    },
  }, call);
}
