import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../../runtime/log.ts';
import type { AcquireLockResponse, CheckLockResponse, RefreshLockResponse, ReleaseLockResponse } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { AcquireLockRequestSchema, CheckLockRequestSchema, RefreshLockRequestSchema, ReleaseLockRequestSchema } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import type { Identity, TenantPersona } from '../identity/identity.ts';
import { Line } from './line.ts';
import type { LockLimits } from './lock-store.ts';
import { lockMethods } from './service.ts';
import { SqliteLockStore } from './sqlite-store.ts';
import { WIDE } from './testing/lock-commands.ts';

let folder: string;
let store: SqliteLockStore;
let line: Line;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-lock-service-'));
  now = 1_000;
  store = new SqliteLockStore({ file: join(folder, 'locks.sqlite'), monotonicMs: () => now, log: SILENT_LOG });
  line = new Line({ store, monotonicMs: () => now, most: 3 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function member(id: string, tenants: Record<string, TenantPersona> = { acme: 'user' }): Identity {
  return { id, platformAdmin: false, tenants: new Map(Object.entries(tenants)), name: id, email: `${id}@example.org` };
}

const ADMIN: Identity = { id: 'root', platformAdmin: true, tenants: new Map(), name: 'root', email: 'root@example.org' };

/** The service as one caller has it. */
function as(identity: Identity, { signal = new AbortController().signal, limits = WIDE }: { readonly signal?: AbortSignal; readonly limits?: LockLimits } = {}) {
  const methods = lockMethods({ store, line, limits, now: () => 1_700_000_000_000 + now, tenantExists: (id) => ['acme', 'umbrella'].includes(id) });
  const headers = new Map<string, string>();
  const call = { identity, operationId: 'op', door: 'grpc' as const, signal, arrivedAtMs: 0, setHeader: (name: string, value: string) => void headers.set(name, value) };
  const invoke = async <T>(name: string, request: Parameters<(typeof methods)[number]['invoke']>[0]): Promise<T> => {
    const method = methods.find(({ desc }) => desc.localName === name);
    if (method?.kind !== 'unary') throw new Error(`no method ${name}`);
    return (await method.invoke(request, call)) as T;
  };
  return {
    headers,
    acquire: (init: MessageInitShape<typeof AcquireLockRequestSchema> = {}) => invoke<AcquireLockResponse>('acquireLock', create(AcquireLockRequestSchema, { resourceKey: 'r', ownerId: identity.id, ...init })),
    release: (lockId: string, init: MessageInitShape<typeof ReleaseLockRequestSchema> = {}) => invoke<ReleaseLockResponse>('releaseLock', create(ReleaseLockRequestSchema, { lockId, ownerId: identity.id, ...init })),
    refresh: (lockId: string, init: MessageInitShape<typeof RefreshLockRequestSchema> = {}) => invoke<RefreshLockResponse>('refreshLock', create(RefreshLockRequestSchema, { lockId, ownerId: identity.id, ...init })),
    check: (init: MessageInitShape<typeof CheckLockRequestSchema> = {}) => invoke<CheckLockResponse>('checkLock', create(CheckLockRequestSchema, { resourceKey: 'r', ...init })),
  };
}

/** Resolves when that many calls wait for a resource, as the database has it. */
async function untilWaiting(count: number): Promise<void> {
  const watcher = new DatabaseSync(join(folder, 'locks.sqlite'), { readOnly: true });
  while (Number(watcher.prepare('SELECT coalesce(sum(waiting), 0) AS n FROM held').get()?.['n']) !== count) await new Promise((resolve) => setImmediate(resolve));
  watcher.close();
}

describe('AcquireLock', () => {
  it('gives id, end and fencing token, and tells others who holds it', async () => {
    const reply = await as(member('ann')).acquire({ ttlSeconds: 60 });
    expect(reply).toMatchObject({ acquired: true, fencingToken: 1n, existingOwnerId: '' });
    expect(reply.lockId).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(reply.expiresAt?.seconds).toBe(1_700_000_061n);
    expect(await as(member('ben')).acquire()).toMatchObject({ acquired: false, lockId: '', existingOwnerId: 'ann', fencingToken: 0n });
    expect(await as(member('ben')).check()).toMatchObject({ locked: true, ownerId: 'ann', expiresAt: { seconds: 1_700_000_061n } });
  });

  it('gives ids that do not repeat and are not on disk', async () => {
    const ids = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const { lockId } = await as(member('ann')).acquire({ requestId: round % 2 === 0 ? '' : `r-${round}` });
      ids.add(lockId);
      if (round < 19) await as(member('ann')).release(lockId);
    }
    expect(ids.size).toBe(20);
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    for (const id of ids) expect(bytes.includes(id)).toBe(false);
  });

  it('gives the same reply to the same request of the same caller and owner', async () => {
    const ann = as(member('ann'));
    const first = await ann.acquire({ requestId: 'r-1' });
    now += 500;
    expect(await ann.acquire({ requestId: 'r-1' })).toEqual(first);
    expect(ann.headers.get('idempotent-replayed')).toBe('true');
    expect(await as(member('ben')).acquire({ requestId: 'r-1' })).toMatchObject({ acquired: false, existingOwnerId: 'ann' });
    expect(await ann.acquire({ requestId: 'r-1', ownerId: 'other' })).toMatchObject({ acquired: false });
    await expect(ann.acquire({ requestId: 'r-1', resourceKey: 'else' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await ann.release(first.lockId);
    await expect(ann.acquire({ requestId: 'r-1' })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(await ann.acquire({ requestId: 'r-2' })).toMatchObject({ acquired: true, fencingToken: 2n });
  });

  it('waits until the lock is released', async () => {
    const { lockId } = await as(member('ann')).acquire();
    const waiting = as(member('ben')).acquire({ waitForLock: true });
    await untilWaiting(1);
    await as(member('ann')).release(lockId);
    expect(await waiting).toMatchObject({ acquired: true, fencingToken: 2n });
  });

  it('gives the place of a caller that went away to the next', async () => {
    const { lockId } = await as(member('ann')).acquire();
    const gone = new AbortController();
    const leaving = as(member('ben'), { signal: gone.signal }).acquire({ waitForLock: true });
    await untilWaiting(1);
    const next = as(member('cid')).acquire({ waitForLock: true });
    await untilWaiting(2);
    gone.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'CANCELLED' });
    await as(member('ann')).release(lockId);
    expect(await next).toMatchObject({ acquired: true, fencingToken: 2n });
  });

  it('gives a lock back that came for a caller that had gone', async () => {
    const gone = new AbortController();
    const late = as(member('ann'), { signal: gone.signal }).acquire();
    gone.abort();
    await expect(late).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await as(member('ben')).check()).toMatchObject({ locked: false });
  });

  it('answers all who wait when the process stops, and lets nobody wait any more', async () => {
    await as(member('ann')).acquire();
    const waiting = as(member('ben')).acquire({ waitForLock: true });
    await untilWaiting(1);
    line.close();
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
    await expect(as(member('cid')).acquire({ waitForLock: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await untilWaiting(0);
    expect(await as(member('cid')).acquire({ resourceKey: 'free' })).toMatchObject({ acquired: true });
  });

  it('never tells of a lease that ran out before the answer was ready', async () => {
    let stalls = 1;
    const stalling = new Line({
      most: 1,
      monotonicMs: () => now,
      store: {
        run: async (command) => {
          const outcome = await store.run(command);
          if (stalls-- > 0) now += 60_000;
          return outcome;
        },
        onTurn: (ticket, listener) => store.onTurn(ticket, listener), healthy: () => true, close: async () => undefined,
      },
    });
    line = stalling;
    const reply = await as(member('ann')).acquire({ ttlSeconds: 30 });
    expect(reply).toMatchObject({ acquired: true, fencingToken: 2n });
    expect(reply.expiresAt?.seconds).toBe(1_700_000_091n);
  });

  it('refuses more than the limits, and says when to ask again', async () => {
    const ann = as(member('ann'), { limits: { held: 1, waiting: 0, waitingForOne: 1 } });
    await ann.acquire();
    await expect(ann.acquire({ resourceKey: 'second' })).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 5, message: expect.stringContaining('holds 1 locks') as string });
    await expect(ann.acquire({ waitForLock: true })).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('0 calls of this tenant wait') as string });
  });

  it('lets only so many calls wait in one process', async () => {
    await as(member('ann')).acquire();
    const gone = new AbortController();
    const waiting = [1, 2, 3].map(() => as(member('ben'), { signal: gone.signal }).acquire({ waitForLock: true }).catch((error: unknown) => error));
    await expect(as(member('cid')).acquire({ waitForLock: true })).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('3 calls wait') as string });
    await untilWaiting(3);
    gone.abort();
    await Promise.all(waiting);
    expect(await as(member('cid')).acquire({ resourceKey: 'free', waitForLock: true })).toMatchObject({ acquired: true });
  });

  it('takes nothing when it shall only check', async () => {
    expect(await as(member('ann')).acquire({ validateOnly: true })).toMatchObject({ acquired: false, lockId: '' });
    expect(await as(member('ann')).check()).toMatchObject({ locked: false });
  });

  it.each([
    [{ resourceKey: '' }, 'resource_key is missing'],
    [{ resourceKey: 'x'.repeat(513) }, 'has 513 characters'],
    [{ resourceKey: 'a\u202eb' }, 'cannot be seen'],
    [{ ownerId: '' }, 'owner_id is missing'],
    [{ ownerId: 'a\u0000' }, 'cannot be seen'],
    [{ ttlSeconds: -1 }, 'ttl_seconds is -1; give 1 to 86400 seconds'],
    [{ ttlSeconds: 2_147_483_647 }, 'ttl_seconds is 2147483647'],
    [{ waitForLock: true, waitTimeoutSeconds: 111 }, 'wait_timeout_seconds is 111'],
    [{ waitTimeoutSeconds: -5 }, 'wait_timeout_seconds is -5'],
    [{ etag: 'x' }, 'no etag'],
    [{ requestId: 'with space' }, 'request id'],
  ])('refuses %j', async (init, words) => {
    await expect(as(member('ann')).acquire(init)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(words) as string });
  });
});

