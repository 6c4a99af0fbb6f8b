/** Locks over both doors of a running API. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AcquireLockRequestSchema, AcquireLockResponseSchema, DistributedLockService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { callRpc, GOOD_HEADERS, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';

const { acquireLock, checkLock, refreshLock, releaseLock } = DistributedLockService.method;

let test: TestApi;
beforeEach(async () => {
  test = await startTestApi();
});
afterEach(() => test.stop());

async function post(verb: string, body: object, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; json: Record<string, unknown> }> {
  const reply = await fetch(`${test.url}/v1/locks:${verb}`, { method: 'POST', headers: { ...GOOD_HEADERS, ...headers }, body: JSON.stringify(body) });
  return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Record<string, unknown> };
}

async function isLocked(key: string): Promise<boolean> {
  return (await callRpc(test.grpcAddress, checkLock, { resourceKey: key })).locked;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe('locks over gRPC and REST', () => {
  it('are the same locks', async () => {
    const taken = await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'db/main 1', ownerId: 'worker-1' });
    expect(taken).toMatchObject({ acquired: true, fencingToken: 1n });
    const looked = await fetch(`${test.url}/v1/locks/db/main%201`, { headers: GOOD_HEADERS });
    expect(await looked.json()).toMatchObject({ locked: true, ownerId: 'worker-1', expiresAt: expect.stringMatching(/Z$/) as string });
    expect((await post('acquire', { resource_key: 'db/main 1', owner_id: 'worker-2' })).json).toMatchObject({ acquired: false, existingOwnerId: 'worker-1', fencingToken: '0' });
    expect((await post('refresh', { lockId: taken.lockId, ownerId: 'worker-1', additionalTtlSeconds: 90 })).json).toMatchObject({ refreshed: true });
    expect((await post('release', { lockId: taken.lockId, ownerId: 'worker-1' })).json).toMatchObject({ released: true, error: '', operationId: expect.stringMatching(/^op-/) as string });
    expect((await post('release', { lockId: taken.lockId, ownerId: 'worker-1' })).json).toMatchObject({ released: false, error: expect.stringContaining('no live lock') as string });
    expect(await callRpc(test.grpcAddress, refreshLock, { lockId: taken.lockId, ownerId: 'worker-1' })).toMatchObject({ refreshed: false });
  });

  it('take the Idempotency-Key for the request id', async () => {
    const first = await post('acquire', { resourceKey: 'r', ownerId: 'a' }, { 'idempotency-key': 'k-1' });
    const again = await post('acquire', { resourceKey: 'r', ownerId: 'a' }, { 'idempotency-key': 'k-1' });
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'a', requestId: 'k-1' })).toMatchObject({ lockId: first.json['lockId'] });
  });

  it('refuse in the usual form', async () => {
    expect(await post('acquire', { resourceKey: 'r', ownerId: 'a', organizationId: 'nobody' })).toMatchObject({ status: 404, json: { error: { message: 'there is no tenant "nobody"' } } });
    expect(await post('acquire', { resourceKey: 'r', ownerId: 'a', ttlSeconds: -1 })).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining('[tenantry/lock-request] ttl_seconds is -1') as string } } });
    const anonymous = await fetch(`${test.url}/v1/locks/r`);
    expect(anonymous.status).toBe(401);
  });

  it('leave no lock behind for a gRPC caller that cancelled or whose deadline passed', async () => {
    const holder = await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'holder' });
    const client = new Client(test.grpcAddress, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${TEST_TOKEN}`);
    const send = (owner: string, deadlineMs: number, done: (code: number | undefined) => void) =>
      client.makeUnaryRequest('/schedulerapi.v1.DistributedLockService/AcquireLock', (bytes: Uint8Array) => Buffer.from(bytes), (bytes: Buffer) => fromBinary(AcquireLockResponseSchema, bytes),
        toBinary(AcquireLockRequestSchema, create(AcquireLockRequestSchema, { resourceKey: 'r', ownerId: owner, waitForLock: true })), metadata, { deadline: Date.now() + deadlineMs }, (error) => done(error?.code));
    const late = new Promise((resolve) => send('late', 150, resolve));
    const cancelled = new Promise((resolve) => {
      const call = send('cancelled', 60_000, resolve);
      call.on('metadata', () => undefined);
      setImmediate(() => call.cancel());
    });
    expect(await Promise.all([late, cancelled])).toEqual([4, 1]);
    client.close();
    await callRpc(test.grpcAddress, releaseLock, { lockId: holder.lockId, ownerId: 'holder' });
    await until(async () => !(await isLocked('r')));
  });

  it('leave no lock behind for a REST caller that hung up', async () => {
    const holder = await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'holder' });
    const gone = new AbortController();
    const waiting = fetch(`${test.url}/v1/locks:acquire`, { method: 'POST', headers: GOOD_HEADERS, body: JSON.stringify({ resourceKey: 'r', ownerId: 'gone', waitForLock: true }), signal: gone.signal }).catch((error: unknown) => error);
    const behind = callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'behind', waitForLock: true });
    setImmediate(() => gone.abort());
    expect(await waiting).toMatchObject({ name: 'AbortError' });
    await callRpc(test.grpcAddress, releaseLock, { lockId: holder.lockId, ownerId: 'holder' });
    expect(await behind).toMatchObject({ acquired: true });
  });

  it('answer those who wait when the process drains', async () => {
    await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'holder' });
    const waiting = post('acquire', { resourceKey: 'r', ownerId: 'b', waitForLock: true });
    await until(async () => test.api.rest.app.server.listening);
    await test.api.line.stop(new AbortController().signal);
    expect(await waiting).toMatchObject({ status: 503 });
  });

  it('make the process not ready while their database is away', async () => {
    const away = { run: () => Promise.reject(new Error('away')), onTurn: () => () => undefined, healthy: () => false, close: async () => undefined };
    const other = await startTestApi({ locks: away });
    const reply = await fetch(`${other.url}/readyz`);
    expect([reply.status, await reply.json()]).toEqual([503, { ready: false, missing: ['the database of locks cannot be reached or written'] }]);
    await other.stop();
  });

  it('write neither lock ids nor request ids into the log', async () => {
    const { lockId } = await callRpc(test.grpcAddress, acquireLock, { resourceKey: 'r', ownerId: 'a', requestId: 'secret-request' });
    expect(test.logged.join('\n')).not.toMatch(new RegExp(`${lockId}|secret-request`));
  });
});
