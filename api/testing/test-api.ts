/** The whole API on free loopback ports over a memory store, for tests. */
import { credentials, Metadata, type ServiceError, Client } from '@grpc/grpc-js';
import { create, fromBinary, toBinary, type DescMethod, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, type Log } from '../../runtime/log.ts';
import { createTokenAuthenticator } from '../identity/local-token.ts';
import { createApi, type Api, type ApiOptions } from '../api.ts';
import { NO_CLUSTERS } from '../clusters/observer.ts';
import { OperationJournal } from '../operations/operation-journal.ts';
import { NO_CLOUD } from '../accounts/cloud.ts';
import { PurgeTally } from '../accounts/purge-tally.ts';
import { SqliteLockStore } from '../locks/sqlite-store.ts';
import { ReplyJournal } from '../rpc/reply-journal.ts';
import { MemoryStore } from './memory-store.ts';
import { samplePlatform, sampleShared } from './sample-documents.ts';

export const TEST_TOKEN = 'test-token-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export interface TestApi {
  readonly api: Api;
  readonly store: MemoryStore;
  /** Lines that were logged. */
  readonly logged: string[];
  /** Lines of the audit log. */
  readonly audited: string[];
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly grpcAddress: string;
  stop(): Promise<void>;
}

/** Starts it. Options replace the defaults. */
export async function startTestApi({ now = () => Date.now(), ...options }: Partial<ApiOptions> & { readonly now?: () => number } = {}): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-api-'));
  const logged: string[] = [];
  const audited: string[] = [];
  const log: Log = createLog({ level: 'debug', destination: { write: (line: string) => void logged.push(line) }, secrets: [TEST_TOKEN] });
  const store = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date('2026-01-02T03:04:05Z') });
  const replies = new ReplyJournal(join(folder, 'replies.sqlite'), () => Date.now());
  const operations = new OperationJournal(join(folder, 'operations.sqlite'), now);
  const tally = new PurgeTally(join(folder, 'operations.sqlite'));
  const locks = new SqliteLockStore({ file: join(folder, 'locks.sqlite'), monotonicMs: () => performance.now(), log });
  let calls = 0;
  const api = createApi({
    host: '127.0.0.1', httpPort: 0, grpcPort: 0, store, observer: NO_CLUSTERS, generationOf: () => 'g1', replies, operations, cloud: NO_CLOUD, tally, locks,
    authenticator: createTokenAuthenticator(TEST_TOKEN), pageKey: TEST_TOKEN, audit: { append: async (line) => void audited.push(line) }, log, monotonicMs: () => performance.now(), newOperationId: () => `op-${(calls += 1)}`,
    ...options,
  });
  await api.tracker.start();
  await api.rest.start();
  await api.grpc.start();
  return {
    api, store, logged, audited,
    url: `http://127.0.0.1:${api.rest.port()}`,
    grpcAddress: `127.0.0.1:${api.grpc.port()}`,
    stop: async () => {
      const soon = AbortSignal.timeout(2_000);
      await api.line.stop(soon);
      await Promise.all([api.rest.stop(soon), api.grpc.stop(soon)]);
      await api.tracker.stop(soon);
      await locks.close();
      replies.close();
      operations.close();
      tally.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Headers of a good REST call. */
export const GOOD_HEADERS = { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json' };

/** One unary call with raw bytes in and out. */
export function callBytes(address: string, path: string, input: { readonly bytes: Uint8Array; readonly token?: string | undefined; readonly deadlineMs?: number }): Promise<{ bytes: Buffer; headers: Metadata }> {
  const client = new Client(address, credentials.createInsecure());
  const metadata = new Metadata();
  if (input.token !== undefined) metadata.set('authorization', `Bearer ${input.token}`);
  const same = (bytes: Buffer): Buffer => bytes;
  return new Promise<{ bytes: Buffer; headers: Metadata }>((resolve, reject) => {
    let headers = new Metadata();
    const call = client.makeUnaryRequest(path, same, same, Buffer.from(input.bytes), metadata, { deadline: Date.now() + (input.deadlineMs ?? 10_000) }, (error: ServiceError | null, bytes?: Buffer) => {
      client.close();
      if (error !== null) reject(error);
      else resolve({ bytes: bytes ?? Buffer.alloc(0), headers });
    });
    call.on('metadata', (sent: Metadata) => (headers = sent));
  });
}

/** One unary call of a method of the contract, with the good token. */
export async function callRpc<M extends DescMethod>(address: string, method: M, request: MessageInitShape<M['input']>): Promise<MessageShape<M['output']>> {
  const bytes = toBinary(method.input, create(method.input, request));
  const reply = await callBytes(address, `/${method.parent.typeName}/${method.name}`, { bytes, token: TEST_TOKEN });
  return fromBinary(method.output, reply.bytes) as MessageShape<M['output']>;
}
