/** schedulerapi.v1.DistributedLockService: locks with an owner, an end and a fencing token, in the caller's tenant. */
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { TenantryError } from '../../model/errors.ts';
import { DistributedLockService, type AcquireLockRequest, type AcquireLockResponseSchema, type RefreshLockRequest, type RefreshLockResponseSchema, type ReleaseLockRequest, type ReleaseLockResponseSchema } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Identity } from '../identity/identity.ts';
import type { Call } from '../rpc/call.ts';
import { bindService, type RpcMethod } from '../rpc/method.ts';
import { checkRequestId } from '../rpc/request-id.ts';
import { keyspaceOf, reachOf, type Purpose } from './keyspace.ts';
import type { Line } from './line.ts';
import { digestOf, lockIdOf, randomText } from './lock-id.ts';
import { checkKey, checkRelease, readAcquire, readRefresh, requestReused } from './lock-request.ts';
import type { RequestMark } from './lock-state.ts';
import type { CheckCommand, LockLimits, LockStore, RefreshCommand, ReleaseCommand, TooMany } from './lock-store.ts';

export interface LockServiceOptions {
  readonly store: LockStore;
  readonly line: Line;
  readonly limits: LockLimits;
  /** The time of day, milliseconds since 1970. Callers are told ends by it; nothing is decided by it. */
  readonly now: () => number;
  readonly tenantExists: (id: string) => boolean;
}

const LOST = 'no live lock has this lock_id: it ran out, was released, or never was; acquire it again';
const FOREIGN = 'the lock with this lock_id has another owner_id; send the one that it was acquired with';
const ONLY_CHECKED = 'validate_only: the request is well formed, and nothing was changed';

function callerOf(call: Call): Identity {
  if (call.identity === undefined) throw new TenantryError('UNAUTHENTICATED', 'this call needs credentials');
  return call.identity;
}

function markOf(requestId: string | undefined, { caller, owner, asked }: { readonly caller: string; readonly owner: string; readonly asked: readonly (string | number)[] }): RequestMark | undefined {
  return requestId === undefined ? undefined : { digest: digestOf('request', caller, owner, requestId), print: digestOf(...asked) };
}

const TOO_MANY: Readonly<Record<TooMany['what'], (limit: number) => string>> = {
  held: (limit) => `this tenant holds ${limit} locks, which is the most at one time; release some, or wait until they run out`,
  waiting: (limit) => `${limit} calls of this tenant wait for locks, which is the most at one time; ask again later`,
  waitingForOne: (limit) => `${limit} calls wait for this lock, which is the longest line; ask again later`,
};

/** Seconds after which a refused caller may ask again. */
const RETRY_SECONDS = 5;

function tooMany({ what, limit }: TooMany): TenantryError {
  return new TenantryError('RESOURCE_EXHAUSTED', TOO_MANY[what](limit), { retryAfterSeconds: RETRY_SECONDS });
}

class Locks {
  readonly #options: LockServiceOptions;

  constructor(options: LockServiceOptions) {
    this.#options = options;
  }

  async acquire(request: AcquireLockRequest, call: Call): Promise<MessageInitShape<typeof AcquireLockResponseSchema>> {
    const { ttlMs, waitMs } = readAcquire(request);
    const requestId = checkRequestId(request.requestId);
    const identity = callerOf(call);
    const { resourceKey: resource, ownerId: owner } = request;
    const keyspace = this.#keyspace(identity, request.organizationId, 'change');
    if (request.validateOnly) return await this.#preview({ kind: 'check', keyspace, resource });
    const caller = identity.id;
    const secret = requestId ?? randomText();
    const salt = randomText();
    const idHash = digestOf('lock', lockIdOf(salt, { caller, owner, secret }));
    const mark = markOf(requestId, { caller, owner, asked: ['acquire', keyspace, resource, owner, ttlMs] });
    const { line, limits, now } = this.#options;
    const asked = { ticket: randomText(), owner, idHash, salt, ttlMs, request: mark };
    const outcome = await line.acquire({ kind: 'acquire', keyspace, resource, asked, limits }, { waitMs, signal: call.signal, now });
    switch (outcome.kind) {
      case 'granted':
        if (outcome.replayed) call.setHeader('idempotent-replayed', 'true');
        return { acquired: true, lockId: lockIdOf(outcome.salt, { caller, owner, secret }), expiresAt: timestampFromMs(outcome.toldExpiresAt), fencingToken: outcome.token };
      case 'held':
        return { acquired: false, existingOwnerId: outcome.owner };
      case 'too-many':
        throw tooMany(outcome);
      case 'request-reused':
        throw requestReused();
      case 'request-ended':
        throw new TenantryError('FAILED_PRECONDITION', 'the lock that this request id took has been released or has run out; use a new request id to take it again');
    }
  }