describe('ReleaseLock and RefreshLock', () => {
  it('say clearly why not', async () => {
    const ann = as(member('ann'));
    const { lockId } = await ann.acquire({ ttlSeconds: 10 });
    expect(await ann.release('no-such-id')).toMatchObject({ released: false, error: expect.stringContaining('no live lock has this lock_id') as string });
    expect(await ann.release(lockId, { ownerId: 'ben' })).toMatchObject({ released: false, error: expect.stringContaining('another owner_id') as string });
    expect(await ann.refresh(lockId, { ownerId: 'ben' })).toMatchObject({ refreshed: false, error: expect.stringContaining('another owner_id') as string });
    expect(await ann.release(lockId, { validateOnly: true })).toMatchObject({ released: false });
    expect(await ann.refresh(lockId, { validateOnly: true })).toMatchObject({ refreshed: false });
    now += 10_000;
    expect(await ann.release(lockId)).toMatchObject({ released: false, error: expect.stringContaining('ran out') as string });
    expect(await ann.refresh(lockId)).toMatchObject({ refreshed: false, error: expect.stringContaining('ran out') as string });
  });

  it('answer a lock of a tenant that the caller is not in as one that never was', async () => {
    const { lockId } = await as(member('ann')).acquire();
    const stranger = as(member('eve', { umbrella: 'admin' }));
    const never = await stranger.release('never', { ownerId: 'ann' });
    expect(await stranger.release(lockId, { ownerId: 'ann' })).toEqual(never);
    expect((await stranger.refresh(lockId, { ownerId: 'ann' })).error).toBe(never.error);
    expect(await as(member('ann')).release(lockId)).toMatchObject({ released: true, error: '' });
  });

  it('refresh for what was asked at first, or for another time', async () => {
    const ann = as(member('ann'));
    const { lockId } = await ann.acquire({ ttlSeconds: 10 });
    now += 5_000;
    expect(await ann.refresh(lockId)).toMatchObject({ refreshed: true, newExpiresAt: { seconds: 1_700_000_016n } });
    expect(await ann.refresh(lockId, { additionalTtlSeconds: 100 })).toMatchObject({ newExpiresAt: { seconds: 1_700_000_106n } });
    await expect(ann.refresh(lockId, { additionalTtlSeconds: 86_401 })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(ann.release('')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining('lock_id is missing') as string });
  });

  it('replay a repeated request', async () => {
    const ann = as(member('ann'));
    const { lockId } = await ann.acquire();
    expect(await ann.release(lockId, { requestId: 'r-1' })).toMatchObject({ released: true });
    expect(await ann.release(lockId, { requestId: 'r-1' })).toMatchObject({ released: true });
    expect(ann.headers.get('idempotent-replayed')).toBe('true');
    expect(await ann.release(lockId)).toMatchObject({ released: false });
  });
});

