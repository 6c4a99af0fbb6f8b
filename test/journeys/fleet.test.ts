/**
 * Two real API processes on one PostgreSQL, one Redis and one tenants repository: locks, counters and tenants are the
 * same whichever of them is asked, and both go on when a server is lost and comes back, or when one of them is killed.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresServer, postgresPrograms } from '../../api/locks/testing/postgres-server.ts';
import { seedRepository } from '../../api/sample-repository.ts';
import { tenantFile } from '../../model/layout.ts';
import { redisProgram, startRedis, type RedisServer } from '../../runtime/throttle/testing/redis-server.ts';
import { startApi, type Answer, type RunningApi } from './api-process.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const programs = postgresPrograms(process.env);
const redis = redisProgram();
const missing = programs === undefined ? 'PostgreSQL' : redis === undefined ? 'Redis' : undefined;
if (missing !== undefined && process.env['TENANTRY_REQUIRE_ALL'] !== '1') console.log(`skipped: no ${missing} for the tests of two API processes`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.skipIf(missing !== undefined && process.env['TENANTRY_REQUIRE_ALL'] !== '1')('two API processes', { timeout: 240_000 }, () => {
  let folder: string;
  let repository: string;
  let postgres: PostgresServer;
  let counters: RedisServer;
  let redisPort: number;
  let one: RunningApi;
  let two: RunningApi;

  const start = (name: string): Promise<RunningApi> => startApi(
    ['--data-dir', join(folder, name), '--remote', repository, '--pushes-per-minute', '6000', '--publish-interval', '1', '--replica-secret-file', join(folder, 'secret')],
    { TENANTRY_LOCK_DATABASE: postgres.url('locks'), TENANTRY_THROTTLE_REDIS_URL: `redis://127.0.0.1:${redisPort}/0` },
  );
  const acquire = (api: RunningApi, owner: string): Promise<Answer> => api.call('POST', '/v1/locks:acquire', { resource_key: 'r', owner_id: owner, ttl_seconds: 600 });
  const etagOf = async (api: RunningApi, id: string): Promise<unknown> => (await api.call('GET', `/v1/accounts/${id}`)).body['etag'];
  const ready = async (api: RunningApi): Promise<boolean> => (await fetch(`${api.http}/readyz`)).ok;
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const commitsOf = async (id: string): Promise<number> => (await run('git', ['-C', repository, 'log', '--format=%H', 'main', '--', tenantFile(id)])).stdout.trim().split('\n').length;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenantry-fleet-'));
    repository = join(folder, 'tenants.git');
    writeFileSync(join(folder, 'secret'), 'what all replicas have, and nobody else: 7f3a\n', { mode: 0o600 });
    await seedRepository({ repository, documents: join(ROOT, 'tenants'), searchPath: process.env['PATH'] ?? '' });
    postgres = new PostgresServer(programs ?? '');
    await postgres.start();
    await postgres.createDatabase('locks');
    redisPort = await freePort();
    counters = startRedis(redis ?? '', redisPort);
    [one, two] = await Promise.all([start('one'), start('two')]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([one?.stop(), two?.stop()]);
    await counters?.stop();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('make a tenant once when both are asked for it, and both show it', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `both-${index}`);
    const answers = await Promise.all(ids.flatMap((id) => [one, two].map((api) => api.call('POST', '/v1/accounts', { organization_id: id }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...ids.map(() => 200), ...ids.map(() => 409)]);
    for (const id of ids) {
      expect(await commitsOf(id)).toBe(1);
      for (const api of [one, two]) await until(async () => (await api.call('GET', `/v1/accounts/${id}`)).status === 200);
    }
  });

  it('do a request once, whichever of them is asked first, next, and for the next page', async () => {
    const ask = (api: RunningApi, id: string) => api.call('POST', '/v1/accounts', { organization_id: id }, { 'idempotency-key': `once-${id}` });
    const made = await ask(one, 'once');
    const again = await ask(two, 'once');
    const told = ({ status, body }: Answer) => [status, body['commit'], body['etag'], body['createdAt'], body['namespace']];
    expect(told(again)).toEqual(told(made));
    const ids = Array.from({ length: 6 }, (_, index) => `raced-${index}`);
    const answers = await Promise.all(ids.flatMap((id) => [ask(one, id), ask(two, id)]));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const id of ['once', ...ids]) expect(await commitsOf(id)).toBe(1);
    expect((await two.call('POST', '/v1/accounts', { organization_id: 'other' }, { 'idempotency-key': 'once-once' })).status).toBe(400);
    const { body } = await one.call('GET', '/v1/accounts?page_size=2');
    expect((await two.call('GET', `/v1/accounts?page_size=2&page_token=${encodeURIComponent(String(body['nextPageToken']))}`)).status).toBe(200);
  });

  it('have the same locks, with tokens that only grow, over the loss of PostgreSQL', async () => {
    const { body: taken } = await acquire(one, 'me');
    expect(taken).toMatchObject({ acquired: true, fencingToken: '1' });
    expect((await acquire(two, 'other')).body).toMatchObject({ acquired: false, existingOwnerId: 'me' });
    await postgres.kill();
    const refused = await acquire(two, 'other');
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([503, expect.stringContaining('google.rpc.RetryInfo')]);
    await until(async () => !(await ready(one)) && !(await ready(two)));
    await postgres.start();
    await until(async () => (await ready(one)) && (await ready(two)));
    expect((await acquire(two, 'other')).body).toMatchObject({ acquired: false, existingOwnerId: 'me' });
    expect((await two.call('POST', '/v1/locks:release', { owner_id: 'me', lock_id: taken['lockId'] })).body).toMatchObject({ released: true });
    expect((await acquire(two, 'other')).body).toMatchObject({ acquired: true, fencingToken: '2' });
  });

  it('count together, alone while Redis is lost, and together again when it is back', async () => {
    await one.call('POST', '/v1/accounts', { organization_id: 'counted', plan_tier: 'PLAN_TIER_PRO' });
    // The hour decides, so that the end of a minute in between changes nothing.
    const limit = { requests_per_minute: 50, requests_per_hour: 50 };
    expect((await one.call('PATCH', '/v1/accounts/counted/throttle', limit)).status).toBe(200);
    await until(async () => (await etagOf(two, 'counted')) === (await etagOf(one, 'counted')));
    const record = async (api: RunningApi): Promise<number> => (await api.call('POST', '/v1/accounts/counted/throttle:record', {})).status;
    const statuses = await Promise.all(Array.from({ length: 60 }, () => [record(one), record(two)]).flat());
    expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 429).length]).toEqual([50, 70]);
    const fallbacks = async (): Promise<number> => Number(/^tenantry_api_throttle_fallbacks_total (\d+)$/m.exec(await (await fetch(`${two.http}/metrics`)).text())?.[1]);
    await counters.stop();
    // A counter of its own has room.
    expect(await record(two)).toBe(200);
    expect(await fallbacks()).toBeGreaterThan(0);
    counters = startRedis(redis ?? '', redisPort);
    await until(async () => {
      const before = await fallbacks();
      await record(two);
      return (await fallbacks()) === before;
    });
  });

  it('go on when one of them is killed, which finds everything when it is back', async () => {
    const request = { 'idempotency-key': 'k-1' };
    const made = await one.call('POST', '/v1/accounts', { organization_id: 'kept' }, request);
    const lost = one.call('POST', '/v1/accounts', { organization_id: 'cut-off' }, { 'idempotency-key': 'k-2' }).catch(() => undefined);
    await one.kill('SIGKILL');
    await lost;
    await until(async () => (await two.call('GET', '/v1/accounts/kept')).status === 200);
    expect((await two.call('PATCH', '/v1/accounts/kept', { display_name: 'Kept' })).status).toBe(200);
    one = await start('one');
    expect(await one.call('POST', '/v1/accounts', { organization_id: 'kept' }, request)).toEqual(made);
    expect((await two.call('POST', '/v1/accounts', { organization_id: 'cut-off' }, { 'idempotency-key': 'k-2' })).status).toBe(200);
    expect((await one.call('POST', '/v1/accounts', { organization_id: 'cut-off' }, { 'idempotency-key': 'k-2' })).status).toBe(200);
    expect([await commitsOf('kept'), await commitsOf('cut-off')]).toEqual([2, 1]);
  });
});
