/**
 * A server of its own process for the review benchmarks. `ours` is the webhook's server with its reviewers; `allow-all`
 * is what anybody would write with fastify to say yes: the same TLS, its own JSON parser, the uid echoed.
 */
import { fastify } from 'fastify';
import { mutate } from '../policies/admission/mutate/index.ts';
import { SILENT_LOG } from '../runtime/log.ts';
import { createAuthority, issueLeaf } from '../webhook/certificates/certificate.ts';
import { mutateReviewer } from '../webhook/review/mutate.ts';
import { validateReviewer } from '../webhook/review/validate.ts';
import { ReviewEndpoint, type Reviewer } from '../webhook/server/endpoint.ts';
import { LoadGate } from '../webhook/server/load-gate.ts';
import { LoopLag } from '../webhook/server/loop-lag.ts';
import { WebhookMetrics, type Endpoint } from '../webhook/server/metrics.ts';
import { PathGuard } from '../webhook/server/path-guard.ts';
import { WebhookServer } from '../webhook/server/server.ts';
import { day } from '../webhook/testing/test-server.ts';
import { ClusterThrottle } from '../webhook/throttle/cluster-throttle.ts';
import { MemoryStore } from '../runtime/throttle/memory-store.ts';
import { largeCluster } from './review-cluster.ts';

const MIB = 1_048_576;
const SECRET = 'c2VjcmV0IHBhdGggb2YgdGhlIGJlbmNobWFyaw';

interface Listening {
  readonly port: number;
  /** Comes before the endpoint's name. */
  readonly path: string;
}

/** As webhook/process.ts puts it together, with the flags' default bounds and a secret path. */
async function ours(): Promise<Listening> {
  const nowMs = (): number => Date.now();
  const monotonicMs = (): number => performance.now();
  const sources = largeCluster();
  const metrics = new WebhookMetrics();
  const lag = new LoopLag(monotonicMs);
  const reviewers: Readonly<Record<Endpoint, Reviewer>> = {
    validate: validateReviewer({ sources, metrics, nowMs, monotonicMs: () => performance.now(), gate: { refusal: () => undefined }, throttle: new ClusterThrottle({ store: new MemoryStore(), nowMs }) }),
    mutate: mutateReviewer(sources, mutate),
    quota: () => ({ allowed: false }),
  };
  const endpoint = (name: Endpoint): ReviewEndpoint => new ReviewEndpoint({ name, review: reviewers[name], metrics, log: SILENT_LOG, monotonicMs });
  const server = new WebhookServer({
    host: '127.0.0.1', port: 0, tls: issueLeaf(createAuthority(day()), ['127.0.0.1'], day()), metrics, guard: new PathGuard([SECRET]),
    endpoints: { validate: endpoint('validate'), mutate: endpoint('mutate'), quota: endpoint('quota') },
    gate: new LoadGate({ maxCalls: 400, maxBytes: 48 * MIB, maxLagMs: 1_000 }, () => lag.ms()),
    isReady: () => true, maxBodyBytes: 16 * MIB, drainMs: 0, monotonicMs,
  });
  await lag.start();
  await server.start();
  return { port: server.port(), path: `/${SECRET}` };
}

async function allowAll(): Promise<Listening> {
  const app = fastify({ https: issueLeaf(createAuthority(day()), ['127.0.0.1'], day()) });
  for (const path of ['/validate', '/mutate']) {
    app.post(path, (call) => {
      const { request } = call.body as { request: { uid: string } };
      return { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid: request.uid, allowed: true } };
    });
  }
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: (app.server.address() as { port: number }).port, path: '' };
}

const listening = await (process.argv[2] === 'allow-all' ? allowAll() : ours());
process.send?.(listening);
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
// The benchmark went: so does its server.
process.on('disconnect', () => process.exit());
