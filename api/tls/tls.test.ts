/** TLS on both doors: who a client certificate stands for, and certificates that change while calls run. */
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ListAccountsRequestSchema, ListAccountsResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { SILENT_LOG } from '../../runtime/log.ts';
import { combineAuthenticators } from '../identity/authenticators.ts';
import { BearerTokens } from '../identity/bearer-tokens.ts';
import { ClientCertificates } from '../identity/client-certificates.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { testAuthority, type Pair } from '../testing/test-certificates.ts';
import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from '../testing/test-issuer.ts';
import { TlsFiles } from './tls-files.ts';

const LIST = '/acctapi.v1.AccountProvisioningService/ListAccounts';
const TENANTS = ['acme', 'globex'];

let folder: string;
let test: TestApi;
let files: TlsFiles;
let issuer: TestIssuer;
let serverCa: ReturnType<typeof testAuthority>;
let clientCa: ReturnType<typeof testAuthority>;
let otherCa: ReturnType<typeof testAuthority>;
let root: Pair;
let aheadMs = 0;

const path = (name: string): string => join(folder, name);

function write(server: Pair, clients: readonly Pair[]): void {
  writeFileSync(path('tls.crt'), server.cert);
  writeFileSync(path('tls.key'), server.key);
  writeFileSync(path('ca.crt'), clients.map(({ cert }) => cert).join(''));
}

