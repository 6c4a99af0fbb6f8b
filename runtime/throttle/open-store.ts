/** The counters of one process: its own, or those of a Redis or Valkey with its own behind them. */
import { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import { FallbackStore } from './fallback-store.ts';
import { MemoryStore } from './memory-store.ts';
import { RedisStore } from './redis-store.ts';
import type { ThrottleStore } from './store.ts';

const TIMEOUT_MS = 100;
const PAUSE_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;

export interface CounterOptions {
  /** Undefined: this process counts alone. It may hold a password, and no log has it. */
  readonly url: string | undefined;
  readonly prefix: string;
  readonly log: Log;
  /** Called for each request that was counted locally because the shared store failed. */
  readonly onFallback: () => void;
}

export interface OpenCounters {
  readonly store: ThrottleStore;
  close(): void;
}

/** Opens them. The server need not be there yet. */
export function openCounters({ url, prefix, log, onFallback }: CounterOptions): OpenCounters {
  const local = new MemoryStore();
  if (url === undefined) return { store: local, close: () => {} };
  const redis = new Redis(url, { enableOfflineQueue: false, enableAutoPipelining: true, maxRetriesPerRequest: 0, connectTimeout: CONNECT_TIMEOUT_MS });
  redis.on('error', (error: Error) => log.debug('the counter store is not reached', { error }));
  const shared = new RedisStore(redis, { prefix });
  return { store: new FallbackStore({ shared, local, timeoutMs: TIMEOUT_MS, pauseMs: PAUSE_MS, log, onFallback }), close: () => redis.disconnect() };
}
