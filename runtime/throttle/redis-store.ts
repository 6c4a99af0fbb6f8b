/**
 * Counters in Redis or Valkey, shared by all replicas. Scripts roll, compare and count in one step; what is told about
 * the outcome is worked out here, from the state that they give back, by the same functions as everywhere.
 */
import type { PermitDecision, PermitRequest } from '../../policies/throttle/permits.ts';
import { describeDecision, rolledState, type ThrottleLimits, type ThrottleState } from '../../policies/throttle/windows.ts';
import { REMEMBER_MS } from './memory-store.ts';
import { PERMIT, RECORD, RESET, USAGE, type Script } from './redis-scripts.ts';
import type { Charge, PermitLease, Recorded, ResetParts, ThrottleStore, Usage } from './store.ts';

type Words = (string | number)[];

/** The commands that are used, in the shape that ioredis has them. */
export interface RedisCommands {
  evalsha(sha: string, numberOfKeys: number, ...keysAndArguments: Words): Promise<unknown>;
  eval(script: string, numberOfKeys: number, ...keysAndArguments: Words): Promise<unknown>;
}

export interface RedisStoreOptions {
  /** Keeps clusters that share one Redis apart. */
  readonly prefix: string;
  /** Whose clock counts: the server's, so that replicas need not agree on the time, or (in tests) that of the calls. */
  readonly clock?: 'server' | 'calls';
}

export class RedisStore implements ThrottleStore {
  readonly #redis: RedisCommands;
  readonly #options: RedisStoreOptions;

  constructor(redis: RedisCommands, options: RedisStoreOptions) {
    this.#redis = redis;
    this.#options = options;
  }

  async record(key: string, limits: ThrottleLimits, nowMs: number, { cost = 1, request }: Charge = {}): Promise<Recorded> {
    const keys = request === undefined ? [this.#windows(key)] : [this.#windows(key), `${this.#windows(key)}:request:${request.digest}`];
    const words = [this.#time(nowMs), limits.requestsPerMinute, limits.requestsPerHour, cost, request?.print ?? '', REMEMBER_MS, nowMs];
    const [code = 0, now = 0, requestsPerMinute = 0, requestsPerHour = 0, charged = 0, ...state] = await this.#run(RECORD, keys, words, 12);
    // What was said of an earlier request is said again, as of that time.
    const decision = describeDecision(stateOf(state), { requestsPerMinute, requestsPerHour }, now, { allowed: code > 0, cost: charged });
    // From the server's clock to the caller's.
    return { ...decision, resetAtMs: decision.resetAtMs + (state[6] ?? now) - now, replayed: code === 2, reused: code === 3 };
  }

  async usage(key: string, nowMs: number): Promise<Usage> {
    return this.#usage(await this.#run(USAGE, this.#both(key), [this.#time(nowMs)], 8), nowMs);
  }

  async reset(key: string, { windows, permits }: ResetParts, nowMs: number): Promise<Usage> {
    const flags = [windows.includes('minute'), windows.includes('hour'), permits].map(Number);
    return this.#usage(await this.#run(RESET, this.#both(key), [this.#time(nowMs), ...flags], 8), nowMs);
  }

  acquire(key: string, { id, ttlMs, limit }: PermitLease, nowMs: number): Promise<PermitDecision> {
    return this.#permit(key, [this.#time(nowMs), 'acquire', id, ttlMs, limit]);
  }

  renew(key: string, { id, ttlMs }: PermitRequest, nowMs: number): Promise<PermitDecision> {
    return this.#permit(key, [this.#time(nowMs), 'renew', id, ttlMs]);
  }

  release(key: string, id: string, nowMs: number): Promise<PermitDecision> {
    return this.#permit(key, [this.#time(nowMs), 'release', id]);
  }

  async #permit(key: string, words: Words): Promise<PermitDecision> {
    const [held = 0, inUse = 0] = await this.#run(PERMIT, [this.#permits(key)], words, 2);
    return { held: held === 1, inUse };
  }

  #usage([now = 0, ...rest]: readonly number[], nowMs: number): Usage {
    const { minute, hour } = rolledState(stateOf(rest), now);
    const shiftMs = this.#options.clock === 'calls' ? 0 : nowMs - now;
    return { windows: { minute: { ...minute, startMs: minute.startMs + shiftMs }, hour: { ...hour, startMs: hour.startMs + shiftMs } }, permits: rest[6] ?? 0 };
  }

  /** Braces: all keys of a tenant lie in one slot of a cluster. */
  #windows(key: string): string {
    return `${this.#options.prefix}{${key}}`;
  }

  #permits(key: string): string {
    return `${this.#windows(key)}:permits`;
  }

  #both(key: string): string[] {
    return [this.#windows(key), this.#permits(key)];
  }

  #time(nowMs: number): number | string {
    return this.#options.clock === 'calls' ? nowMs : '';
  }

  async #run({ sha, text }: Script, keys: readonly string[], words: Words, count: number): Promise<number[]> {
    const reply = await this.#redis.evalsha(sha, keys.length, ...keys, ...words).catch((error: unknown) => {
      // A server that was started anew has no scripts; EVAL leaves it there.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return this.#redis.eval(text, keys.length, ...keys, ...words);
      throw error;
    });
    const numbers = typeof reply === 'string' ? reply.split(' ').map(Number) : [];
    if (numbers.length !== count || numbers.some((number) => !Number.isFinite(number))) throw new Error('the counter store gave an answer of another shape');
    return numbers;
  }
}

function stateOf([ms = 0, mc = 0, mr = 0, hs = 0, hc = 0, hr = 0]: readonly number[]): ThrottleState {
  return { minute: { startMs: ms, count: mc, refused: mr }, hour: { startMs: hs, count: hc, refused: hr } };
}
