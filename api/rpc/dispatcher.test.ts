import { create, type Message } from '@bufbuild/protobuf';
import { describe, expect, it, vi } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { createLog } from '../../runtime/log.ts';
import { AccountProvisioningService, GetAccountRequestSchema, GetAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { HealthService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { LOCAL_IDENTITY } from '../identity/local-token.ts';
import type { Call } from './call.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { Dispatcher, type Arrival } from './dispatcher.ts';
import { Gate } from './gate.ts';
import type { Identity } from '../identity/identity.ts';
import type { StreamMethod, UnaryMethod } from './method.ts';

const arrival: Arrival = { door: 'grpc', credentials: { authorization: 'good' }, peer: 'p', signal: new AbortController().signal };
const request = (): Message => create(GetAccountRequestSchema, { organizationId: 'acme' });

function setup(invoke: (request: Message, call: Call) => Promise<Message>, open = false, identity: Identity = LOCAL_IDENTITY) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const audit = new AuditLog({ sink: { append: () => Promise.resolve() }, now: () => new Date(0), monotonicMs: () => 0, log });
  const dispatcher = new Dispatcher({
    gate: new Gate({ audit, tenantOfOperation: () => undefined }),
    authenticator: { authenticate: ({ authorization }) => (authorization === 'good' ? Promise.resolve(identity) : Promise.reject(new TenantryError('UNAUTHENTICATED', 'no'))) },
    log,
    now: () => 1_000, monotonicMs: () => 5, newOperationId: () => 'op', maxCallMs: 1_000, lookEveryMs: 5,
  });
  const method: UnaryMethod = { kind: 'unary', desc: open ? HealthService.method.check : AccountProvisioningService.method.getAccount, open, built: true, invoke };
  return { dispatcher, method, lines };
}

const reply = async (): Promise<Message> => create(GetAccountResponseSchema);

describe('Dispatcher', () => {
  it('gives the handler who calls, when, and how to send headers', async () => {
    let seen: Call | undefined;
    const { dispatcher, method, lines } = setup(async (_request, call) => {
      seen = call;
      call.setHeader('x-a', 'b');
      return reply();
    });
    const outcome = await dispatcher.run(method, arrival, request);
    expect(seen).toMatchObject({ identity: LOCAL_IDENTITY, operationId: 'op', door: 'grpc', arrivedAtMs: 5 });
    expect([...outcome.headers]).toEqual([['x-operation-id', 'op'], ['x-a', 'b']]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'call', level: 'info', fields: { method: 'acctapi.v1.AccountProvisioningService/GetAccount', code: 'OK', caller: 'local' } });
  });

  it('reads no message of a caller without credentials, and asks none for an open method', async () => {
    const parse = vi.fn(request);
    const closed = setup(reply);
    expect(await closed.dispatcher.run(closed.method, { ...arrival, credentials: { authorization: undefined } }, parse)).toMatchObject({ status: { code: 16 } });
    expect(parse).not.toHaveBeenCalled();
    const open = setup(reply, true);
    expect(await open.dispatcher.run(open.method, { ...arrival, credentials: { authorization: undefined } }, parse)).toHaveProperty('reply');
  });

  it('does not begin what is late already', async () => {
    const invoke = vi.fn(reply);
    const { dispatcher, method } = setup(invoke);
    expect(await dispatcher.run(method, { ...arrival, timeoutMs: -1 }, request)).toMatchObject({ status: { code: 4 } });
    expect(invoke).not.toHaveBeenCalled();
  });

  it('ends a call at its deadline, and tells the handler', async () => {
    let signal: AbortSignal | undefined;
    const { dispatcher, method } = setup((_request, call) => {
      ({ signal } = call);
      return new Promise(() => {});
    });
    expect(await dispatcher.run(method, { ...arrival, timeoutMs: 10 }, request)).toMatchObject({ status: { code: 4 } });
    expect(signal?.aborted).toBe(true);
  });

  it('ends a call whose caller went away', async () => {
    const gone = new AbortController();
    const { dispatcher, method } = setup(() => {
      gone.abort();
      return new Promise(() => {});
    });
    expect(await dispatcher.run(method, { ...arrival, signal: gone.signal }, request)).toMatchObject({ status: { code: 1 } });
  });

  it.each([['lives on without an end', undefined, 1], ['ends with the credentials that opened it', 1_020, 16], ['is over when they are', 900, 16]] as const)('a stream %s', async (_what, until, code) => {
    const gone = new AbortController();
    const method: StreamMethod = { kind: 'stream', desc: AccountProvisioningService.method.watchAccount, open: false, built: true, invoke: async function* () {
      yield create(AccountProvisioningService.method.watchAccount.output);
      // The credentials' timer is older than this one, so it goes first where there is one.
      setTimeout(() => gone.abort(), 40);
      await new Promise(() => {});
    } };
    const { dispatcher } = setup(reply, false, until === undefined ? LOCAL_IDENTITY : { ...LOCAL_IDENTITY, until });
    const status = await dispatcher.runStream(method, { ...arrival, signal: gone.signal }, { parse: () => create(AccountProvisioningService.method.watchAccount.input), sink: { begin: () => {}, send: () => Promise.resolve() } });
    expect(status?.code).toBe(code);
  });

  it('a stream ends when its credentials are withdrawn', async () => {
    const method: StreamMethod = { kind: 'stream', desc: AccountProvisioningService.method.watchAccount, open: false, built: true, invoke: async function* () {
      yield create(AccountProvisioningService.method.watchAccount.output);
      authorization = 'withdrawn';
      await new Promise(() => {});
    } };
    let authorization = 'good';
    const { dispatcher } = setup(reply);
    const credentials = { get authorization() { return authorization; } };
    const status = await dispatcher.runStream(method, { ...arrival, credentials }, { parse: () => create(AccountProvisioningService.method.watchAccount.input), sink: { begin: () => {}, send: () => Promise.resolve() } });
    expect([status?.code, status?.message]).toEqual([16, expect.stringContaining('the credentials that opened this stream have ended')]);
  });

  it('logs the cause of a hidden failure under the id that the caller got', async () => {
    const { dispatcher, method, lines } = setup(() => Promise.reject(new Error('the cause')));
    const outcome = await dispatcher.run(method, arrival, request);
    expect(outcome).toMatchObject({ status: { code: 13, message: 'internal error; the log has the cause under op' } });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', fields: { operationId: 'op', error: { message: 'the cause' } } });
  });
});
