import { expect, it } from 'vitest';
import { WebhookMetrics } from '../server/metrics.ts';
import { PLAIN_POD, request, sources } from '../testing/reviews.ts';
import { ClusterThrottle } from '../throttle/cluster-throttle.ts';
import { MemoryStore } from '../../runtime/throttle/memory-store.ts';
import { validateReviewer } from './validate.ts';

it('measures each policy in the first of 256 reviews, by whether it found something', async () => {
  const metrics = new WebhookMetrics();
  let ms = 0;
  const review = validateReviewer({ sources: sources(), gate: { refusal: () => undefined }, throttle: new ClusterThrottle({ store: new MemoryStore(), nowMs: () => 0 }), metrics, nowMs: () => 0, monotonicMs: () => (ms += 1) });
  const hostNetwork = request({ object: { ...PLAIN_POD, spec: { ...(PLAIN_POD['spec'] as object), hostNetwork: true } } });
  for (let n = 0; n < 257; n += 1) await review(hostNetwork, { uid: 'u', remainingMs: () => 1_000, signal: new AbortController().signal });
  const text = await metrics.registry.metrics();
  expect(text).toContain('tenantry_admission_policy_seconds_count{policy="host-namespaces",verdict="found"} 2');
  expect(text).toContain('tenantry_admission_policy_seconds_sum{policy="host-namespaces",verdict="found"} 0.002');
  expect(text).toContain('tenantry_admission_policy_seconds_count{policy="image-registries",verdict="passed"} 2');
});