const serverPair = (): Pair => serverCa.issue({ subject: '/CN=api', names: 'DNS:localhost,DNS:api.example,IP:127.0.0.1', usage: 'serverAuth' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-tls-'));
  [serverCa, clientCa, otherCa] = [testAuthority(folder), testAuthority(folder), testAuthority(folder)];
  root = clientCa.issue({ subject: '/O=tenantry:platform-admins/CN=root' });
  write(serverPair(), [clientCa]);
  files = new TlsFiles({ certFile: path('tls.crt'), keyFile: path('tls.key'), clientCaFile: path('ca.crt'), log: SILENT_LOG, everyMs: 3_600_000 });
  await files.start();
  issuer = await startTestIssuer();
  const tokens = new BearerTokens({
    issuers: [{ url: issuer.url, discoveryUrl: undefined, audiences: [TEST_AUDIENCE], certificateAuthority: undefined, username: { claim: 'sub', prefix: '' }, groups: { claim: 'groups', prefix: 'tenantry:' }, requiredClaims: new Map() }],
    now: () => Date.now(), monotonicMs: () => performance.now(), log: SILENT_LOG,
  });
  const certificates = new ClientCertificates({ authorities: () => files.material().authorities, trustDomain: 'test.example', now: () => Date.now() + aheadMs, log: SILENT_LOG });
  test = await startTestApi({ tls: files, authenticator: combineAuthenticators({ tokens, certificates }) });
  for (const id of TENANTS) test.store.put({ id, document: { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: 'Active' } }, etag: 'e', commit: 'c', createdAt: new Date(0), updatedAt: new Date(0) });
});
afterAll(async () => {
  await test.stop();
  await files.stop();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

interface Shown {
  readonly pair?: Pair | undefined;
  readonly token?: string | undefined;
}

/** Ids of the tenants that the caller sees, or the code of the refusal. */
function overGrpc(client: Client, token?: string): Promise<readonly string[] | number> {
  const metadata = new Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  const same = (bytes: Buffer): Buffer => bytes;
  const bytes = Buffer.from(toBinary(ListAccountsRequestSchema, create(ListAccountsRequestSchema)));
  return new Promise((resolve) => {
    client.makeUnaryRequest(LIST, same, same, bytes, metadata, { deadline: Date.now() + 10_000 }, (error: ServiceError | null, reply?: Buffer) => {
      if (error !== null) resolve(error.code);
      else resolve(fromBinary(ListAccountsResponseSchema, reply ?? Buffer.alloc(0)).accounts.map(({ organizationId }) => organizationId));
    });
  });
}

function grpcClient({ pair }: Shown): Client {
  const ssl = credentials.createSsl(Buffer.from(serverCa.cert), pair === undefined ? null : Buffer.from(pair.key), pair === undefined ? null : Buffer.from(pair.cert));
  return new Client(test.grpcAddress, ssl, { 'grpc.use_local_subchannel_pool': 1 });
}

async function onceOverGrpc(shown: Shown): Promise<readonly string[] | number> {
  const client = grpcClient(shown);
  try {
    return await overGrpc(client, shown.token);
  } finally {
    client.close();
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function overRest(path: string, { pair, token, agent = new Agent(), headers = {} }: Shown & { agent?: Agent; headers?: Record<string, string> }): Promise<Answer> {
  const { port } = new URL(test.url);
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', servername: 'localhost', port, path, agent, ca: serverCa.cert, ...(pair === undefined ? {} : pair), headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', reject).end();
  });
}

async function onceOverRest(shown: Shown): Promise<readonly string[] | number> {
  const { status, body } = await overRest('/v1/accounts', shown);
  return status === 200 ? (JSON.parse(body) as { accounts: { organizationId: string }[] }).accounts.map(({ organizationId }) => organizationId) : status;
}

const everywhere = (shown: Shown): Promise<(readonly string[] | number)[]> => Promise.all([onceOverGrpc(shown), onceOverRest(shown)]);
const NOBODY = [16, 401];

describe('a client certificate', () => {
  it.each([
    ['platform admins by group', { subject: '/O=tenantry:platform-admins/CN=root' }, TENANTS],
    ['a tenant user by group', { subject: '/O=devs/O=tenantry:acme:users/CN=ann' }, ['acme']],
    ['a tenant viewer by SPIFFE id', { names: 'URI:spiffe://test.example/tenant/globex/viewer/ci' }, ['globex']],
    ['platform admins by SPIFFE id', { names: 'URI:spiffe://test.example/platform/portal,DNS:portal.example' }, TENANTS],
    ['nobody in particular', { subject: '/O=devs/CN=ann' }, []],
    ['nobody by bad ids', { subject: '/O=tenantry:x:admins/O=tenantry:ACME:admins/O=tenantry:acme--dev:admins/O=tenantry:acme:owners/CN=ann' }, []],
  ])('stands for %s', async (_what, wanted, tenants) => {
    expect(await everywhere({ pair: clientCa.issue(wanted) })).toEqual([tenants, tenants]);
  });

  it.each([
    ['two URIs', { names: 'URI:spiffe://test.example/platform/a,URI:spiffe://test.example/platform/b' }],
    ['another trust domain', { names: 'URI:spiffe://evil.example/platform/a' }],
    ['another URI beside good groups', { subject: '/O=tenantry:platform-admins/CN=root', names: 'URI:https://test.example/platform/a' }],
    ['no name', { subject: '/O=tenantry:platform-admins' }],
    ['two names', { subject: '/O=tenantry:platform-admins/CN=a/CN=b' }],
    ['an end that is past', { subject: '/O=tenantry:platform-admins/CN=root', days: -1 }],
    ['the purpose of a server', { subject: '/O=tenantry:platform-admins/CN=root', usage: 'serverAuth' as const }],
  ])('with %s is nobody', async (_what, wanted) => {
    expect(await everywhere({ pair: clientCa.issue(wanted) })).toEqual(NOBODY);
  });

  it('of another authority, of the server\'s own, or of none at all is nobody', async () => {
    for (const pair of [otherCa.issue({ subject: '/O=tenantry:platform-admins/CN=root' }), serverCa.issue({ subject: '/O=tenantry:platform-admins/CN=root' }), undefined]) expect(await everywhere({ pair })).toEqual(NOBODY);
    const { status, body } = await overRest('/v1/accounts', { pair: otherCa.issue({}) });
    expect([status, JSON.parse(body)]).toMatchObject([401, { error: { status: 'UNAUTHENTICATED' } }]);
  });

  it('counts no longer once it has ended, also on a connection that is open', async () => {
    const client = grpcClient({ pair: root });
    expect(await overGrpc(client)).toEqual(TENANTS);
    aheadMs = 3 * 86_400_000;
    expect(await overGrpc(client)).toBe(16);
    aheadMs = 0;
    expect(await overGrpc(client)).toEqual(TENANTS);
    client.close();
  });
});

describe('a bearer token beside it', () => {
  it('counts alone, good or bad', async () => {
    const token = await issuer.token({ sub: 'ann', groups: ['acme:viewers'] });
    expect(await everywhere({ token })).toEqual([['acme'], ['acme']]);
    expect(await everywhere({ token, pair: root })).toEqual([['acme'], ['acme']]);
    expect(await everywhere({ token: `${token.slice(0, -3)}AAA`, pair: root })).toEqual(NOBODY);
    expect(await everywhere({ token: 'x', pair: root })).toEqual(NOBODY);
  });
});

describe('doors', () => {
  it('tell their health to probes without a certificate', async () => {
    expect((await overRest('/healthz', {})).status).toBe(200);
    const client = grpcClient({});
    const same = (bytes: Buffer): Buffer => bytes;
    const reply = await new Promise<Buffer | undefined>((resolve, reject) => client.makeUnaryRequest('/grpc.health.v1.Health/Check', same, same, Buffer.alloc(0), (error: ServiceError | null, bytes?: Buffer) => (error === null ? resolve(bytes) : reject(error))));
    client.close();
    expect([...(reply ?? [])]).toEqual([0x08, 0x01]);
  });

  it('answer to the names of their certificate and to no page of another one', async () => {
    for (const host of ['localhost', 'api.example', 'API.example:8443', `127.0.0.1:${new URL(test.url).port}`]) expect((await overRest('/v1/accounts', { pair: root, headers: { host } })).status).toBe(200);
    for (const host of ['evil.example', 'api.example.evil', '10.0.0.1', 'api', 'api.example, evil']) expect((await overRest('/v1/accounts', { pair: root, headers: { host } })).status).toBe(403);
    expect((await overRest('/v1/accounts', { pair: root, headers: { host: 'api.example', origin: 'https://api.example' } })).status).toBe(200);
    for (const origin of ['http://api.example', 'https://evil.example', 'null']) expect((await overRest('/v1/accounts', { pair: root, headers: { host: 'api.example', origin } })).status).toBe(403);
  });

  it('take nothing older than TLS 1.3, and no plain text', async () => {
    for (const port of [new URL(test.url).port, test.grpcAddress.split(':')[1]]) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ port: Number(port), host: '127.0.0.1', servername: 'localhost', ca: serverCa.cert, maxVersion: 'TLSv1.2' }, () => resolve('connected'));
        socket.on('error', (error: Error) => resolve(error.message));
      });
      expect(outcome).toMatch(/protocol version/i);
    }
    await expect(fetch(`http://127.0.0.1:${new URL(test.url).port}/healthz`)).rejects.toThrow();
  });
});

