import type { Bar, Result } from './result.ts';

/** The project's own bars (2 cores, 24 GiB); a missed one is written down with its cause, not hidden. */
export const BARS: Readonly<Record<string, Bar>> = {
  'synth.full.1000': { at: 'most', value: 1.5 },
  'synth.full.10000': { at: 'most', value: 15 },
  'synth.full.10000.rss': { at: 'most', value: 400 },
  'synth.one': { at: 'most', value: 50 },
  'git.burst': { at: 'least', value: 500 },
  'git.ack.p99': { at: 'most', value: 300 },
  'review.evaluate.p99': { at: 'most', value: 1 },
  'review.https.rate': { at: 'least', value: 0.6, of: 'ratio' },
  'review.https.p99': { at: 'most', value: 25 },
  'review.rss': { at: 'most', value: 200 },
  'review.cpu': { at: 'most', value: 0.8 },
  'quota.admitted': { at: 'least', value: 10 },
  'quota.calls-per-create': { at: 'most', value: 0.2 },
  'grpc.get-account.rate': { at: 'least', value: 0.6, of: 'ratio' },
  'rest.get-account.rate': { at: 'least', value: 0.6, of: 'ratio' },
  'list.last-page': { at: 'least', value: 0.8, of: 'ratio' },
  'lab.added.p50': { at: 'most', value: 6 },
  'lock.cycle.rate': { at: 'least', value: 10_000, ratio: 3 },
  'lock.lost-updates': { at: 'most', value: 0 },
  'throttle.memory.rate': { at: 'least', value: 1_000_000 },
  'throttle.redis.rate': { at: 'least', value: 30_000 },
  'throttle.over-admitted': { at: 'most', value: 0 },
  'flood.reads.p99': { at: 'least', value: 5, of: 'ratio' },
  'flood.writes.p99': { at: 'least', value: 5, of: 'ratio' },
};

/** 'hit' or 'missed' against the bar of that name; undefined where there is none. */
export function verdict({ name, value: figure, ratio }: Result): 'hit' | 'missed' | undefined {
  const bar = BARS[name];
  if (!bar) return undefined;
  const value = bar.of === 'ratio' ? ratio ?? Number.NaN : figure;
  const far = bar.ratio === undefined || (ratio ?? Number.NaN) >= bar.ratio;
  return far && (bar.at === 'most' ? value <= bar.value : value >= bar.value) ? 'hit' : 'missed';
}
