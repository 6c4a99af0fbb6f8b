/**
 * One replica of fence and projector as a process of its own, so that a test can kill it. Its one argument is JSON; it
 * tells its parent `ready`, answers `calls` with the number of reviews so far, and ends in good order when told `stop`.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { KubernetesConnection } from '../../../runtime/kubernetes.ts';
import { createLog } from '../../../runtime/log.ts';
import { Deadline } from '../../server/call-context.ts';
import { ALLOWED, faultAnswer } from '../../server/answer.ts';
import { replyText } from '../../server/reply.ts';
import { parseReview } from '../../server/review.ts';
import { createQuotaWebhook } from '../quota-webhook.ts';
import type { QuotaTimes } from '../projection.ts';
import { Untightening } from './untightening.ts';

export interface ReplicaSettings {
  readonly kubeconfigFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly port: number;
  readonly ownUser: string;
  readonly times: QuotaTimes;
  /** Whether it lowers a quota before it refuses, as it must. */
  readonly tightens: boolean;
}

const BUDGET_MS = { quota: 1_800, validate: 9_500 };

const settings = JSON.parse(process.argv[2] ?? '{}') as ReplicaSettings;
const log = createLog({ level: 'warn', destination: process.stderr });
const Connection = settings.tightens ? KubernetesConnection : Untightening;
const connection = new Connection({ cluster: 'lab', kubeconfigFile: settings.kubeconfigFile, timeoutMs: 5_000 });
const lease = { namespace: 'default', name: 'tenantry-webhook', self: `replica-${settings.port}-${process.pid}` };
const quota = createQuotaWebhook({ connection, ownUsers: [settings.ownUser], lease, times: settings.times, now: () => Date.now(), random: Math.random, log });
let calls = 0;

const server = createServer({ cert: readFileSync(settings.certFile), key: readFileSync(settings.keyFile), keepAliveTimeout: 150_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { uid, request: subject } = parseReview(Buffer.concat(chunks).toString('utf8'));
    const isCharge = request.url?.startsWith('/quota') === true;
    const call = new Deadline(uid, performance.now() + (isCharge ? BUDGET_MS.quota : BUDGET_MS.validate), () => performance.now());
    if (isCharge) calls += 1;
    const answered = isCharge ? Promise.resolve(quota.review(subject, call)) : Promise.resolve(quota.gate.refusal(subject, call)).then((refusal) => refusal ?? ALLOWED);
    void answered
      .catch((error: unknown) => {
        log.error('a review failed', { error });
        return faultAnswer('failed');
      })
      .then((answer) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(replyText(uid, answer));
      });
  });
});

process.on('message', (message) => {
  if (message === 'stop') void quota.stop(AbortSignal.timeout(5_000)).finally(() => process.exit());
  else process.send?.({ calls });
});
process.on('disconnect', () => process.exit());
await quota.start();
const ready = setInterval(() => {
  if (quota.problems().length > 0) return;
  clearInterval(ready);
  server.listen(settings.port, '127.0.0.1', () => process.send?.('ready'));
}, 20);