  async release(request: ReleaseLockRequest, call: Call): Promise<MessageInitShape<typeof ReleaseLockResponseSchema>> {
    checkRelease(request);
    const requestId = checkRequestId(request.requestId);
    const identity = callerOf(call);
    const reach = reachOf(identity);
    const { ownerId: owner } = request;
    const { operationId } = call;
    if (request.validateOnly) return { released: false, error: ONLY_CHECKED, operationId };
    const idHash = digestOf('lock', request.lockId);
    const mark = markOf(requestId, { caller: identity.id, owner, asked: ['release', idHash] });
    const outcome = await this.#options.store.run<ReleaseCommand>({ kind: 'release', idHash, owner, reach, request: mark });
    if (outcome.kind === 'request-reused') throw requestReused();
    if (outcome.kind !== 'released') return { released: false, error: outcome.kind === 'not-held' ? LOST : FOREIGN, operationId };
    if (outcome.replayed) call.setHeader('idempotent-replayed', 'true');
    return { released: true, operationId };
  }

  async refresh(request: RefreshLockRequest, call: Call): Promise<MessageInitShape<typeof RefreshLockResponseSchema>> {
    const ttlMs = readRefresh(request);
    const requestId = checkRequestId(request.requestId);
    const identity = callerOf(call);
    const reach = reachOf(identity);
    const { ownerId: owner } = request;
    const { operationId } = call;
    if (request.validateOnly) return { refreshed: false, error: ONLY_CHECKED, operationId };
    const idHash = digestOf('lock', request.lockId);
    const mark = markOf(requestId, { caller: identity.id, owner, asked: ['refresh', idHash, ttlMs ?? 0] });
    const outcome = await this.#options.store.run<RefreshCommand>({ kind: 'refresh', idHash, owner, reach, ttlMs, wallMs: this.#options.now(), request: mark });
    if (outcome.kind === 'request-reused') throw requestReused();
    if (outcome.kind !== 'refreshed') return { refreshed: false, error: outcome.kind === 'not-held' ? LOST : FOREIGN, operationId };
    return { refreshed: true, newExpiresAt: timestampFromMs(outcome.toldExpiresAt), operationId };
  }

  async check({ resourceKey, organizationId }: { readonly resourceKey: string; readonly organizationId: string }, call: Call) {
    checkKey(resourceKey);
    const keyspace = this.#keyspace(callerOf(call), organizationId, 'look');
    const outcome = await this.#options.store.run<CheckCommand>({ kind: 'check', keyspace, resource: resourceKey });
    return outcome.kind === 'free' ? { locked: false } : { locked: true, ownerId: outcome.owner, expiresAt: timestampFromMs(this.#options.now() + outcome.remainingMs) };
  }

  async #preview(command: CheckCommand): Promise<MessageInitShape<typeof AcquireLockResponseSchema>> {
    const outcome = await this.#options.store.run(command);
    return { acquired: false, existingOwnerId: outcome.kind === 'held' ? outcome.owner : '' };
  }

  #keyspace(identity: Identity, organizationId: string, purpose: Purpose): string {
    return keyspaceOf(identity, organizationId, { purpose, exists: this.#options.tenantExists });
  }
}

/** The methods of the service. */
export function lockMethods(options: LockServiceOptions): RpcMethod[] {
  const locks = new Locks(options);
  return bindService(DistributedLockService, {
    acquireLock: (request, call) => locks.acquire(request, call),
    releaseLock: (request, call) => locks.release(request, call),
    refreshLock: (request, call) => locks.refresh(request, call),
    checkLock: (request, call) => locks.check(request, call),
  });
}
