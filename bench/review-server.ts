/** A server of its own process for the review benchmarks: `ours` judges, `allow-all` is plain fastify that says yes. */
import { fastify } from 'fastify';
import { createAuthority, issueLeaf } from '../webhook/certificates/certificate.ts';
import { validateReviewer } from '../webhook/review/validate.ts';
import { WebhookMetrics } from '../webhook/server/metrics.ts';
import { day, startTestServer } from '../webhook/testing/test-server.ts';
import { ClusterThrottle } from '../webhook/throttle/cluster-throttle.ts';
import { MemoryStore } from '../webhook/throttle/memory-store.ts';
import { largeCluster } from './review-load.ts';

async function ours(): Promise<number> {
  const nowMs = (): number => Date.now();
  const throttle = new ClusterThrottle({ store: new MemoryStore(), nowMs });
  const review = validateReviewer({ sources: largeCluster(), gate: { refusal: () => undefined }, throttle, metrics: new WebhookMetrics(), nowMs });
  return (await startTestServer({ review })).port;
}

async function allowAll(): Promise<number> {
  const app = fastify({ https: issueLeaf(createAuthority(day()), ['127.0.0.1'], day()) });
  app.post('/validate', (call) => {
    const { request } = call.body as { request: { uid: string } };
    return { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid: request.uid, allowed: true } };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as { port: number }).port;
}

const port = await (process.argv[2] === 'allow-all' ? allowAll() : ours());
process.send?.({ port });
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
