/** What bounds connections, streams and metadata of the gRPC server, and how it lets go of them. */
import { once } from 'node:events';
import { connect as connectHttp2, type ClientHttp2Session, type ClientHttp2Stream, type Settings } from 'node:http2';
import { connect } from 'node:net';
import { Client, credentials, Metadata, status, type ServerOptions, type ServiceError } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { afterEach, describe, expect, it } from 'vitest';
import type { TenantDocument } from '../../model/tenant.ts';
import { AccountProvisioningService, GetAccountRequestSchema, WatchAccountRequestSchema, WatchAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callBytes, callRpc, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';

const GET = '/acctapi.v1.AccountProvisioningService/GetAccount';
const WATCH = '/acctapi.v1.AccountProvisioningService/WatchAccount';
const same = (bytes: Buffer): Buffer => bytes;

let test: TestApi | undefined;
const ends: (() => void)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await test?.stop();
  test = undefined;
});

async function start(grpcLimits: ServerOptions = {}, options: { readonly arrivalMs?: number } = {}): Promise<TestApi> {
  test = await startTestApi({ grpcLimits, ...options });
  const document: TenantDocument = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'free', state: 'Active' } };
  test.store.put({ id: 'acme', document, etag: 'e', commit: 'c', createdAt: new Date(0), updatedAt: new Date(0) });
  return test;
}

function session({ grpcAddress }: TestApi): ClientHttp2Session {
  const opened = connectHttp2(`http://${grpcAddress}`);
  ends.push(() => opened.destroy());
  return opened;
}

function client({ grpcAddress }: TestApi): Client {
  const made = new Client(grpcAddress, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });
  ends.push(() => made.close());
  return made;
}

