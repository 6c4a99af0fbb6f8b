/**
 * What runs inside Redis or Valkey, each script one atomic step: the same steps as in policies/throttle/, to which the
 * contract tests hold both. An empty time means the server's own, so that all replicas go by one clock.
 */
import { createHash } from 'node:crypto';

export interface Script {
  readonly text: string;
  /** What EVALSHA calls it. */
  readonly sha: string;
}

const PRELUDE = `
local function n(value) return string.format('%.0f', value) end
local now = tonumber(ARGV[1])
if now == nil then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local function windows(key)
  local f = redis.call('HMGET', key, 'ms', 'mc', 'mr', 'hs', 'hc', 'hr')
  local ms, mc, mr = tonumber(f[1] or now), tonumber(f[2] or 0), tonumber(f[3] or 0)
  local hs, hc, hr = tonumber(f[4] or now), tonumber(f[5] or 0), tonumber(f[6] or 0)
  if now >= ms + 60000 then ms, mc, mr = now, 0, 0 end
  if now >= hs + 3600000 then hs, hc, hr = now, 0, 0 end
  return ms, mc, mr, hs, hc, hr
end
local function save(key, ms, mc, mr, hs, hc, hr)
  redis.call('HSET', key, 'ms', n(ms), 'mc', n(mc), 'mr', n(mr), 'hs', n(hs), 'hc', n(hc), 'hr', n(hr))
  redis.call('PEXPIRE', key, 7200000)
end
`;

function script(body: string): Script {
  const text = `${PRELUDE}${body}`;
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** KEYS: windows, request (left out without one). ARGV: time, limit a minute, limit an hour, cost, print, how long to remember, the caller's time. */
export const RECORD = script(`
local perMinute, perHour, cost = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
if KEYS[2] then
  local known = redis.call('HMGET', KEYS[2], 'print', 'reply')
  if known[1] then
    local reply = cjson.decode(known[2])
    reply[1] = known[1] == ARGV[5] and '2' or '3'
    return reply
  end
end
local ms, mc, mr, hs, hc, hr = windows(KEYS[1])
local allowed = 0
if hc + cost > perHour then hr = hr + 1
elseif mc + cost > perMinute then mr = mr + 1
else mc, hc, allowed = mc + cost, hc + cost, 1 end
save(KEYS[1], ms, mc, mr, hs, hc, hr)
local reply = { n(allowed), n(now), n(perMinute), n(perHour), n(cost), n(ms), n(mc), n(mr), n(hs), n(hc), n(hr), n(tonumber(ARGV[7])) }
if allowed == 1 and KEYS[2] then
  redis.call('HSET', KEYS[2], 'print', ARGV[5], 'reply', cjson.encode(reply))
  redis.call('PEXPIRE', KEYS[2], ARGV[6])
end
return reply
`);

const USED = `
local ms, mc, mr, hs, hc, hr = windows(KEYS[1])
return { n(now), n(ms), n(mc), n(mr), n(hs), n(hc), n(hr), n(redis.call('ZCOUNT', KEYS[2], '(' .. n(now), '+inf')) }
`;

/** KEYS: windows, permits. ARGV: time. */
export const USAGE = script(USED);

/** KEYS: windows, permits. ARGV: time, then 1 or 0 for minute, hour and permits. */
export const RESET = script(`
local minute, hour = ARGV[2] == '1', ARGV[3] == '1'
if minute or hour then
  local ms, mc, mr, hs, hc, hr = windows(KEYS[1])
  if minute then ms, mc, mr = now, 0, 0 end
  if hour then hs, hc, hr = now, 0, 0 end
  save(KEYS[1], ms, mc, mr, hs, hc, hr)
end
if ARGV[4] == '1' then redis.call('DEL', KEYS[2]) end
${USED}`);

/** KEYS: permits. ARGV: time, what to do, id, time to live, limit. */
export const PERMIT = script(`
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', n(now))
local what, id = ARGV[2], ARGV[3]
local known = redis.call('ZSCORE', KEYS[1], id)
local held = 0
if what == 'release' then
  redis.call('ZREM', KEYS[1], id)
elseif known or (what == 'acquire' and redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[5])) then
  redis.call('ZADD', KEYS[1], n(math.max(now + tonumber(ARGV[4]), tonumber(known or 0))), id)
  held = 1
end
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] then redis.call('PEXPIRE', KEYS[1], n(math.max(1, tonumber(last[2]) - now))) end
return { n(held), n(redis.call('ZCARD', KEYS[1])) }
`);