describe('new files', () => {
  it('are taken without a failed call, on connections that are open and on new ones', async () => {
    const client = grpcClient({ pair: root });
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    let over = false;
    let calls = 0;
    const wrong: unknown[] = [];
    const load = async (one: () => Promise<unknown>): Promise<void> => {
      while (!over) {
        const answer = await one().catch((error: unknown) => error);
        calls += 1;
        if (JSON.stringify(answer) !== JSON.stringify(TENANTS)) wrong.push(answer);
      }
    };
    const running = [
      load(() => overGrpc(client)), load(() => onceOverGrpc({ pair: root })), load(() => onceOverRest({ pair: root })),
      load(async () => (JSON.parse((await overRest('/v1/accounts', { pair: root, agent })).body) as { accounts: { organizationId: string }[] }).accounts.map(({ organizationId }) => organizationId)),
    ];
    const serials = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      // Halfway the key belongs to another certificate, and then a file is gone: the last good ones stay.
      const next = serverPair();
      writeFileSync(path('tls.key'), next.key);
      await files.look();
      rmSync(path('tls.crt'));
      await files.look();
      write(next, [otherCa, clientCa]);
      await files.look();
      serials.add(files.material().leaf.serialNumber);
      const before = calls;
      await expect.poll(() => calls - before).toBeGreaterThan(20);
    }
    over = true;
    await Promise.all(running);
    client.close();
    agent.destroy();
    expect([wrong, serials.size]).toEqual([[], 3]);
  });

  it('show themselves to the next connection of each door', async () => {
    const next = serverPair();
    write(next, [clientCa]);
    await files.look();
    for (const port of [new URL(test.url).port, test.grpcAddress.split(':')[1]]) {
      const serial = await new Promise<string>((resolve, reject) => {
        const socket = connect({ port: Number(port), host: '127.0.0.1', servername: 'localhost', ca: serverCa.cert, ALPNProtocols: ['h2', 'http/1.1'] }, () => {
          resolve(socket.getPeerCertificate().serialNumber);
          socket.destroy();
        });
        socket.on('error', reject);
      });
      expect(serial).toBe(files.material().leaf.serialNumber);
    }
  });

  it('without an authority end what its certificates may do, also on connections that are open', async () => {
    const client = grpcClient({ pair: root });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect([await overGrpc(client), (await overRest('/v1/accounts', { pair: root, agent })).status]).toEqual([TENANTS, 200]);
    write(serverPair(), [otherCa]);
    await files.look();
    expect([await overGrpc(client), (await overRest('/v1/accounts', { pair: root, agent })).status, ...(await everywhere({ pair: root }))]).toEqual([16, 401, ...NOBODY]);
    expect(await everywhere({ pair: otherCa.issue({ subject: '/O=tenantry:acme:admins/CN=ann' }) })).toEqual([['acme'], ['acme']]);
    client.close();
    agent.destroy();
  });

  it('are looked for by themselves', async () => {
    const own = new TlsFiles({ certFile: path('tls.crt'), keyFile: path('tls.key'), clientCaFile: undefined, log: SILENT_LOG, everyMs: 10 });
    await own.start();
    const told = new Promise<string>((resolve) => own.onChange(({ leaf }) => resolve(leaf.serialNumber)));
    const before = own.material().leaf.serialNumber;
    write(serverPair(), [clientCa]);
    expect(await told).not.toBe(before);
    await own.stop();
  });

  it('may hold an authority between: it must stand there itself, since a chain that a caller brings is not enough', async () => {
    const between = testAuthority(folder, clientCa);
    const leaf = between.issue({ subject: '/O=tenantry:acme:admins/CN=ann' });
    const pair = { cert: leaf.cert + between.cert, key: leaf.key };
    write(serverPair(), [clientCa]);
    await files.look();
    expect(await everywhere({ pair })).toEqual(NOBODY);
    write(serverPair(), [clientCa, between]);
    await files.look();
    expect(await everywhere({ pair })).toEqual([['acme'], ['acme']]);
  });

  it.each([['nothing', ''], ['no certificate', 'hello'], ['a certificate that is no authority', 'leaf']])('with %s for authorities are not taken', async (_what, text) => {
    const before = files.material();
    writeFileSync(path('ca.crt'), text === 'leaf' ? otherCa.issue({}).cert : text);
    await files.look();
    expect(files.material()).toBe(before);
    const other = new TlsFiles({ certFile: path('tls.crt'), keyFile: path('tls.key'), clientCaFile: path('ca.crt'), log: SILENT_LOG });
    await expect(other.start()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('--client-ca-file') as string });
  });
});