describe('keyspaces', () => {
  it('keep tenants and the platform apart', async () => {
    for (const caller of [as(member('ann')), as(member('uma', { umbrella: 'user' })), as(ADMIN)]) expect(await caller.acquire()).toMatchObject({ acquired: true, fencingToken: 1n });
    expect(await as(ADMIN).acquire({ organizationId: 'acme' })).toMatchObject({ acquired: false, existingOwnerId: 'ann' });
    expect(await as(ADMIN).check({ organizationId: 'umbrella' })).toMatchObject({ ownerId: 'uma' });
    expect(await as(member('bob', { acme: 'user', umbrella: 'viewer' })).check({ organizationId: 'acme' })).toMatchObject({ ownerId: 'ann' });
  });

  it('answer a tenant of others as one that does not exist', async () => {
    const eve = as(member('eve', { umbrella: 'user' }));
    for (const organizationId of ['acme', 'nobody']) {
      const refusal = { code: 'NOT_FOUND', message: `there is no tenant "${organizationId}"` };
      await expect(eve.acquire({ organizationId })).rejects.toMatchObject(refusal);
      await expect(eve.check({ organizationId })).rejects.toMatchObject(refusal);
    }
    await expect(as(ADMIN).acquire({ organizationId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('need a word from callers of several tenants, and refuse those of none', async () => {
    await expect(as(member('bob', { acme: 'user', umbrella: 'user' })).acquire()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining('you are in 2') as string });
    await expect(as(member('nil', {})).acquire()).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(as(member('nil', {})).release('x')).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('let a viewer look and do nothing else', async () => {
    const { lockId } = await as(member('ann')).acquire();
    const viewer = as(member('ann', { acme: 'viewer' }));
    expect(await viewer.check()).toMatchObject({ locked: true, ownerId: 'ann' });
    await expect(viewer.acquire({ resourceKey: 'free' })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(viewer.release(lockId)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(viewer.refresh(lockId)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    // In one tenant a user, in the other a viewer: the lock of the second is out of reach.
    const both = as(member('ann', { acme: 'viewer', umbrella: 'user' }));
    expect(await both.release(lockId)).toMatchObject({ released: false });
  });
});
