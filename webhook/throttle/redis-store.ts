/**
 * Counters in Redis or Valkey, shared by all replicas. A script rolls, compares and counts in one step; what is told
 * about the outcome is worked out here, from the state that it gives back, by the same function as everywhere.
 */
import { describeDecision, type ThrottleDecision, type ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { ThrottleStore } from './store.ts';

/** The one command that is used, in the shape that ioredis has it. */
export interface RedisCommands {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: (string | number)[]): Promise<unknown>;
}

/** The same steps as recordRequest() in policies/throttle/windows.ts; the contract tests hold both to it. */
const RECORD = `
local f = redis.call('HMGET', KEYS[1], 'ms', 'mc', 'mr', 'hs', 'hc', 'hr')
local now, perMinute, perHour = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local ms, mc, mr = tonumber(f[1] or now), tonumber(f[2] or 0), tonumber(f[3] or 0)
local hs, hc, hr = tonumber(f[4] or now), tonumber(f[5] or 0), tonumber(f[6] or 0)
if now >= ms + 60000 then ms, mc, mr = now, 0, 0 end
if now >= hs + 3600000 then hs, hc, hr = now, 0, 0 end
local allowed = 0
if hc >= perHour then hr = hr + 1
elseif mc >= perMinute then mr = mr + 1
else mc, hc, allowed = mc + 1, hc + 1, 1 end
local function n(value) return string.format('%.0f', value) end
redis.call('HSET', KEYS[1], 'ms', n(ms), 'mc', n(mc), 'mr', n(mr), 'hs', n(hs), 'hc', n(hc), 'hr', n(hr))
redis.call('PEXPIRE', KEYS[1], 7200000)
return { n(allowed), n(ms), n(mc), n(mr), n(hs), n(hc), n(hr) }
`;

const FIELDS = 7;

export class RedisStore implements ThrottleStore {
  readonly #redis: RedisCommands;
  readonly #prefix: string;

  /** `prefix` keeps clusters that share one Redis apart. */
  constructor(redis: RedisCommands, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  async record(key: string, limits: ThrottleLimits, nowMs: number): Promise<ThrottleDecision> {
    const reply = await this.#redis.eval(RECORD, 1, `${this.#prefix}${key}`, nowMs, limits.requestsPerMinute, limits.requestsPerHour);
    const numbers = Array.isArray(reply) ? reply.map(Number) : [];
    if (numbers.length !== FIELDS || numbers.some((number) => !Number.isFinite(number))) throw new Error('the counter store gave an answer of another shape');
    const [allowed = 0, ms = 0, mc = 0, mr = 0, hs = 0, hc = 0, hr = 0] = numbers;
    const state = { minute: { startMs: ms, count: mc, refused: mr }, hour: { startMs: hs, count: hc, refused: hr } };
    return describeDecision(state, limits, nowMs, allowed === 1);
  }
}
