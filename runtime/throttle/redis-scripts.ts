/**
 * What runs inside Redis or Valkey, each script one atomic step: the same steps as in policies/throttle/, to which the
 * contract tests hold both. An empty time means the server's own, so that all replicas go by one clock. State and
 * answers are one text of numbers with spaces between: that costs half of what hashes and lists do.
 */
import { createHash } from 'node:crypto';

export interface Script {
  readonly text: string;
  /** What EVALSHA calls it. */
  readonly sha: string;
}

const PRELUDE = `
local now = tonumber(ARGV[1])
if now == nil then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local ms, mc, mr, hs, hc, hr = now, 0, 0, now, 0, 0
local function windows()
  local state = redis.call('GET', KEYS[1])
  if not state then return end
  local a, b, c, d, e, f = string.match(state, '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$')
  if now < a + 60000 then ms, mc, mr = tonumber(a), tonumber(b), tonumber(c) end
  if now < d + 3600000 then hs, hc, hr = tonumber(d), tonumber(e), tonumber(f) end
end
local function save()
  local state = string.format('%.0f %.0f %.0f %.0f %.0f %.0f', ms, mc, mr, hs, hc, hr)
  redis.call('SET', KEYS[1], state, 'PX', 7200000)
  return state
end
`;

function script(body: string): Script {
  const text = `${PRELUDE}${body}`;
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** KEYS: windows, request (left out without one). ARGV: time, limit a minute, limit an hour, cost, print, how long to remember, the caller's time. */
export const RECORD = script(`
local cost = tonumber(ARGV[4])
if KEYS[2] then
  local known = redis.call('GET', KEYS[2])
  if known then
    local print, reply = string.match(known, '^(%S*) 1 (.*)$')
    return (print == ARGV[5] and '2 ' or '3 ') .. reply
  end
end
windows()
local allowed = 0
if hc + cost > tonumber(ARGV[3]) then hr = hr + 1
elseif mc + cost > tonumber(ARGV[2]) then mr = mr + 1
else mc, hc, allowed = mc + cost, hc + cost, 1 end
local reply = string.format('%d %.0f %s %s %s %s %s', allowed, now, ARGV[2], ARGV[3], ARGV[4], save(), ARGV[7])
if allowed == 1 and KEYS[2] then redis.call('SET', KEYS[2], ARGV[5] .. ' ' .. reply, 'PX', ARGV[6]) end
return reply
`);

const USED = `
windows()
return string.format('%.0f %.0f %.0f %.0f %.0f %.0f %.0f %d', now, ms, mc, mr, hs, hc, hr, redis.call('ZCOUNT', KEYS[2], string.format('(%.0f', now), '+inf'))
`;

/** KEYS: windows, permits. ARGV: time. */
export const USAGE = script(USED);

/** KEYS: windows, permits. ARGV: time, then 1 or 0 for minute, hour and permits. */
export const RESET = script(`
local minute, hour = ARGV[2] == '1', ARGV[3] == '1'
if minute or hour then
  windows()
  if minute then ms, mc, mr = now, 0, 0 end
  if hour then hs, hc, hr = now, 0, 0 end
  save()
end
if ARGV[4] == '1' then redis.call('DEL', KEYS[2]) end
${USED}`);

/** KEYS: permits. ARGV: time, what to do, id, time to live, limit. */
export const PERMIT = script(`
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
local what, id = ARGV[2], ARGV[3]
local known = redis.call('ZSCORE', KEYS[1], id)
local held = 0
if what == 'release' then
  redis.call('ZREM', KEYS[1], id)
elseif known or (what == 'acquire' and redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[5])) then
  redis.call('ZADD', KEYS[1], string.format('%.0f', math.max(now + tonumber(ARGV[4]), tonumber(known or 0))), id)
  held = 1
end
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] then redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.max(1, tonumber(last[2]) - now))) end
return string.format('%d %d', held, redis.call('ZCARD', KEYS[1]))
`);
