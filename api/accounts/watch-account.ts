/** WatchAccount: a tenant's state now and whenever it changes, with the operations that are under way. */
import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { clusterNamesOf } from '../../model/catalog.ts';
import { TenantryError } from '../../model/errors.ts';
import { DEFAULT_SHARDS, shardBranch, shardOf } from '../../model/layout.ts';
import { quoted } from '../../model/shown.ts';
import type { WatchAccountRequest, WatchAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { operationMessage } from '../operations/operation-message.ts';
import type { Operation } from '../operations/operation.ts';
import type { Call } from '../rpc/call.ts';
import { progressMessage } from './account-reply.ts';
import { audienceOf, type Audience } from './members-view.ts';
import { tenantOf } from './read-accounts.ts';
import type { AccountServiceOptions } from './options.ts';

type View = MessageInitShape<typeof WatchAccountResponseSchema>;

/** Deploy branches that may hold the tenant: what moves on others is about other tenants. */
function branchesOf(store: AccountServiceOptions['store'], id: string): string[] {
  const { platform, clusters } = store.catalog();
  const document = store.get(id)?.document;
  if (document === undefined) return [];
  return clusterNamesOf(document, platform).map((name) => shardBranch(name, shardOf(id, clusters.get(name)?.spec.shards ?? DEFAULT_SHARDS)));
}

/** Tells that something about the tenant may be new; several changes at once are one. */
function changesOf({ store, observer, operations, cloud }: AccountServiceOptions, id: string): { readonly emitter: EventEmitter; readonly end: () => void } {
  const emitter = new EventEmitter();
  const tell = (): void => void emitter.emit('change');
  const isOf = (branch: string): boolean => branchesOf(store, id).includes(branch);
  const ends = [
    store.onChange(({ tenants, branches }) => (tenants.includes(id) || branches.some(({ name }) => isOf(name)) ? tell() : undefined)),
    operations.onChange(({ tenant }) => (tenant === id ? tell() : undefined)),
    observer.onChange(({ tenant, branch }) => ((tenant === undefined || tenant === id) && (branch === undefined || isOf(branch)) ? tell() : undefined)),
    cloud.onChange((tenant) => (tenant === id ? tell() : undefined)),
  ];
  return { emitter, end: () => ends.forEach((end) => end()) };
}

async function viewOf(options: AccountServiceOptions, id: string, { wanted, audience }: { readonly wanted: Operation | undefined; readonly audience: Audience }): Promise<View> {
  const tenant = tenantOf(options, id);
  const state = await options.states.stateOf(tenant, audience);
  const open = options.operations.openOf(id).filter((one) => one.id !== wanted?.id);
  return {
    organizationId: id,
    status: state.status,
    statusMessage: state.message,
    commit: tenant.commit,
    etag: tenant.etag,
    clusters: state.progress.map(progressMessage),
    operations: [...(wanted === undefined ? [] : [wanted]), ...open].map((one) => operationMessage(one, audience)),
  };
}

function operationOf({ operations }: AccountServiceOptions, { operationId, organizationId }: WatchAccountRequest): Operation | undefined {
  if (operationId === '') return undefined;
  const operation = operations.get(operationId);
  if (operation === undefined || operation.tenant !== organizationId) throw new TenantryError('NOT_FOUND', `tenant ${quoted(organizationId)} has no operation ${quoted(operationId)}`);
  return operation;
}

/** Ends when the wanted operation is done, or when the caller goes away. */
export async function* watchAccount(options: AccountServiceOptions, request: WatchAccountRequest, call: Call): AsyncGenerator<View> {
  const { organizationId: id } = request;
  tenantOf(options, id);
  const { emitter, end } = changesOf(options, id);
  try {
    let last = '';
    while (!call.signal.aborted) {
      // Asked for before looking, so that nothing which happens meanwhile is missed.
      const changed = once(emitter, 'change', { signal: call.signal }).catch(() => undefined);
      const wanted = operationOf(options, request);
      const view = await viewOf(options, id, { wanted, audience: audienceOf(call.identity) });
      const text = JSON.stringify(view, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      if (text !== last) yield { ...view, observedAt: timestampFromMs(options.now()) };
      last = text;
      if (wanted?.done === true) return;
      await changed;
    }
  } finally {
    end();
  }
}
