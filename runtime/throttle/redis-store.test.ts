import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../log.ts';
import { openCounters } from './open-store.ts';
import { RedisStore } from './redis-store.ts';
import { redisProgram, startRedis, type RedisServer } from './testing/redis-server.ts';
import { throttleStoreContract } from './testing/store-contract.ts';

const program = redisProgram();
if (program === undefined) console.log('skipped: no redis-server or valkey-server on PATH (TENANTRY_REDIS_SERVER names one)');

describe.skipIf(program === undefined)('RedisStore', () => {
  let server: RedisServer;
  let made = 0;

  beforeAll(() => {
    server = startRedis(program ?? '');
  });
  afterAll(() => server.stop());

  throttleStoreContract('Redis', async () => new RedisStore(server.client(), { prefix: `test-${(made += 1)}:`, clock: 'calls' }));

  it('lets exactly as many through as the limit when two replicas count together, whatever their clocks say', async () => {
    const [one, two] = [new RedisStore(server.client(), { prefix: 'shared:' }), new RedisStore(server.client(), { prefix: 'shared:' })];
    const limits = { requestsPerMinute: 25, requestsPerHour: 1_000 };
    const decisions = await Promise.all(Array.from({ length: 100 }, (_, turn) => (turn % 2 === 0 ? one.record('acme', limits, 1_000) : two.record('acme', limits, 999_000_000))));
    expect(decisions.filter((decision) => decision.allowed)).toHaveLength(25);
    // Each is told times of its own clock.
    expect(decisions.every(({ resetAtMs }, turn) => resetAtMs > (turn % 2 === 0 ? 0 : 998_000_000) && resetAtMs <= (turn % 2 === 0 ? 61_000 : 999_060_000))).toBe(true);
  });

  it('forgets a tenant that does nothing for hours, and keeps all keys of a tenant in one slot', async () => {
    const redis = server.client();
    const store = new RedisStore(redis, { prefix: 'old:' });
    await store.record('acme', { requestsPerMinute: 1, requestsPerHour: 1 }, 1_000, { request: { digest: 'd', print: 'p' } });
    await store.acquire('acme', { id: 'job', ttlMs: 60_000, limit: 1 }, 1_000);
    expect(await redis.pttl('old:{acme}')).toBeGreaterThan(3_600_000);
    const keys = await redis.keys('old:*');
    expect(keys.sort()).toEqual(['old:{acme}', 'old:{acme}:permits', 'old:{acme}:request:d']);
    for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });

  it('goes on with a server that lost its scripts', async () => {
    const redis = server.client();
    const store = new RedisStore(redis, { prefix: 'flushed:' });
    const limits = { requestsPerMinute: 1, requestsPerHour: 1 };
    expect((await store.record('acme', limits, 1_000)).allowed).toBe(true);
    await redis.script('FLUSH');
    expect((await store.record('acme', limits, 1_000)).allowed).toBe(false);
  });

  it('is left for the local counters when it is killed, and gone back to', async () => {
    const own = startRedis(program ?? '');
    let fallbacks = 0;
    const counters = openCounters({ url: own.socket, prefix: 'lost:', log: SILENT_LOG, onFallback: () => (fallbacks += 1) });
    const limits = { requestsPerMinute: 1_000_000, requestsPerHour: 1_000_000 };
    let now = 0;
    // Each try is later than the pause after a failure.
    const record = async (): Promise<number> => {
      const before = fallbacks;
      expect((await counters.store.record('acme', limits, (now += 10_000))).allowed).toBe(true);
      return fallbacks - before;
    };
    await expect.poll(record, { timeout: 20_000 }).toBe(0);
    await own.stop();
    await expect.poll(record, { timeout: 20_000 }).toBe(1);
    counters.close();
  });
});

describe('RedisStore with a server that talks nonsense', () => {
  it.each([[null], ['OK'], [[1, 2]], ['1 2'], ['1 2 3 4 5 6 7 8 9 10 11 x']])('throws on %j', async (reply) => {
    const store = new RedisStore({ evalsha: async () => reply, eval: async () => reply }, { prefix: '' });
    await expect(store.record('acme', { requestsPerMinute: 1, requestsPerHour: 1 }, 0)).rejects.toThrow('another shape');
  });
});
