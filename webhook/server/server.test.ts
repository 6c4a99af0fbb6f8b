import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority as createClients } from '../../lab/certificates.ts';
import { issueLeaf } from '../certificates/certificate.ts';
import { callerOf, responseOf } from '../testing/call.ts';
import { reviewText } from '../testing/reviews.ts';
import { day, startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server.ts';
import type { Answer } from './answer.ts';
import { LoadGate } from './load-gate.ts';
import { PathGuard } from './path-guard.ts';

const running: TestServer[] = [];
const UID = '705ab4f5-6393-11e8-b7cc-42010a800002';

async function start(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** A promise with its ends outside. */
function pending<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('WebhookServer', () => {
  it.each(['validate', 'mutate', 'quota'])('answers /%s with the uid of the call', async (endpoint) => {
    const { caller } = await start();
    const reply = await caller.post(`/${endpoint}?timeout=10s`, reviewText());
    expect(reply.status).toBe(200);
    expect(responseOf(reply)).toEqual({ uid: UID, allowed: true });
  });

  it.each([
    ['throws', () => { throw new Error('secret detail'); }],
    ['rejects', () => Promise.reject(new Error('secret detail'))],
    ['gives nothing', () => undefined as unknown as Answer],
  ])('refuses with 500 when the reviewer %s, counts it, and tells no cause', async (_, review) => {
    const { caller, metrics } = await start({ review });
    const reply = await caller.post('/validate', reviewText());
    expect(responseOf(reply)).toMatchObject({ uid: UID, allowed: false, status: { code: 500, reason: 'InternalError' } });
    expect(reply.body).not.toContain('secret detail');
    expect(await metrics.registry.getSingleMetricAsString('tenantry_admission_faults_total')).toContain('tenantry_admission_faults_total{endpoint="validate"} 1');
  });

  it('refuses when the time that the API server gives is over', async () => {
    const { caller, metrics } = await start({ review: () => new Promise<never>(() => undefined) });
    const reply = await caller.post('/validate?timeout=200ms', reviewText());
    expect(responseOf(reply)).toMatchObject({ uid: UID, allowed: false, status: { code: 504, reason: 'Timeout' } });
    expect(await metrics.registry.getSingleMetricAsString('tenantry_admission_faults_total')).toContain('{endpoint="validate"} 1');
  });

  it('hands the deadline on', async () => {
    const seen: number[] = [];
    const { caller } = await start({ review: (_, context) => { seen.push(context.remainingMs()); return { allowed: true }; } });
    await caller.post('/validate?timeout=3s', reviewText());
    expect(seen[0]).toBeGreaterThan(2_000);
    expect(seen[0]).toBeLessThanOrEqual(2_700);
  });

  it('refuses a malformed review: with its uid as a refusal, without one as 400', async () => {
    const { caller } = await start();
    expect(responseOf(await caller.post('/validate', reviewText({ operation: 'PATCH' })))).toMatchObject({ uid: UID, allowed: false, status: { code: 400 } });
    expect((await caller.post('/validate', '{}')).status).toBe(400);
    expect((await caller.post('/validate', '')).status).toBe(400);
    expect((await caller.post('/validate', Buffer.from([0xff, 0xfe, 0x00]))).status).toBe(400);
  });

  it('refuses bodies that are too large, of another type or without a length', async () => {
    const { caller } = await start({ maxBodyBytes: 10_000 });
    const large = await caller.post('/validate', reviewText({ object: { a: 'x'.repeat(20_000) } }));
    expect(large.status).toBe(413);
    expect((await caller.post('/validate', reviewText(), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await caller.post('/validate', reviewText(), { 'content-length': 'NaN' }).catch(() => ({ status: 'refused by the client' }))).status).not.toBe(200);
  });

  it('refuses a body whose length is not told before it is read, since nobody knows what room it takes', async () => {
    let asked = 0;
    const { port, authority } = await start({ review: () => { asked += 1; return { allowed: true }; } });
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const call = httpsRequest({ host: '127.0.0.1', port, path: '/validate', method: 'POST', ca: authority.cert, servername: '', agent: false, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end(reviewText());
    });
    expect([status, asked]).toEqual([411, 0]);
  });

  it('judges an object of 60,000 environment variables', async () => {
    const { caller } = await start({ maxBodyBytes: 1 << 24 });
    const env = Array.from({ length: 60_000 }, (_, index) => ({ name: `E${index}`, value: 'v' }));
    const reply = await caller.post('/validate', reviewText({ object: { spec: { containers: [{ name: 'a', env }] } } }));
    expect(responseOf(reply).allowed).toBe(true);
  });

  it('sheds what is above its bounds at once, and takes calls again when it can', async () => {
    const answer = pending<Answer>();
    const { caller, metrics } = await start({ review: () => answer.promise, gate: new LoadGate({ maxCalls: 1, maxBytes: 1 << 20, maxLagMs: 1_000 }, () => 0) });
    const first = caller.post('/validate', reviewText());
    await expect.poll(async () => (await caller.post('/validate', reviewText())).status).toBe(503);
    const shed = await caller.post('/validate', reviewText());
    expect(shed.headers['retry-after']).toBe('1');
    expect(await metrics.registry.getSingleMetricAsString('tenantry_admission_shed_total')).toContain('{reason="calls"}');
    answer.resolve({ allowed: true });
    expect(responseOf(await first).allowed).toBe(true);
    await expect.poll(async () => (await caller.post('/validate', reviewText())).status).toBe(200);
  });

  it('gives back the room of callers that went away', async () => {
    const gate = new LoadGate({ maxCalls: 1, maxBytes: 1 << 20, maxLagMs: 1_000 }, () => 0);
    const { port, authority } = await start({ review: () => new Promise<never>(() => undefined), gate });
    const leaver = callerOf(port, { ca: authority.cert });
    const call = leaver.post('/validate?timeout=30s', reviewText()).catch(() => 'gone');
    await expect.poll(() => gate.calls).toBe(1);
    leaver.close();
    await call;
    await expect.poll(() => gate.calls).toBe(0);
  });

  it('sheds calls until it is ready', async () => {
    let ready = false;
    const { caller } = await start({ isReady: () => ready });
    const early = await caller.post('/validate', reviewText());
    expect([early.status, early.headers['retry-after']]).toEqual([503, '1']);
    ready = true;
    expect((await caller.post('/validate', reviewText())).status).toBe(200);
  });

  it('hides behind its secret path, and takes the old and the new one while they rotate', async () => {
    const guard = new PathGuard(['old-secret']);
    const { caller } = await start({ guard });
    const status = async (path: string): Promise<number> => (await caller.post(path, reviewText())).status;
    expect([await status('/validate'), await status('/wrong/validate'), await status('/old-secret/validate')]).toEqual([404, 404, 200]);
    guard.accept(['old-secret', 'new-secret']);
    expect([await status('/old-secret/validate'), await status('/new-secret/quota')]).toEqual([200, 200]);
    guard.accept(['new-secret']);
    expect([await status('/old-secret/validate'), await status('/new-secret/validate')]).toEqual([404, 200]);
  });

  it('answers nothing else', async () => {
    const { caller } = await start();
    expect((await caller.post('/', reviewText())).status).toBe(404);
    expect((await caller.post('/metrics', reviewText())).status).toBe(404);
    expect((await caller.post('/some/validate', reviewText())).status).toBe(404);
  });

  it('lets only the API server in when it knows its authority and name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenantry-clients-'));
    const issue = async (name: string): Promise<{ ca: string; cert: string; key: string }> => {
      const clients = await createClients({ folder: join(folder, name), env: process.env });
      const files = await clients.issueClient('client', 'kube-apiserver', []);
      const [ca, cert, key] = await Promise.all([clients.certFile, files.certFile, files.keyFile].map((file) => readFile(file, 'utf8')));
      return { ca: ca ?? '', cert: cert ?? '', key: key ?? '' };
    };
    const [known, foreign] = [await issue('known'), await issue('foreign')];
    await rm(folder, { recursive: true });
    const call = async ({ port, authority }: TestServer, client: { cert?: string; key?: string }): Promise<number | string> => {
      const caller = callerOf(port, { ca: authority.cert, ...client });
      const first = await caller.post('/validate', reviewText()).then((reply) => reply.status, () => 'refused');
      const again = await caller.post('/validate', reviewText()).then((reply) => reply.status, () => 'refused');
      caller.close();
      return first === again ? first : `${first}, then ${again}`;
    };
    const server = await start({ client: { ca: known.ca, names: ['kube-apiserver'] } });
    expect(await call(server, {})).toBe('refused');
    expect(await call(server, { cert: foreign.cert, key: foreign.key })).toBe('refused');
    expect(await call(server, { cert: known.cert, key: known.key })).toBe(200);
    expect(await call(await start({ client: { ca: known.ca, names: ['another'] } }), { cert: known.cert, key: known.key })).toBe(404);
    // A new certificate of the webhook's own changes nothing about whom it lets in.
    server.server.serve(issueLeaf(server.authority, ['127.0.0.1'], day()));
    expect(await call(server, {})).toBe('refused');
    expect(await call(server, { cert: foreign.cert, key: foreign.key })).toBe('refused');
    expect(await call(server, { cert: known.cert, key: known.key })).toBe(200);
  });

  it('speaks TLS 1.3 only, with a new certificate too', async () => {
    const { server, port, authority } = await start();
    const outcome = (): Promise<unknown> => new Promise((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', servername: '', ca: authority.cert, maxVersion: 'TLSv1.2' }, () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
    });
    expect(await outcome()).toBe('refused');
    server.serve(issueLeaf(authority, ['127.0.0.1'], day()));
    expect(await outcome()).toBe('refused');
  });

  it('serves a new certificate on new connections, and keeps the open ones', async () => {
    const { server, port, authority } = await start();
    const caller = callerOf(port, { ca: authority.cert });
    const before = await caller.post('/validate', reviewText());
    server.serve(issueLeaf(authority, ['127.0.0.1'], day()));
    const kept = await caller.post('/validate', reviewText());
    const fresh = callerOf(port, { ca: authority.cert });
    const after = await fresh.post('/validate', reviewText());
    fresh.close();
    caller.close();
    expect(kept.fingerprint).toBe(before.fingerprint);
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect([kept.status, after.status]).toEqual([200, 200]);
  });

  it('keeps connections longer than an API server does', async () => {
    const { caller } = await start();
    const { headers } = await caller.post('/validate', reviewText());
    const [, seconds] = /timeout=(\d+)/.exec(String(headers['keep-alive'])) ?? [];
    expect(Number(seconds)).toBeGreaterThan(90);
  });

  it('asks callers to connect anew after ten minutes, so that calls find their way to new replicas', async () => {
    let now = 1_000;
    const { port, authority } = await start({ monotonicMs: () => now });
    const caller = callerOf(port, { ca: authority.cert });
    const connection = async (): Promise<unknown> => (await caller.post('/validate', reviewText())).headers['connection'];
    expect(await connection()).toBe('keep-alive');
    now += 600_000;
    expect(await connection()).toBe('keep-alive');
    now += 1;
    expect(await connection()).toBe('close');
    // The next call comes on a connection that is young.
    expect(await connection()).toBe('keep-alive');
    caller.close();
  });

  it('answers on while it drains, asking callers to connect anew, and lets running calls end', async () => {
    const answer = pending<Answer>();
    let slow = false;
    const { server, caller } = await start({ drainMs: 60_000, review: () => (slow ? answer.promise : { allowed: true }) });
    expect((await caller.post('/validate', reviewText())).headers['connection']).toBe('keep-alive');
    const hurry = new AbortController();
    const stopped = server.stop(AbortSignal.any([hurry.signal]));
    const during = await caller.post('/validate', reviewText());
    expect([during.status, during.headers['connection']]).toEqual([200, 'close']);
    slow = true;
    const last = caller.post('/validate', reviewText());
    answer.resolve({ allowed: true });
    expect((await last).status).toBe(200);
    hurry.abort();
    await stopped;
    await expect(caller.post('/validate', reviewText())).rejects.toThrow();
  });

  it('cuts off calls that still run when there is no time left to stop', async () => {
    const { server, caller } = await start({ review: () => new Promise<never>(() => undefined) });
    const running = caller.post('/validate?timeout=30s', reviewText()).then(() => 'answered', () => 'cut off');
    await expect.poll(async () => (await caller.post('/', reviewText())).status).toBe(404);
    const hurry = new AbortController();
    const stopped = server.stop(hurry.signal);
    hurry.abort();
    await stopped;
    expect(await running).toBe('cut off');
  });
});
