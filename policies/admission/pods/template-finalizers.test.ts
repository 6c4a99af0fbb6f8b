import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podSpec, podWith } from '../testing/pods.ts';
import { templateFinalizers } from './template-finalizers.ts';

const HELD = { metadata: { finalizers: ['example.org/hold'] }, spec: podSpec() };

it.each<[string, JsonObject, string]>([
  ['a Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: HELD } }, 'spec.template.metadata.finalizers'],
  ['a CronJob', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'web' }, spec: { jobTemplate: { spec: { template: HELD } } } }, 'spec.jobTemplate.spec.template.metadata.finalizers'],
  ['a PodTemplate', { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'web' }, template: HELD }, 'template.metadata.finalizers'],
])('refuses finalizers in the template of %s', (_, object, path) => {
  expect(paths(templateFinalizers, { object })).toEqual([path]);
});

it('leaves pods themselves alone, and templates without any', () => {
  expect(paths(templateFinalizers, { object: podWith({}, { finalizers: ['example.org/seen'] }) })).toEqual([]);
  expect(paths(templateFinalizers, { object: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'web', finalizers: ['a.b/c'] }, spec: { template: { metadata: { finalizers: [] }, spec: podSpec() } } } })).toEqual([]);
});
