/** The naive way to limit requests in Redis: forget old members, count, add; one round trip each, so others come between. */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

export class SortedSetLimiter {
  readonly #redis: Redis;
  readonly #windowMs: number;

  constructor(redis: Redis, windowMs: number) {
    this.#redis = redis;
    this.#windowMs = windowMs;
  }

  async admit(key: string, limit: number, nowMs: number): Promise<boolean> {
    await this.#redis.zremrangebyscore(`naive:${key}`, '-inf', nowMs - this.#windowMs);
    const count = await this.#redis.zcard(`naive:${key}`);
    if (count >= limit) return false;
    await this.#redis.zadd(`naive:${key}`, nowMs, randomUUID());
    return true;
  }
}
