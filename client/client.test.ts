/** The client against the real servers, the same over both doors. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TenantryError } from '../model/errors.ts';
import { startTestApi, TEST_TOKEN, type TestApi } from '../api/testing/test-api.ts';
import { createClient, PlanTier, TenantryCallError, type TenantryClient } from './index.ts';
import type { Waiting } from './retry.ts';

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());

async function failureOf(call: Promise<unknown>): Promise<TenantryCallError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof TenantryCallError) return error;
  throw new Error('no TenantryCallError', { cause: error });
}

describe.each(['gRPC', 'REST'] as const)('over %s', (door) => {
  const clients: TenantryClient[] = [];
  const waits: number[] = [];
  const waiting: Waiting = { random: () => 1, sleep: async (ms) => void waits.push(ms) };
  const client = (options: { token?: string; timeoutMs?: number; retries?: { attempts: number } } = {}): TenantryClient => {
    const shared = { token: TEST_TOKEN, waiting, ...options };
    const made = door === 'gRPC' ? createClient({ address: test.grpcAddress, ...shared }) : createClient({ baseUrl: test.url, ...shared });
    clients.push(made);
    return made;
  };
  const id = (name: string): string => `${name}-${door.toLowerCase()}`;
  afterEach(() => {
    for (const made of clients.splice(0)) made.close();
    waits.length = 0;
  });

  it('makes, reads, changes and lists accounts', async () => {
    const { accounts } = client();
    const made = await accounts.createAccount({ organizationId: id('acme'), planTier: PlanTier.STARTER });
    expect(made).toMatchObject({ organizationId: id('acme'), planTier: PlanTier.STARTER, status: 'ACTIVE' });
    expect((await accounts.updateAccount({ organizationId: id('acme'), planTier: PlanTier.PRO, etag: made.etag })).planTier).toBe(PlanTier.PRO);
    const read = await accounts.getAccount({ organizationId: id('acme') });
    expect(read).toMatchObject({ plan: 'pro', createdAt: { seconds: BigInt(Date.parse('2026-01-02T03:04:05Z') / 1_000) } });
    const page = await accounts.listAccounts({ pageSize: 1 });
    expect(page.accounts).toHaveLength(1);
    expect((await accounts.listAccountRevisions({ organizationId: id('acme') })).revisions).toHaveLength(2);
  });

  it('follows an operation to its end as a stream', async () => {
    const { accounts, operations } = client();
    const { operationId } = await accounts.createAccount({ organizationId: id('watched') });
    expect((await operations.waitOperation({ operationId })).operation).toMatchObject({ done: true, method: 'CreateAccount' });
    const states = [];
    for await (const { status, operations: all } of accounts.watchAccount({ organizationId: id('watched'), operationId })) states.push([status, all.map((one) => one.operationId)]);
    expect(states.at(-1)).toEqual(['ACTIVE', [operationId]]);
  });

  it('leaves an endless stream with the loop, and by a signal', async () => {
    const { accounts } = client();
    await accounts.createAccount({ organizationId: id('endless') });
    for await (const { status } of accounts.watchAccount({ organizationId: id('endless') })) {
      expect(status).toBe('ACTIVE');
      break;
    }
    const gone = new AbortController();
    const watch = (async () => {
      for await (const _ of accounts.watchAccount({ organizationId: id('endless') }, { signal: gone.signal })) gone.abort(new Error('enough'));
    })();
    await expect(watch).rejects.toThrow(/enough|aborted/);
  });

  it('tells what is wrong, field by field', async () => {
    const error = await failureOf(client().accounts.createAccount({ organizationId: 'No Such Id' }));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'TENANT_ID', retryAfterMs: undefined, operationId: expect.stringMatching(/^op-\d+$/) as string });
    expect(error.fieldViolations).toMatchObject([{ field: 'organization_id', reason: 'TENANT_ID', description: expect.stringContaining('choose an id such as acme') as string }]);
    expect((await failureOf(client().accounts.getAccount({ organizationId: 'nobody' }))).code).toBe('NOT_FOUND');
    expect((await failureOf(client({ token: 'wrong' }).accounts.getAccount({ organizationId: 'nobody' }))).code).toBe('UNAUTHENTICATED');
    const watch = client().accounts.watchAccount({ organizationId: 'nobody' });
    expect((await failureOf((async () => { for await (const _ of watch) throw new Error('a reply'); })())).code).toBe('NOT_FOUND');
  });

  it('waits as long as the server asks, and the change happens once', async () => {
    test.store.nextFailure = new TenantryError('UNAVAILABLE', 'the remote does not answer', { retryAfterSeconds: 2.5 });
    const made = await client().accounts.createAccount({ organizationId: id('patient') });
    expect([made.organizationId, waits]).toEqual([id('patient'), [2_500]]);
  });

  it('repeats nothing where that is not wanted, and nothing that is wrong', async () => {
    test.store.nextFailure = new TenantryError('UNAVAILABLE', 'the remote does not answer', { retryAfterSeconds: 2.5 });
    expect(await failureOf(client({ retries: { attempts: 1 } }).accounts.createAccount({ organizationId: id('once') }))).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 2_500 });
    await failureOf(client().accounts.createAccount({ organizationId: 'No' }));
    expect(waits).toEqual([]);
  });

  it('gives the same reply for the same request id', async () => {
    const { accounts } = client();
    const request = { organizationId: id('same'), requestId: id('r') };
    expect(await accounts.createAccount(request)).toEqual(await accounts.createAccount(request));
    expect((await failureOf(accounts.createAccount({ organizationId: id('same') }))).code).toBe('ALREADY_EXISTS');
  });

  it('keeps the deadline, and takes an abort for what it is', async () => {
    const { accounts, operations } = client();
    const { operationId } = await accounts.createAccount({ organizationId: id('slow') });
    expect((await operations.getOperation({ operationId })).operation?.done).toBe(true);
    const gone = new AbortController();
    gone.abort(new Error('changed my mind'));
    await expect(accounts.getAccount({ organizationId: id('slow') }, { signal: gone.signal })).rejects.toThrow('changed my mind');
  });

  it('takes a token from a function, for each call anew', async () => {
    let asked = 0;
    const token = async (): Promise<string> => {
      asked += 1;
      return TEST_TOKEN;
    };
    const made = door === 'gRPC' ? createClient({ address: test.grpcAddress, token }) : createClient({ baseUrl: test.url, token });
    clients.push(made);
    await made.health.check({});
    await made.health.check({});
    expect(asked).toBe(2);
  });
});

describe('a server that is none', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; body: string; headers?: Record<string, string> } | 'nothing';
  beforeAll(async () => {
    server = createServer((_request, response) => {
      if (answer === 'nothing') return;
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const waits: number[] = [];
  const waiting: Waiting = { random: () => 1, sleep: async (ms) => void waits.push(ms) };

  it.each([
    [{ status: 502, body: '<html>bad gateway</html>' }, 'UNAVAILABLE', [100, 200, 400]],
    [{ status: 404, body: '<html>nothing here</html>' }, 'UNKNOWN', []],
    [{ status: 200, body: 'not JSON' }, 'INTERNAL', []],
    [{ status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' } }, 'UNAVAILABLE', [100, 200, 400]],
    [{ status: 503, body: '{"error":{"code":503,"status":"NOPE","message":"x"}}' }, 'UNAVAILABLE', [100, 200, 400]],
    [{ status: 429, body: '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"x","details":[{"@type":"type.googleapis.com/made.Up"},7]}}' }, 'RESOURCE_EXHAUSTED', []],
  ])('%j is %s', async (said, code, want) => {
    answer = said;
    waits.length = 0;
    expect((await failureOf(createClient({ baseUrl: url, token: 't', waiting }).accounts.getAccount({ organizationId: 'a1' }))).code).toBe(code);
    expect(waits).toEqual(want);
  });

  it('is not waited for longer than allowed', async () => {
    answer = 'nothing';
    expect(await failureOf(createClient({ baseUrl: url }).accounts.getAccount({ organizationId: 'a1' }, { timeoutMs: 50 }))).toMatchObject({ code: 'DEADLINE_EXCEEDED', message: expect.stringContaining('within 50 ms') as string });
  });

  it('that cannot be reached is UNAVAILABLE over both', async () => {
    const shared = { waiting, retries: { attempts: 1 } };
    for (const client of [createClient({ baseUrl: 'http://127.0.0.1:1', ...shared }), createClient({ address: '127.0.0.1:1', ...shared })]) {
      expect((await failureOf(client.health.check({}))).code).toBe('UNAVAILABLE');
      client.close();
    }
  });
});
