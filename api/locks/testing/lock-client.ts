/**
 * A process with callers of the lock service, for tests that stop it while it holds locks. It tells its parent every
 * operation with its times, and does what it holds a lock for through its parent: it adds one to a number.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { create, fromBinary, toBinary, type DescMethod, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { DistributedLockService } from '../../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { TEST_TOKEN } from '../../testing/test-api.ts';
import type { LockEvent } from './lock-model.ts';

export interface ClientSetup {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly keys: readonly string[];
  readonly callers: number;
}

/** What a client sends. `Infinity` is no JSON: a call without an answer has no end. */
export type ClientMessage =
  | { readonly kind: 'operation'; readonly key: string; readonly call: number; readonly end: number | null; readonly what: LockEvent }
  | { readonly kind: 'access'; readonly id: string; readonly key: string; readonly token: number; readonly write?: readonly number[] }
  | { readonly kind: 'done' };

/** What it gets: the numbers as they are, those that it may trust a token for and those that it takes on faith; or the end. */
export type ParentMessage = { readonly kind: 'numbers'; readonly id: string; readonly numbers: readonly number[] } | { readonly kind: 'finish' };

const TTL_SECONDS = 1;
const CALL_MS = 8_000;
const { acquireLock, checkLock, refreshLock, releaseLock } = DistributedLockService.method;

const { name, addresses, keys, callers } = JSON.parse(process.argv[2] ?? '{}') as ClientSetup;
const metadata = new Metadata({ waitForReady: true });
metadata.set('authorization', `Bearer ${TEST_TOKEN}`);
const options = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 };
const clients = addresses.map((address) => new Client(address, credentials.createInsecure(), options));
const waiting = new Map<string, (numbers: readonly number[]) => void>();
let finishing = false;

process.on('disconnect', () => process.exit(0));
process.on('message', (message: ParentMessage) => {
  if (message.kind === 'finish') finishing = true;
  else waiting.get(message.id)?.(message.numbers);
});

function tell(message: ClientMessage): void {
  process.send?.(message);
}

/** One clock for all processes of this machine, which never goes back. */
function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function choose<T>(from: readonly T[]): T {
  const chosen = from[Math.floor(Math.random() * from.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

function call<M extends DescMethod>(method: M, request: MessageInitShape<M['input']>): Promise<MessageShape<M['output']>> {
  return new Promise((resolve, reject) => {
    choose(clients).makeUnaryRequest(
      `/${method.parent.typeName}/${method.name}`, (bytes: Uint8Array) => Buffer.from(bytes), (bytes: Buffer) => fromBinary(method.output, bytes) as MessageShape<M['output']>,
      toBinary(method.input, create(method.input, request)), metadata, { deadline: Date.now() + CALL_MS },
      (error, reply) => (reply === undefined ? reject(error ?? new Error('no reply')) : resolve(reply)),
    );
  });
}

/** Makes a call and tells of it. `unknown` is what is told when no answer came; undefined tells nothing then. */
async function record<R>(key: string, { send, told, unknown }: { readonly send: () => Promise<R>; readonly told: (reply: R) => LockEvent; readonly unknown?: LockEvent }): Promise<R | undefined> {
  const from = clock();
  try {
    const reply = await send();
    tell({ kind: 'operation', key, call: from, end: clock(), what: told(reply) });
    return reply;
  } catch {
    // The server was killed, or stood still for too long: the call may have done its work, or may do it yet.
    if (unknown !== undefined) tell({ kind: 'operation', key, call: from, end: null, what: unknown });
    return undefined;
  }
}

function access(id: string, message: { readonly key: string; readonly token: number; readonly write?: readonly number[] }): Promise<readonly number[]> {
  const { promise, resolve } = Promise.withResolvers<readonly number[]>();
  waiting.set(id, resolve);
  tell({ kind: 'access', id, ...message });
  return promise;
}

/** What the lock is held for: reads numbers, thinks, and writes them, one more each. */
async function work(id: string, key: string, token: number): Promise<void> {
  const numbers = await access(id, { key, token });
  await sleep(Math.random() * 25);
  await access(id, { key, token, write: numbers.map((number) => number + 1) });
}

async function turn(id: string): Promise<void> {
  const key = choose(keys);
  const acquiring = { kind: 'acquire' as const, owner: id, ttl: TTL_SECONDS * 1_000 };
  const reply = await record(key, {
    send: () => call(acquireLock, { resourceKey: key, ownerId: id, ttlSeconds: TTL_SECONDS, waitForLock: Math.random() < 0.6, waitTimeoutSeconds: choose([1, 2]) }),
    told: ({ acquired, fencingToken }) => ({ ...acquiring, outcome: acquired ? { token: Number(fencingToken) } : 'held' }),
    unknown: { ...acquiring, outcome: 'unknown' },
  });
  if (reply?.acquired !== true) return;
  const token = Number(reply.fencingToken);
  await work(id, key, token);
  if (Math.random() < 0.2) {
    const refreshing = { kind: 'refresh' as const, token, ttl: TTL_SECONDS * 1_000 };
    await record(key, { send: () => call(refreshLock, { lockId: reply.lockId, ownerId: id }), told: ({ refreshed }) => ({ ...refreshing, outcome: refreshed }), unknown: { ...refreshing, outcome: 'unknown' } });
  }
  // Now and then a holder forgets its lock, and it ends by itself.
  if (Math.random() < 0.02) return;
  const releasing = { kind: 'release' as const, token };
  await record(key, { send: () => call(releaseLock, { lockId: reply.lockId, ownerId: id }), told: ({ released }) => ({ ...releasing, outcome: released }), unknown: { ...releasing, outcome: 'unknown' } });
}

async function caller(id: string): Promise<void> {
  while (!finishing) {
    if (Math.random() < 0.2) {
      const key = choose(keys);
      await record(key, { send: () => call(checkLock, { resourceKey: key }), told: ({ locked, ownerId }) => ({ kind: 'check', outcome: locked ? { owner: ownerId } : 'free' }) });
    } else {
      await turn(id);
    }
    await sleep(Math.random() * 10);
  }
}

await Promise.all(Array.from({ length: callers }, (_, index) => caller(`${name}-${index}`)));
tell({ kind: 'done' });
