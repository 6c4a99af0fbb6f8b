import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { throttleStoreContract } from '../testing/store-contract.ts';
import { RedisStore } from './redis-store.ts';

/** TENANTRY_REDIS_SERVER names the program; else Redis or Valkey from PATH. */
function serverProgram(): string | undefined {
  const candidates = [process.env['TENANTRY_REDIS_SERVER'], 'redis-server', 'valkey-server'].filter((name) => name !== undefined && name !== '');
  return candidates.find((name) => {
    try {
      execFileSync(name ?? '', ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      // Not there, or not for this machine: the next one.
      return false;
    }
  });
}

const program = serverProgram();
if (program === undefined) console.log('skipped: no redis-server or valkey-server on PATH (TENANTRY_REDIS_SERVER names one)');

describe.skipIf(program === undefined)('RedisStore', () => {
  let folder: string;
  let server: ChildProcess;
  const clients: Redis[] = [];
  let made = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenantry-redis-'));
    server = spawn(program ?? '', ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
  });

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  function client(): Redis {
    const redis = new Redis(join(folder, 'redis.sock'));
    // It may take a moment until the socket is there; the client tries again by itself.
    redis.on('error', () => undefined);
    clients.push(redis);
    return redis;
  }

  throttleStoreContract('Redis', async () => new RedisStore(client(), `test-${(made += 1)}:`));

  it('lets exactly as many through as the limit when two replicas count together', async () => {
    const [one, two] = [new RedisStore(client(), 'shared:'), new RedisStore(client(), 'shared:')];
    const limits = { requestsPerMinute: 25, requestsPerHour: 1_000 };
    const decisions = await Promise.all(Array.from({ length: 100 }, (_, turn) => (turn % 2 === 0 ? one : two).record('acme', limits, 1_000)));
    expect(decisions.filter((decision) => decision.allowed)).toHaveLength(25);
  });

  it('forgets a tenant that does nothing for hours', async () => {
    const redis = client();
    await new RedisStore(redis, 'old:').record('acme', { requestsPerMinute: 1, requestsPerHour: 1 }, 1_000);
    expect(await redis.pttl('old:acme')).toBeGreaterThan(3_600_000);
  });
});

describe('RedisStore with a server that talks nonsense', () => {
  it.each([[null], ['OK'], [[1, 2]], [[1, 2, 3, 4, 5, 6, 'x']]])('throws on %j', async (reply) => {
    const store = new RedisStore({ eval: async () => reply }, '');
    await expect(store.record('acme', { requestsPerMinute: 1, requestsPerHour: 1 }, 0)).rejects.toThrow('another shape');
  });
});
