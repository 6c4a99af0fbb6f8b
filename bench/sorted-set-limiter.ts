/**
 * The naive way to limit requests in Redis, for a minute and an hour: forget old members, count, add. One round trip
 * each, so that others come between.
 */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

const WINDOWS = [['minute', 60_000], ['hour', 3_600_000]] as const;

export class SortedSetLimiter {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async admit(key: string, limits: { readonly requestsPerMinute: number; readonly requestsPerHour: number }, nowMs: number): Promise<boolean> {
    await Promise.all(WINDOWS.map(([name, lengthMs]) => this.#redis.zremrangebyscore(`naive:${name}:${key}`, '-inf', nowMs - lengthMs)));
    const [inMinute = 0, inHour = 0] = await Promise.all(WINDOWS.map(([name]) => this.#redis.zcard(`naive:${name}:${key}`)));
    if (inMinute >= limits.requestsPerMinute || inHour >= limits.requestsPerHour) return false;
    const member = randomUUID();
    await Promise.all(WINDOWS.map(([name]) => this.#redis.zadd(`naive:${name}:${key}`, nowMs, member)));
    return true;
  }
}
