import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podSpec } from '../testing/pods.ts';
import type { JsonObject } from '../json.ts';
import { daemonSets } from './daemon-sets.ts';

function daemonSet(metadata: JsonObject, spec: JsonObject = {}): JsonObject {
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { template: { spec: podSpec(spec) } } };
}

it.each([
  ['shared nodes', { object: daemonSet({}) }, ['']],
  ['nodes of their own', { tenant: { isolation: 'NodePool' }, object: daemonSet({}) }, []],
  ['one that is there and loses a finalizer', { request: { operation: 'UPDATE' as const }, object: daemonSet({}), oldObject: daemonSet({ finalizers: ['x'] }) }, []],
  ['one that is there and changes', { request: { operation: 'UPDATE' as const }, object: daemonSet({}, { hostUsers: false }), oldObject: daemonSet({}) }, ['']],
  ['one without a template', { object: { apiVersion: 'apps/v1', kind: 'DaemonSet' } }, ['']],
  ['its status', { request: { operation: 'UPDATE' as const, subResource: 'status' }, object: daemonSet({}) }, []],
  ['a deletion', { oldObject: daemonSet({}) }, []],
])('DaemonSets: %s', (_, form, expected) => {
  expect(paths(daemonSets, form)).toEqual(expected);
});
