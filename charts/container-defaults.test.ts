import fc from 'fast-check';
import { OBJECT_BOUNDS } from '../model/object-bounds.ts';
import { describe, expect, it } from 'vitest';
import { compareQuantities, parseQuantity } from '../model/quantity.ts';
import type { SomeAmounts } from '../model/resources.ts';
import { inputs, plan, richSpec, tenant } from './testing/documents.ts';
import { at, objectOf, render } from './testing/rendered.ts';

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'] as const;

function isAtMost(a: unknown, b: unknown): boolean {
  return compareQuantities(parseQuantity(String(a)), parseQuantity(String(b))) <= 0;
}

describe('LimitRange and ResourceQuota of a namespace', () => {
  it('bounds small objects in each namespace alike, in every state, and none that a suspension needs', () => {
    for (const state of ['Active', 'Suspended'] as const) {
      const quotas = render(inputs(tenant('acme', { state, namespaces: [{ suffix: 'dev' }] }))).filter(({ kind, metadata }) => kind === 'ResourceQuota' && metadata?.name === 'tenantry-objects');
      expect(quotas.map((quota) => at(quota, 'spec', 'hard'))).toEqual([OBJECT_BOUNDS, OBJECT_BOUNDS]);
    }
    const rendered = new Set((['Active', 'Suspended'] as const).flatMap((state) => render(inputs(tenant('acme', { ...richSpec(), state }), { peers: ['globex'] }))).map(({ kind }) => kind.toLowerCase()));
    const bounded = Object.keys(OBJECT_BOUNDS).map((key) => key.replace(/^count\//, '').replace(/\..*$/, ''));
    expect(bounded.filter((resource) => [...rendered].some((kind) => resource === `${kind}s` || resource === kind.replace(/y$/, 'ies')))).toEqual([]);
  });

  it('give the plan\'s defaults where there is room', () => {
    const range = objectOf(render(inputs()), 'LimitRange', 'tenantry');
    expect(range['spec']).toEqual({ limits: [{ type: 'Container', default: plan().spec.containers.limits, defaultRequest: plan().spec.containers.requests }] });
  });

  it('give the tenant\'s own defaults where they are lower, and never more than the plan', () => {
    const own = { limits: { memory: '100Mi', cpu: '900' }, requests: { memory: '50Mi' } };
    const [limit] = at(objectOf(render(inputs(tenant('acme', { containers: own }))), 'LimitRange', 'tenantry'), 'spec', 'limits') as { default: object; defaultRequest: object }[];
    const { limits, requests } = plan().spec.containers;
    expect(limit?.default).toEqual({ ...limits, memory: '100Mi' });
    expect(limit?.defaultRequest).toEqual({ ...requests, memory: '50Mi' });
  });

  it('always let a pod in that states nothing: defaults fit the quota, requests fit limits', () => {
    const amount = fc.integer({ min: 1, max: 100_000 }).map((milli) => `${milli}m`);
    const bytes = fc.integer({ min: 1, max: 2 ** 40 }).map(String);
    const quota = fc.record({ 'requests.cpu': amount, 'limits.cpu': amount, 'requests.memory': bytes, 'limits.memory': bytes, 'requests.ephemeral-storage': bytes, 'limits.ephemeral-storage': bytes });
    fc.assert(fc.property(quota, fc.nat(3), (amounts: SomeAmounts, further) => {
      const namespaces = Array.from({ length: further }, (_, index) => ({ suffix: `n${index}` }));
      const manifests = render(inputs(tenant('acme', { quota: amounts, namespaces })));
      for (const { metadata } of manifests.filter(({ kind }) => kind === 'Namespace')) {
        const hard = at(objectOf(manifests, 'ResourceQuota', 'tenantry', metadata.name), 'spec', 'hard');
        const [limit] = at(objectOf(manifests, 'LimitRange', 'tenantry', metadata.name), 'spec', 'limits') as unknown[];
        for (const resource of RESOURCES) {
          expect(isAtMost(at(limit, 'default', resource), at(hard, `limits.${resource}`))).toBe(true);
          expect(isAtMost(at(limit, 'defaultRequest', resource), at(hard, `requests.${resource}`))).toBe(true);
          expect(isAtMost(at(limit, 'defaultRequest', resource), at(limit, 'default', resource))).toBe(true);
        }
      }
    }), { numRuns: 100 });
  });

  it('allow no pods once the tenant is suspended', () => {
    const quota = objectOf(render(inputs(tenant('acme', { state: 'Suspended' }))), 'ResourceQuota', 'tenantry');
    expect(at(quota, 'spec', 'hard', 'pods')).toBe('0');
  });
});
