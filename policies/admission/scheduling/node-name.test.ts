import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podSpec, podWith } from '../testing/pods.ts';
import { nodeName } from './node-name.ts';

function template(spec: JsonObject): JsonObject {
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: { template: { spec: podSpec(spec) } } };
}

it.each([
  ['none', { object: podWith({ nodeName: '' }) }, []],
  ['chosen', { object: podWith({ nodeName: 'n' }) }, ['spec.nodeName']],
  ['kept', { request: { operation: 'UPDATE' as const }, object: podWith({ nodeName: 'n', activeDeadlineSeconds: 1 }), oldObject: podWith({ nodeName: 'n' }) }, []],
  ['set later', { request: { operation: 'UPDATE' as const }, object: podWith({ nodeName: 'n' }), oldObject: podWith() }, ['spec.nodeName']],
  ['kept in a template that changes', { request: { operation: 'UPDATE' as const }, object: template({ nodeName: 'n', activeDeadlineSeconds: 1 }), oldObject: template({ nodeName: 'n' }) }, ['spec.template.spec.nodeName']],
])('node names: %s', (_, form, expected) => {
  expect(paths(nodeName, form)).toEqual(expected);
});
