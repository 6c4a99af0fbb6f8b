import { describe, expect, it } from 'vitest';
import type { AdmissionRequest, AdmissionSubject, TenantFacts } from '../../policies/admission/subject.ts';
import { MemoryStore } from '../../runtime/throttle/memory-store.ts';
import type { RequestCounters } from '../../runtime/throttle/store.ts';
import { namespace, request, tenant } from '../testing/reviews.ts';
import { ClusterThrottle } from './cluster-throttle.ts';

function subject(more: Partial<AdmissionRequest> = {}, facts: Partial<TenantFacts> = {}): AdmissionSubject {
  return { request: request(more), tenant: tenant({ throttle: { requestsPerMinute: 2, requestsPerHour: 100 }, ...facts }), namespace: namespace() };
}

function throttle(store: RequestCounters = new MemoryStore()): { readonly limiter: ClusterThrottle; readonly clock: { now: number } } {
  const clock = { now: 1_000_000 };
  return { limiter: new ClusterThrottle({ store, nowMs: () => clock.now }), clock };
}

describe('ClusterThrottle.counts()', () => {
  const { limiter } = throttle();

  it.each<[string, Partial<AdmissionRequest>]>([
    ['a person', {}],
    ['a service account of the tenant', { user: { username: 'system:serviceaccount:tenant-acme:pipeline', groups: [] } }],
    ['a delete', { operation: 'DELETE' }],
    ['a new lease', { group: 'coordination.k8s.io', resource: 'leases' }],
    ['a lease that is deleted', { operation: 'DELETE', group: 'coordination.k8s.io', resource: 'leases' }],
    ['a change of a subresource', { operation: 'UPDATE', subResource: 'scale' }],
  ])('counts %s', (_, more) => {
    expect(limiter.counts(subject(more))).toBe(true);
  });

  it.each<[string, Partial<AdmissionRequest>]>([
    ['a dry run', { dryRun: true }],
    ['an event', { resource: 'events' }],
    ['an event of the new kind', { group: 'events.k8s.io', resource: 'events' }],
    ['the renewal of a lease', { operation: 'UPDATE', group: 'coordination.k8s.io', resource: 'leases' }],
    ['a session', { operation: 'CONNECT', subResource: 'exec' }],
    ['a controller', { user: { username: 'system:serviceaccount:kube-system:replicaset-controller', groups: [] } }],
    ['the controller manager', { user: { username: 'system:kube-controller-manager', groups: [] } }],
    ['a node', { user: { username: 'system:node:one', groups: ['system:nodes'] } }],
    ['Flux', { user: { username: 'system:serviceaccount:flux-system:tenantry-shard', groups: [] } }],
    ['a platform admin', { user: { username: 'root', groups: ['tenantry:platform-admins'] } }],
  ])('never counts %s', (_, more) => {
    expect(limiter.counts(subject(more))).toBe(false);
  });

  it('counts nothing for a tenant without limits', () => {
    expect(limiter.counts(subject({}, { throttle: {} }))).toBe(false);
  });
});

describe('ClusterThrottle.take()', () => {
  it('says 429 with names, numbers and a time to wait that is bounded', async () => {
    const { limiter } = throttle();
    expect([await limiter.take(subject()), await limiter.take(subject())]).toEqual([undefined, undefined]);
    expect(await limiter.take(subject())).toEqual({
      allowed: false, code: 429, reason: 'TooManyRequests', retryAfterSeconds: 32,
      message: '[tenantry/throttle] tenant acme has used its 2 writes of this minute, which ends in 60 s; try again in 60 s, or ask for a higher limit in the tenant\'s document (spec.throttle)',
    });
  });

  it('tells a shorter time as the window ends, and lets through what comes then', async () => {
    const { limiter, clock } = throttle();
    for (let turn = 0; turn < 2; turn += 1) await limiter.take(subject());
    clock.now += 55_000;
    expect((await limiter.take(subject()))?.retryAfterSeconds).toBe(5);
    clock.now += 5_000;
    expect(await limiter.take(subject())).toBeUndefined();
  });

  it('counts one request for a whole collection that is deleted', async () => {
    const { limiter, clock } = throttle();
    for (let turn = 0; turn < 50; turn += 1) {
      clock.now += 10;
      expect(await limiter.take(subject({ operation: 'DELETE', name: '' }))).toBeUndefined();
    }
    expect(await limiter.take(subject())).toBeUndefined();
    expect((await limiter.take(subject()))?.code).toBe(429);
  });

  it('counts a collection that is deleted over and over again, though its objects stay', async () => {
    const { limiter, clock } = throttle();
    const outcomes: (number | undefined)[] = [];
    // Objects with a finalizer of the tenant's own, in as many collections as fit into a second.
    for (let turn = 0; turn < 1_001; turn += 1) {
      clock.now += 1;
      outcomes.push((await limiter.take(subject({ operation: 'DELETE', name: '' })))?.code);
    }
    expect(outcomes.indexOf(429)).toBe(1_000);
  });

  it('does not let a collection be a way around', async () => {
    const { limiter, clock } = throttle();
    const outcomes: (number | undefined)[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      clock.now += 900;
      outcomes.push((await limiter.take(subject({ operation: 'DELETE', name: '' }, { throttle: { requestsPerMinute: 1, requestsPerHour: 100 } })))?.code);
    }
    expect(outcomes).toContain(429);
  });
});