/** `OK`, or the code of the failure. */
function get(by: Client, extra: Record<string, string> = {}): Promise<number> {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${TEST_TOKEN}`);
  for (const [name, value] of Object.entries(extra)) metadata.set(name, value);
  const bytes = Buffer.from(toBinary(GetAccountRequestSchema, create(GetAccountRequestSchema, { organizationId: 'acme' })));
  return new Promise((resolve) => by.makeUnaryRequest(GET, same, same, bytes, metadata, { deadline: Date.now() + 10_000 }, (error: ServiceError | null) => resolve(error?.code ?? status.OK)));
}

describe('connections', () => {
  it('carry 256 calls at a time, and say so', async () => {
    const [settings] = (await once(session(await start()), 'remoteSettings')) as [Settings];
    expect(settings.maxConcurrentStreams).toBe(256);
  });

  it('are let go at their age without a failed call', async () => {
    const api = await start({ 'grpc.max_connection_age_ms': 50, 'grpc.max_connection_age_grace_ms': 5_000 });
    const gone = once(session(api), 'goaway') as Promise<[number]>;
    const by = client(api);
    const codes = new Set<number>();
    let isGone = false;
    const load = (async () => {
      while (!isGone) codes.add(await get(by));
    })();
    const [code] = await gone;
    isGone = true;
    await load;
    expect([code, [...codes]]).toEqual([0, [status.OK]]);
    expect(await get(by)).toBe(status.OK);
  });

  it('are let go when nobody uses them', async () => {
    await once(session(await start({ 'grpc.max_connection_idle_ms': 50 })), 'goaway');
  });

  it('of clients that are gone are ended: who answers no ping is not there', async () => {
    const api = await start({ 'grpc.keepalive_time_ms': 50, 'grpc.keepalive_timeout_ms': 50 });
    const [host, port] = api.grpcAddress.split(':');
    const socket = connect(Number(port), host);
    // The preface and empty settings of HTTP/2 (RFC 9113, section 3.4), and never another byte.
    socket.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])]));
    socket.resume();
    await once(socket, 'close');
  });

  it('go on after metadata that is too large', async () => {
    const by = client(await start());
    expect(await get(by, { filler: 'x'.repeat(100_000) })).not.toBe(status.OK);
    expect(await get(by, { filler: 'x'.repeat(1_000) })).toBe(status.OK);
  });
});

/** Opens a call and sends the first half of its message, which says that it has 1,000,000 bytes. */
function half(by: ClientHttp2Session, authorization: string | undefined, path = GET): ClientHttp2Stream {
  const call = by.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...(authorization === undefined ? {} : { authorization }) });
  call.on('error', () => {});
  const head = Buffer.from([0, 0, 0, 0, 0]);
  head.writeUInt32BE(1_000_000, 1);
  call.write(Buffer.concat([head, Buffer.alloc(500_000)]));
  return call;
}

async function statusOf(call: ClientHttp2Stream): Promise<number> {
  const [headers] = (await once(call, 'response')) as [Record<string, unknown>];
  return Number(headers['grpc-status']);
}

describe('messages that are not whole', () => {
  it.each([['without credentials', undefined], ['with wrong ones', 'Bearer wrong']])('end at once for callers %s', async (_, authorization) => {
    const api = await start();
    const by = session(api);
    expect(await Promise.all(Array.from({ length: 8 }, () => statusOf(half(by, authorization))))).toEqual(Array.from({ length: 8 }, () => status.UNAUTHENTICATED));
    expect(api.logged.filter((line) => line.includes('UNAUTHENTICATED') && line.includes('GetAccount'))).toHaveLength(8);
  });

  it('of one caller take at most 64 places, and end after a while', async () => {
    const api = await start({}, { arrivalMs: 2_000 });
    const by = session(api);
    const codes = Array.from({ length: 65 }, () => statusOf(half(by, `Bearer ${TEST_TOKEN}`)));
    // All places are taken, so this call is only answered when one is given up.
    expect(await get(client(api))).toBe(status.OK);
    expect(new Set(await Promise.all(codes))).toEqual(new Set([status.DEADLINE_EXCEEDED]));
  });

  it('of strangers to open methods take few places of their connection only', async () => {
    const api = await start({}, { arrivalMs: 60_000 });
    const by = session(api);
    for (let count = 0; count < 8; count += 1) half(by, undefined, '/schedulerapi.v1.HealthService/Check');
    const reply = await callBytes(api.grpcAddress, '/schedulerapi.v1.HealthService/Check', { bytes: new Uint8Array() });
    expect(reply.bytes.length).toBeGreaterThan(0);
  });
});

describe('streams', () => {
  it('of one caller are 256 at one time, over however many connections', async () => {
    const api = await start();
    const [one, other] = [session(api), session(api)];
    const bytes = Buffer.from(toBinary(WatchAccountRequestSchema, create(WatchAccountRequestSchema, { organizationId: 'acme' })));
    const message = Buffer.concat([Buffer.from([0, 0, 0, 0, bytes.length]), bytes]);
    const watch = (by: ClientHttp2Session): ClientHttp2Stream => {
      const call = by.request({ ':method': 'POST', ':path': WATCH, 'content-type': 'application/grpc', te: 'trailers', authorization: `Bearer ${TEST_TOKEN}` });
      call.on('error', () => {});
      call.end(message);
      return call;
    };
    // Each has sent its first reply.
    await Promise.all(Array.from({ length: 256 }, () => once(watch(one), 'data')));
    const [trailers] = (await once(watch(other), 'trailers')) as [Record<string, unknown>];
    expect(Number(trailers['grpc-status'])).toBe(status.RESOURCE_EXHAUSTED);
    one.destroy();
    // As soon as the server has seen that they are gone.
    const opens = (): Promise<boolean> => {
      const call = watch(other);
      return Promise.race([once(call, 'data').then(() => true), once(call, 'trailers').then(() => false)]);
    };
    await expect.poll(opens).toBe(true);
  });

  it('end with UNAVAILABLE when the server stops, which does not wait for them', async () => {
    const api = await start();
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${TEST_TOKEN}`);
    const bytes = Buffer.from(toBinary(WatchAccountRequestSchema, create(WatchAccountRequestSchema, { organizationId: 'acme' })));
    const stream = client(api).makeServerStreamRequest(WATCH, same, same, bytes, metadata);
    const [first] = (await once(stream, 'data')) as [Buffer];
    expect(fromBinary(WatchAccountResponseSchema, first).organizationId).toBe('acme');
    const ended = once(stream, 'error') as Promise<[ServiceError]>;
    // Never aborted: were the stream waited for, this would not end.
    await api.api.grpc.stop(new AbortController().signal);
    const [error] = await ended;
    expect([error.code, error.details]).toEqual([status.UNAVAILABLE, 'this server is stopping; ask again']);
    await expect(callRpc(api.grpcAddress, AccountProvisioningService.method.getAccount, { organizationId: 'acme' })).rejects.toMatchObject({ code: status.UNAVAILABLE });
  });
});
