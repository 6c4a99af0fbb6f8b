/**
 * `review.*`: one review in this process, and reviews over HTTPS beside an allow-all fastify server in the same run. Both
 * servers get the same calls in short turns, so that whatever else the machine does falls on both.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon, { type Result as LoadResult } from 'autocannon';
import { NODE_FLAGS } from '../charts/webhook-names.ts';
import { judge } from '../policies/admission/index.ts';
import { subjectOf } from '../webhook/review/subject.ts';
import { parseReview } from '../webhook/server/review.ts';
import { callerOf, responseOf } from '../webhook/testing/call.ts';
import type { Bench, Result } from './result.ts';
import { largeCluster } from './review-cluster.ts';
import { mixedRound, podCall, type MixedCall } from './review-mix.ts';

const EVALUATIONS = 20_000;
const WARM_UP = 2_000;
const CONNECTIONS = 50;
const TURNS = 4;
const SECONDS = 3;
const WARM_UP_SECONDS = 3;
const MIB = 1_048_576;
const BASELINE = 'allow-all fastify';

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function evaluate(): Promise<Result[]> {
  const sources = largeCluster();
  const { request } = parseReview(podCall().body);
  const subject = await subjectOf(request, sources);
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP + EVALUATIONS; turn += 1) {
    // Another request each time: what rules remember of one must not help the next.
    const fresh = { ...subject, request: { ...request } };
    const started = performance.now();
    const { allowed } = judge(fresh, 0);
    if (turn >= WARM_UP) times.push(performance.now() - started);
    if (!allowed) throw new Error('the pod of the benchmark is refused');
  }
  times.sort((a, b) => a - b);
  return [{ name: 'review.evaluate.p99', value: quantile(times, 0.99), unit: 'ms' }];
}

interface Figures {
  readonly cpu: NodeJS.CpuUsage;
  readonly rss: number;
}

interface Measured {
  /** Of each turn. */
  readonly p99s: number[];
  reviews: number;
  seconds: number;
  /** CPU of the server's process. */
  micros: number;
  rss: number;
}

async function told<T>(server: ChildProcess): Promise<T> {
  const ended = once(server, 'exit').then(() => {
    throw new Error('the server of the benchmark ended');
  });
  const [message] = (await Promise.race([once(server, 'message'), ended])) as [T];
  return message;
}

class Server {
  readonly measured: Measured = { p99s: [], reviews: 0, seconds: 0, micros: 0, rss: 0 };
  readonly #child: ChildProcess;
  #port = 0;
  #path = '';

  constructor(kind: 'ours' | 'allow-all') {
    this.#child = fork(join(import.meta.dirname, 'review-server.ts'), [kind], { execArgv: kind === 'ours' ? [...NODE_FLAGS] : [] });
  }

  async start(): Promise<void> {
    const { port, path } = await told<{ port: number; path: string }>(this.#child);
    this.#port = port;
    this.#path = path;
  }

  stop(): void {
    this.#child.kill();
  }

  /** @throws Error when a call is not answered as it must be */
  async prove(calls: readonly MixedCall[]): Promise<void> {
    const caller = callerOf(this.#port, { rejectUnauthorized: false });
    for (const { endpoint, body, allowed } of calls) {
      const answer = responseOf(await caller.post(`${this.#path}/${endpoint}?timeout=10s`, body));
      if (answer.allowed !== allowed) throw new Error(`the benchmark's call was ${answer.allowed ? 'allowed' : 'refused'}: ${answer.status?.message ?? body}`);
    }
    caller.close();
  }

  async load(calls: readonly MixedCall[], seconds: number): Promise<LoadResult> {
    const result = await autocannon({
      url: `https://127.0.0.1:${this.#port}`, connections: CONNECTIONS, duration: seconds, tlsOptions: { rejectUnauthorized: false },
      requests: calls.map(({ endpoint, body }) => ({ method: 'POST', path: `${this.#path}/${endpoint}?timeout=10s`, headers: { 'content-type': 'application/json' }, body })),
    });
    if (result.errors + result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} answers that are none`);
    return result;
  }

  async measure(calls: readonly MixedCall[]): Promise<void> {
    const before = await this.#figures();
    const { requests, duration, latency } = await this.load(calls, SECONDS);
    const after = await this.#figures();
    const { measured } = this;
    measured.reviews += requests.total;
    measured.seconds += duration;
    measured.micros += after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
    measured.p99s.push(latency.p99);
    measured.rss = Math.max(measured.rss, after.rss / MIB);
  }

  async #figures(): Promise<Figures> {
    this.#child.send('figures');
    return await told<Figures>(this.#child);
  }
}

interface Outcome {
  readonly rate: number;
  readonly p99: number;
  /** ms a review. */
  readonly cpu: number;
  readonly rss: number;
}

function outcome({ reviews, seconds, micros, rss, p99s }: Measured): Outcome {
  return { rate: reviews / seconds, cpu: micros / 1_000 / reviews, rss, p99: quantile([...p99s].sort((a, b) => a - b), 0.5) };
}

/** Both servers under the same calls, turn by turn. */
async function sideBySide(calls: readonly MixedCall[]): Promise<{ readonly plain: Outcome; readonly ours: Outcome }> {
  const [plain, ours] = [new Server('allow-all'), new Server('ours')];
  try {
    await Promise.all([plain.start(), ours.start()]);
    await ours.prove(calls);
    for (const server of [plain, ours]) await server.load(calls, WARM_UP_SECONDS);
    for (let turn = 0; turn < TURNS; turn += 1) for (const server of [plain, ours]) await server.measure(calls);
    return { plain: outcome(plain.measured), ours: outcome(ours.measured) };
  } finally {
    plain.stop();
    ours.stop();
  }
}

/** The creation of a pod of 4 KB, for which most rules have to be asked. */
async function https(): Promise<Result[]> {
  const { plain, ours } = await sideBySide([podCall()]);
  return [
    { name: 'review.https.rate', value: ours.rate, unit: '/s', baseline: { name: BASELINE, value: plain.rate }, ratio: ours.rate / plain.rate },
    { name: 'review.https.p99', value: ours.p99, unit: 'ms', baseline: { name: BASELINE, value: plain.p99 }, ratio: plain.p99 / ours.p99 },
  ];
}

async function mixed(): Promise<Result[]> {
  const { plain, ours } = await sideBySide(mixedRound());
  return [
    { name: 'review.cpu', value: ours.cpu, unit: 'ms/review', baseline: { name: BASELINE, value: plain.cpu }, ratio: plain.cpu / ours.cpu },
    { name: 'review.rss', value: ours.rss, unit: 'MiB', baseline: { name: BASELINE, value: plain.rss }, ratio: plain.rss / ours.rss },
  ];
}

export const benches: readonly Bench[] = [
  { name: 'review.evaluate', results: ['review.evaluate.p99'], run: evaluate },
  { name: 'review.https', results: ['review.https.rate', 'review.https.p99'], run: https },
  { name: 'review.mixed', results: ['review.cpu', 'review.rss'], run: mixed },
];
