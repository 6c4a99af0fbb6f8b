/** `throttle`: decisions a second in memory and in Redis, and requests over the limit when many come at once. */
import { MemoryStore } from '../runtime/throttle/memory-store.ts';
import { RedisStore } from '../runtime/throttle/redis-store.ts';
import { redisProgram, startRedis, type RedisServer } from '../runtime/throttle/testing/redis-server.ts';
import type { ThrottleStore } from '../runtime/throttle/store.ts';
import { SortedSetLimiter } from './sorted-set-limiter.ts';
import type { Bench, Result } from './result.ts';

const TENANTS = 1_000;
const LIMITS = { requestsPerMinute: 1_000_000, requestsPerHour: 60_000_000 };
const WARM_UP_MS = 500;
const MEASURED_MS = 3_000;
const IN_FLIGHT = 100;
/** The clock is held: nothing is given back while they come. */
const AT_ONCE = 400;
const LIMIT = 10;
const NAIVE_LIMIT = 300;
const NOW = Date.UTC(2026, 0, 1);

const keys = Array.from({ length: TENANTS }, (_, index) => `api:tenant-${index}`);

/** Decisions a second of a store that answers at once. */
function ratePerSecond(decide: (key: string) => void): number {
  const count = (forMs: number): number => {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < forMs) {
      for (const key of keys) decide(key);
      done += keys.length;
    }
    return (done * 1000) / (performance.now() - start);
  };
  count(WARM_UP_MS);
  return count(MEASURED_MS);
}

/** Decisions a second with so many in flight. */
async function ratePerSecondOf(decide: (key: string) => Promise<unknown>): Promise<number> {
  let [done, running] = [0, true];
  const workers = Array.from({ length: IN_FLIGHT }, async (_, index) => {
    for (let turn = index; running; turn += IN_FLIGHT) {
      await decide(keys[turn % keys.length] ?? '');
      done += 1;
    }
  });
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const [from, start] = [done, performance.now()];
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const rate = ((done - from) * 1000) / (performance.now() - start);
  running = false;
  await Promise.all(workers);
  return rate;
}

async function memoryRate(): Promise<readonly Result[]> {
  const store = new MemoryStore();
  const value = ratePerSecond((key) => store.record(key, LIMITS, NOW));
  // The naive way: the times of the last minute's requests in a list, as many as a plan of 300 a minute lets through.
  const times = new Map<string, number[]>();
  let now = NOW;
  const baseline = ratePerSecond((key) => {
    now += 0.02;
    const kept = (times.get(key) ?? []).filter((time) => time > now - 60_000);
    kept.push(now);
    times.set(key, kept.slice(-NAIVE_LIMIT));
  });
  return [{ name: 'throttle.memory.rate', value, unit: 'decisions/s', baseline: { name: 'a list of the last minute\'s times, 300 a tenant', value: baseline }, ratio: value / baseline }];
}

async function withRedis(run: (server: RedisServer) => Promise<readonly Result[]>): Promise<readonly Result[]> {
  const program = redisProgram();
  if (program === undefined) {
    console.log('skipped: no redis-server or valkey-server on PATH (TENANTRY_REDIS_SERVER names one)');
    return [];
  }
  const server = startRedis(program);
  try {
    return await run(server);
  } finally {
    await server.stop();
  }
}

function redisRate(): Promise<readonly Result[]> {
  return withRedis(async (server) => {
    const store = new RedisStore(server.client(true), { prefix: 'bench:' });
    const value = await ratePerSecondOf((key) => store.record(key, LIMITS, Date.now()));
    const naive = new SortedSetLimiter(server.client(true));
    const baseline = await ratePerSecondOf((key) => naive.admit(key, LIMITS, Date.now()));
    return [{ name: 'throttle.redis.rate', value, unit: 'decisions/s', baseline: { name: 'three round trips to sorted sets', value: baseline }, ratio: value / baseline }];
  });
}

/** How many of those that come at once are let through beyond the limit, counted by two replicas. */
async function beyond(stores: readonly ThrottleStore[]): Promise<number> {
  const limits = { requestsPerMinute: LIMIT, requestsPerHour: LIMIT };
  const decisions = await Promise.all(Array.from({ length: AT_ONCE }, async (_, turn) => await stores[turn % stores.length]?.record('api:held', limits, NOW)));
  return decisions.filter((decision) => decision?.allowed === true).length - LIMIT;
}

function overAdmitted(): Promise<readonly Result[]> {
  return withRedis(async (server) => {
    const replicas = [0, 1].map(() => new RedisStore(server.client(), { prefix: 'over:', clock: 'calls' as const }));
    const value = Math.max(Math.abs(await beyond([new MemoryStore()])), Math.abs(await beyond(replicas)));
    const naive = [0, 1].map(() => new SortedSetLimiter(server.client()));
    const admitted = await Promise.all(Array.from({ length: AT_ONCE }, async (_, turn) => await naive[turn % 2]?.admit('api:held', { requestsPerMinute: LIMIT, requestsPerHour: LIMIT }, NOW)));
    const baseline = admitted.filter((one) => one === true).length - LIMIT;
    return [{ name: 'throttle.over-admitted', value, unit: `of ${AT_ONCE} at limit ${LIMIT}`, baseline: { name: 'three round trips to sorted sets', value: baseline } }];
  });
}

export const benches: readonly Bench[] = [
  { name: 'throttle.memory', results: ['throttle.memory.rate'], run: memoryRate },
  { name: 'throttle.redis', results: ['throttle.redis.rate'], run: redisRate },
  { name: 'throttle.over-admitted', results: ['throttle.over-admitted'], run: overAdmitted },
];
