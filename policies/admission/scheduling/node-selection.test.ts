import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { nodeSelection } from './node-selection.ts';

const TERMS = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const POOL = { isolation: 'NodePool' };
const DAEMONS = { user: { username: 'system:serviceaccount:kube-system:daemon-set-controller', groups: [] } };
const FIELD = affinity([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }] }]);

function affinity(nodeSelectorTerms: readonly JsonObject[]): JsonObject {
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
}

function required(...terms: readonly (readonly JsonObject[])[]): JsonObject {
  return affinity(terms.map((matchExpressions) => ({ matchExpressions })));
}

it.each([
  ['by what many have in common', { object: podWith({ nodeSelector: { 'kubernetes.io/os': 'linux' }, ...required([{ key: 'topology.kubernetes.io/zone', operator: 'NotIn', values: ['a'] }]) }) }, []],
  ['by a selector', { object: podWith({ nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': 'n' } }) }, ['spec.nodeSelector["kubernetes.io/hostname"]']],
  ['in the second OR term', { object: podWith(required([{ key: 'kubernetes.io/arch', operator: 'Exists' }], [{ key: 'kubernetes.io/arch', operator: 'Exists' }, { key: 'gpu', operator: 'Exists' }])) }, [`${TERMS}[1].matchExpressions[1]`]],
  ['by what a node is not', { object: podWith(required([{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'DoesNotExist' }])) }, [`${TERMS}[0].matchExpressions[0]`]],
  ['by the own pool', { tenant: POOL, object: podWith(required([{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'In', values: ['acme'] }])) }, []],
  ['by the own pool and another', { tenant: POOL, object: podWith(required([{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'In', values: ['acme', 'globex'] }])) }, [`${TERMS}[0].matchExpressions[0]`]],
  ['by a pool that is not there', { object: podWith({ nodeSelector: { 'tenantry.dev.node-restriction.kubernetes.io/pool': 'acme' } }) }, ['spec.nodeSelector["tenantry.dev.node-restriction.kubernetes.io/pool"]']],
  ['by the DaemonSet controller, on own nodes', { tenant: POOL, request: DAEMONS, object: podWith(FIELD) }, []],
  ['by the DaemonSet controller, on shared nodes', { request: DAEMONS, object: podWith(FIELD) }, [`${TERMS}[0].matchFields[0]`]],
  ['by a field', { tenant: POOL, object: podWith(FIELD) }, [`${TERMS}[0].matchFields[0]`]],
])('node selection: %s', (_, form, expected) => {
  expect(paths(nodeSelection, form)).toEqual(expected);
});
