/**
 * PurgeAccount: the end of a deleted tenant, once its retention time is over. The first commit says `purging: true`, after
 * which nobody can bring the tenant back; then role and stored data go, and the document last, so that whatever is cut
 * off is found again and finished.
 */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { retentionMs, type PlatformDocument } from '../../model/platform.ts';
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { Change, Receipt, StoredTenant } from '../../store/store.ts';
import { PurgeAccountResponseSchema, type PurgeAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import type { AccountState } from './account-status.ts';
import { changeAccount, CutOff } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import { NOTHING_PURGED, type PurgedCloud } from './cloud.ts';
import { tenantOf } from './read-accounts.ts';
import type { AccountServiceOptions } from './options.ts';
import { purging, unknownTenant } from './state-changes.ts';

const NOT_DELETED = 'it is not deleted; DeleteAccount comes first';

/** Why a tenant cannot be purged now; undefined if it can. Pure. */
export function notYet(tenant: StoredTenant, state: AccountState, { platform, now }: { readonly platform: PlatformDocument; readonly now: number }): string | undefined {
  const { spec } = tenant.document;
  if (spec.state !== 'Deleted') return NOT_DELETED;
  if (state.status !== 'DELETED') return `its deletion is not applied everywhere yet (${state.message})`;
  // One that has begun is finished, whenever somebody asks.
  if (spec.purging === true) return undefined;
  const until = tenant.updatedAt.getTime() + retentionMs(platform);
  return now < until ? `it can be brought back until ${new Date(until).toISOString()} (platform.yaml, removal.retentionDays); purge it after that` : undefined;
}

export interface Purged {
  readonly receipt: Receipt;
  readonly purged: PurgedCloud;
}

/** What a purge works with. */
export type PurgeParts = Pick<AccountServiceOptions, 'store' | 'cloud' | 'tally'>;

/** Marks the tenant, takes the data, then the document. Whatever was done before is done no second time, and counted. */
export async function purgeTenant({ store, cloud, tally }: PurgeParts, change: Change, signal: AbortSignal): Promise<Purged> {
  const { requestId: _, requestDigest: __, ...plain } = change;
  const marked = await store.submit({ ...plain, verb: `Begin to purge tenant ${change.tenant}`, apply: (current) => begun(change.tenant, current) }, signal);
  // From here on the tenant's etag is another one, and nothing is left to be lost.
  const { ifMatch: ___, ...rest } = change;
  try {
    await cloud.purge(marked.tenant, signal, (part) => tally.add(change.tenant, part));
    const purged = tally.of(change.tenant);
    // Git keeps the receipt for as long as there is a history.
    const receipt = await store.submit({ ...rest, verb: `${change.verb} (${receiptWords(purged)})` }, signal);
    tally.forget(change.tenant);
    return { purged, receipt };
  } catch (error) {
    throw marked.noop ? error : new CutOff(error);
  }
}

function receiptWords({ objectVersions, multipartUploads, roles }: PurgedCloud): string {
  return `${objectVersions} object versions, ${multipartUploads} uploads, ${roles.length} roles`;
}

function begun(id: string, current: StoredTenant | undefined): TenantDocument {
  if (current === undefined) throw unknownTenant(quoted(id));
  // Somebody may have brought it back since it was judged.
  if (current.document.spec.state !== 'Deleted') throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} cannot be purged: ${NOT_DELETED}`);
  return purging(current);
}

async function assertPurgeable(options: AccountServiceOptions, id: string): Promise<void> {
  const tenant = tenantOf(options, id);
  const reason = notYet(tenant, await options.states.stateOf(tenant, 'platform'), { platform: options.store.catalog().platform, now: options.now() });
  if (reason !== undefined) throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} cannot be purged: ${reason}`);
}

/** Removes a deleted tenant for good. */
export async function purgeAccount(options: AccountServiceOptions, request: PurgeAccountRequest, call: Call): Promise<MessageInitShape<typeof PurgeAccountResponseSchema>> {
  const { organizationId: id } = request;
  let purged = NOTHING_PURGED;
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
