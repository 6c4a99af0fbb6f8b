/**
 * `grpc.get-account.rate` and `rest.get-account.rate`: GetAccount with credentials over a repository of 10,000 tenants,
 * beside an empty handler of the same server, in short turns. By REST all of the tenants are asked for, by gRPC one.
 *
 * The empty handler is HealthService.Check. It goes through the same door, route table, parser, dispatcher, gate, figures
 * and encoder, and is sent the same credentials, but being open to everybody it does not look at them: what it costs to
 * know the caller counts against us. Neither call is a change, so the throttle counts neither.
 *
 * `list.*`: pages of all of them, the first beside the last.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import autocannon, { type Client, type Request } from 'autocannon';
import { callBytes } from '../api/testing/test-api.ts';
import { GetAccountRequestSchema, GetAccountResponseSchema } from '../proto/gen/acctapi/v1/account_pb.js';
import { tenantName } from './git-load.ts';
import { grpcRate, hasH2load } from './h2load.ts';
import type { Bench, Result } from './result.ts';
import { TENANTS, type Listening } from './api-scale.ts';

const TURNS = 4;
const SECONDS = 3;
const WARM_UP_SECONDS = 3;
const CONNECTIONS = 100;
const GET = '/acctapi.v1.AccountProvisioningService/GetAccount';
const EMPTY = '/schedulerapi.v1.HealthService/Check';
const PAGE = 100;
const ROUNDS = 9;

async function listening(server: ChildProcess): Promise<Listening> {
  const ended = once(server, 'exit').then(() => {
    throw new Error('the server of the benchmark ended');
  });
  const [message] = (await Promise.race([once(server, 'message'), ended])) as [Listening];
  ended.catch(() => undefined);
  return message;
}

async function withServer<T>(work: (at: Listening) => Promise<T>): Promise<T> {
  const server = fork(join(import.meta.dirname, 'api-server.ts'), [], { execArgv: [] });
  try {
    return await work(await listening(server));
  } finally {
    server.disconnect();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Both loads turn by turn, so that whatever else the machine does falls on both. */
async function sideBySide(name: string, ours: (seconds: number) => Promise<number>, empty: (seconds: number) => Promise<number>): Promise<Result> {
  for (const load of [empty, ours]) await load(WARM_UP_SECONDS);
  const rates = { ours: [] as number[], empty: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    rates.empty.push(await empty(SECONDS));
    rates.ours.push(await ours(SECONDS));
  }
  const [value, baseline] = [median(rates.ours), median(rates.empty)];
  return { name, value, unit: '/s', baseline: { name: 'empty handler (HealthService.Check)', value: baseline }, ratio: value / baseline };
}

async function grpc(): Promise<Result[]> {
  if (!hasH2load()) {
    console.log('skipped: grpc.get-account.rate needs h2load (nghttp2-client)');
    return [];
  }
  return withServer(async (at) => {
    const message = toBinary(GetAccountRequestSchema, create(GetAccountRequestSchema, { organizationId: tenantName(4_711) }));
    const { bytes } = await callBytes(at.grpc, GET, { bytes: message, token: at.token });
    if (fromBinary(GetAccountResponseSchema, bytes).namespace !== `tenant-${tenantName(4_711)}`) throw new Error('GetAccount of the benchmark gives another tenant');
    const load = (path: string, bytes: Uint8Array) => (seconds: number) => grpcRate({ address: at.grpc, path, message: bytes, token: at.token, seconds });
    return [await sideBySide('grpc.get-account.rate', load(GET, message), load(EMPTY, new Uint8Array()))];
  });
}

async function rest(): Promise<Result[]> {
  return withServer(async (at) => {
    const headers = { authorization: `Bearer ${at.token}` };
    const get = (path: string): Request => ({ method: 'GET', path, headers });
    // Every connection has tenants of its own from all over the repository, so that none of the 10,000 is left out.
    const share = TENANTS / CONNECTIONS;
    const shareOf = (connection: number): Request[] => Array.from({ length: share }, (_, index) => get(`/v1/accounts/${tenantName(((connection * share + index) * 7_919) % TENANTS)}`));
    const tenants = Array.from({ length: CONNECTIONS }, (_, connection) => shareOf(connection));
    const load = (requestsOf: (connection: number) => readonly Request[]) => async (seconds: number): Promise<number> => {
      let connection = 0;
      const setupClient = (client: Client): void => {
        client.setRequests(requestsOf(connection));
        connection += 1;
      };
      const { requests: done, duration, errors, non2xx } = await autocannon({ url: at.http, connections: CONNECTIONS, duration: seconds, requests: requestsOf(0), setupClient });
      if (errors + non2xx > 0) throw new Error(`${errors} errors, ${non2xx} answers that are none`);
      return done.total / duration;
    };
    return [await sideBySide('rest.get-account.rate', load((connection) => tenants[connection] ?? []), load(() => [get('/v1/health')]))];
  });
}

interface Page {
  readonly accounts: readonly unknown[];
  readonly nextPageToken: string;
  readonly totalCount: number;
}

/** Milliseconds of every page of one walk through all tenants. */
async function walk(at: Listening): Promise<number[]> {
  const times: number[] = [];
  let token = '';
  let seen = 0;
  do {
    const start = performance.now();
    const reply = await fetch(`${at.http}/v1/accounts?pageSize=${PAGE}&pageToken=${token}`, { headers: { authorization: `Bearer ${at.token}` } });
    const page = (await reply.json()) as Page;
    times.push(performance.now() - start);
    seen += page.accounts.length;
    token = page.nextPageToken;
  } while (token !== '');
  if (seen !== TENANTS) throw new Error(`the pages hold ${seen} of ${TENANTS} tenants`);
  return times;
}

async function list(): Promise<Result[]> {
  return withServer(async (at) => {
    await walk(at);
    await walk(at);
    const walks: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) walks.push(await walk(at));
    const page = (index: number): number => median(walks.map((times) => times.at(index) ?? Number.NaN));
    // The very first call of a walk waits for the one before; the second page is as near to the front.
    const first = page(1);
    const beside = (name: string, value: number): Result => ({ name, value, unit: `ms for ${PAGE}`, baseline: { name: 'list.first-page', value: first }, ratio: first / value });
    return [{ name: 'list.first-page', value: first, unit: `ms for ${PAGE}` }, beside('list.middle-page', page(TENANTS / PAGE / 2)), beside('list.last-page', page(-1))];
  });
}

export const benches: readonly Bench[] = [
  { name: 'grpc.get-account', results: ['grpc.get-account.rate'], run: grpc },
  { name: 'rest.get-account', results: ['rest.get-account.rate'], run: rest },
  { name: 'list', results: ['list.first-page', 'list.middle-page', 'list.last-page'], run: list },
];
