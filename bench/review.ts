/** `review.*`: one review in this process, and reviews over HTTPS beside an allow-all fastify server in the same run. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon, { type Result as LoadResult } from 'autocannon';
import { judge } from '../policies/admission/index.ts';
import { subjectOf } from '../webhook/review/subject.ts';
import { parseReview } from '../webhook/server/review.ts';
import type { Bench, Result } from './result.ts';
import { largeCluster, reviewBody } from './review-load.ts';

const EVALUATIONS = 20_000;
const WARM_UP = 2_000;
const CONNECTIONS = 50;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const MIB = 1_048_576;

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function evaluate(): Promise<Result[]> {
  const sources = largeCluster();
  const { request } = parseReview(reviewBody());
  const subject = await subjectOf(request, sources);
  const verdict = judge(subject, Date.now());
  if (!verdict.allowed) throw new Error(`the pod of the benchmark is refused: ${JSON.stringify(verdict.violations)}`);
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP + EVALUATIONS; turn += 1) {
    const started = performance.now();
    judge(subject, 0);
    if (turn >= WARM_UP) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return [{ name: 'review.evaluate.p99', value: quantile(times, 0.99), unit: 'ms' }];
}

interface Measured {
  readonly rate: number;
  readonly p99: number;
  /** CPU of the server's process, ms a review. */
  readonly cpu: number;
  readonly rss: number;
}

interface Figures {
  readonly cpu: NodeJS.CpuUsage;
  readonly rss: number;
}

async function told<T>(server: ChildProcess): Promise<T> {
  const ended = once(server, 'exit').then(() => {
    throw new Error('the server of the benchmark ended');
  });
  const [message] = (await Promise.race([once(server, 'message'), ended])) as [T];
  return message;
}

async function figures(server: ChildProcess): Promise<Figures> {
  server.send('figures');
  return await told<Figures>(server);
}

async function load(port: number, seconds: number): Promise<LoadResult> {
  const result = await autocannon({
    url: `https://127.0.0.1:${port}/validate?timeout=10s`, method: 'POST', connections: CONNECTIONS, duration: seconds,
    headers: { 'content-type': 'application/json' }, body: reviewBody(), tlsOptions: { rejectUnauthorized: false },
    verifyBody: (body: unknown) => String(body).includes('"allowed":true'),
  });
  if (result.errors + result.non2xx + (result.mismatches ?? 0) > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals, ${result.mismatches ?? 0} other answers`);
  return result;
}

async function measure(kind: 'ours' | 'allow-all'): Promise<Measured> {
  const server = fork(join(import.meta.dirname, 'review-server.ts'), [kind], { execArgv: [] });
  try {
    const { port } = await told<{ port: number }>(server);
    await load(port, WARM_UP_SECONDS);
    const before = await figures(server);
    const result = await load(port, SECONDS);
    const after = await figures(server);
    const micros = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
    return { rate: result.requests.total / result.duration, p99: result.latency.p99, cpu: micros / 1_000 / result.requests.total, rss: after.rss / MIB };
  } finally {
    server.kill();
  }
}

async function https(): Promise<Result[]> {
  const plain = await measure('allow-all');
  const ours = await measure('ours');
  const name = 'allow-all fastify';
  return [
    { name: 'review.https.rate', value: ours.rate, unit: '/s', baseline: { name, value: plain.rate }, ratio: ours.rate / plain.rate },
    { name: 'review.https.p99', value: ours.p99, unit: 'ms', baseline: { name, value: plain.p99 }, ratio: plain.p99 / ours.p99 },
    { name: 'review.cpu', value: ours.cpu, unit: 'ms/review', baseline: { name, value: plain.cpu }, ratio: plain.cpu / ours.cpu },
    { name: 'review.rss', value: ours.rss, unit: 'MiB', baseline: { name, value: plain.rss }, ratio: plain.rss / ours.rss },
  ];
}

export const benches: readonly Bench[] = [
  { name: 'review.evaluate', results: ['review.evaluate.p99'], run: evaluate },
  { name: 'review.https', results: ['review.https.rate', 'review.https.p99', 'review.cpu', 'review.rss'], run: https },
];
