import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { ownPool } from './own-pool.ts';

const POOL = { isolation: 'NodePool' };

function terms(...expressions: readonly JsonObject[]): JsonObject {
  const nodeSelectorTerms = expressions.map((expression) => ({ matchExpressions: [expression] }));
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
}

it.each([
  ['shared nodes', { object: podWith() }, []],
  ['by selector', { tenant: POOL, object: podWith({ nodeSelector: { 'tenantry.dev.node-restriction.kubernetes.io/pool': 'acme' }, ...terms({ key: 'x', operator: 'Exists' }) }) }, []],
  ['by another pool', { tenant: POOL, object: podWith({ nodeSelector: { 'tenantry.dev.node-restriction.kubernetes.io/pool': 'globex' } }) }, ['spec.nodeSelector']],
  ['by each term', { tenant: POOL, object: podWith(terms({ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'In', values: ['acme'] })) }, []],
  ['by a term that only asks for some pool', { tenant: POOL, object: podWith(terms({ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'Exists' })) }, ['spec.nodeSelector']],
  ['by a term that asks for one of two', { tenant: POOL, object: podWith(terms({ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'In', values: ['acme', 'x'] })) }, ['spec.nodeSelector']],
  ['by no term', { tenant: POOL, object: podWith(terms()) }, ['spec.nodeSelector']],
])('own nodes: %s', (_, form, expected) => {
  expect(paths(ownPool, form)).toEqual(expected);
});
