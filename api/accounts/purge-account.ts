/**
 * PurgeAccount: the end of a deleted tenant, once its retention time is over: stored data and role go first, the
 * document last, so that whatever is cut off is found again and finished.
 */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { PlatformDocument } from '../../model/platform.ts';
import { TenantryError } from '../../model/errors.ts';
import { DEFAULT_RETENTION_DAYS } from '../../model/platform.ts';
import type { Change, Receipt, StoredTenant } from '../../store/store.ts';
import { PurgeAccountResponseSchema, type PurgeAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import type { AccountState } from './account-status.ts';
import { changeAccount } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import type { PurgedCloud } from './cloud.ts';
import { tenantOf } from './read-accounts.ts';
import type { AccountServiceOptions } from './options.ts';

const DAY_MS = 86_400_000;
const NOT_DELETED = 'it is not deleted; DeleteAccount comes first';

/** Why a tenant cannot be purged now; undefined if it can. Pure. */
export function notYet(tenant: StoredTenant, state: AccountState, { platform, now }: { readonly platform: PlatformDocument; readonly now: number }): string | undefined {
  if (tenant.document.spec.state !== 'Deleted') return NOT_DELETED;
  if (state.status !== 'DELETED') return `its deletion is not applied everywhere yet (${state.message})`;
  const until = tenant.updatedAt.getTime() + (platform.spec.removal?.retentionDays ?? DEFAULT_RETENTION_DAYS) * DAY_MS;
  return now < until ? `it can be brought back until ${new Date(until).toISOString()} (platform.yaml, removal.retentionDays); purge it after that` : undefined;
}

/** Takes the data, then the document. Whatever was done before is done no second time. */
export async function purgeTenant({ store, cloud }: Pick<AccountServiceOptions, 'store' | 'cloud'>, change: Change, signal: AbortSignal): Promise<{ readonly receipt: Receipt; readonly purged: PurgedCloud }> {
  const tenant = tenantOf({ store }, change.tenant);
  // Asked again right before: a purge that was cut off may be taken up after somebody has brought the tenant back.
  if (tenant.document.spec.state !== 'Deleted') throw new TenantryError('FAILED_PRECONDITION', `tenant ${tenant.id} cannot be purged: ${NOT_DELETED}`);
  const purged = await cloud.purge(tenant, signal);
  return { purged, receipt: await store.submit(change, signal) };
}

async function assertPurgeable(options: AccountServiceOptions, id: string): Promise<void> {
  const tenant = tenantOf(options, id);
  const reason = notYet(tenant, await options.states.stateOf(tenant, 'platform'), { platform: options.store.catalog().platform, now: options.now() });
  if (reason !== undefined) throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} cannot be purged: ${reason}`);
}

/** Removes a deleted tenant for good. */
export async function purgeAccount(options: AccountServiceOptions, request: PurgeAccountRequest, call: Call): Promise<MessageInitShape<typeof PurgeAccountResponseSchema>> {
  const { organizationId: id } = request;
  let purged: PurgedCloud = { objectVersions: 0, multipartUploads: 0, roles: [] };
  return changeAccount(options, {
    method: 'PurgeAccount',
    output: PurgeAccountResponseSchema,
    request,
    digest: [],
    verb: `Purge tenant ${id}`,
    apply: () => undefined,
    before: () => assertPurgeable(options, id),
    submit: async (change, signal) => {
      const done = await purgeTenant(options, change, signal);
      ({ purged } = done);
      return done.receipt;
    },
    reply: (receipt, state) => ({
      ...changeReply(receipt, state, call.operationId),
      status: 'DELETED',
      statusMessage: 'removed for good; clusters let go of what is left there',
      receipt: {
        objectVersions: BigInt(purged.objectVersions),
        multipartUploads: BigInt(purged.multipartUploads),
        roles: [...purged.roles],
        branches: receipt.branches.map(({ name }) => name),
        purgedAt: timestampFromMs(options.now()),
      },
    }),
  }, call);
}
