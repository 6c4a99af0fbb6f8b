import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { container, podSpec, podWith } from '../testing/pods.ts';
import { subjectOf } from '../testing/subjects.ts';
import { privileged } from './privileged.ts';
import { carriesPod, podOf } from './pod.ts';

const template = { metadata: {}, spec: podSpec({ containers: [container({ securityContext: { privileged: true } })] }) };

const CARRIERS: readonly (readonly [string, JsonObject, string])[] = [
  ['Pod', { apiVersion: 'v1', spec: template.spec }, 'spec'],
  ['PodTemplate', { apiVersion: 'v1', template }, 'template.spec'],
  ['ReplicationController', { apiVersion: 'v1', spec: { template } }, 'spec.template.spec'],
  ...['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'].map((kind) => [kind, { apiVersion: 'apps/v1', spec: { template } }, 'spec.template.spec'] as const),
  ['Job', { apiVersion: 'batch/v1', spec: { template } }, 'spec.template.spec'],
  ['CronJob', { apiVersion: 'batch/v1', spec: { jobTemplate: { spec: { template } } } }, 'spec.jobTemplate.spec.template.spec'],
  ['Deployment', { apiVersion: 'extensions/v1beta1', spec: { template } }, 'spec.template.spec'],
];

describe('the pod in an object', () => {
  it.each(CARRIERS)('is found in a %s', (kind, object, specPath) => {
    const { request } = subjectOf({ object: { ...object, kind } });
    expect(carriesPod(request)).toBe(true);
    expect(podOf(request)?.specPath).toBe(specPath);
    expect(privileged.check(subjectOf({ object: { ...object, kind } })).map(({ path }) => path)).toEqual([`${specPath}.containers[0].securityContext.privileged`]);
  });

  it('has the containers of each list, with their places', () => {
    const pod = podOf(subjectOf({ object: podWith({ initContainers: [container({ name: 'a' })], ephemeralContainers: [container({ name: 'b' }), container({ name: 'c' })] }) }).request);
    expect(pod?.containers.map(({ path }) => path)).toEqual(['spec.initContainers[0]', 'spec.containers[0]', 'spec.ephemeralContainers[0]', 'spec.ephemeralContainers[1]']);
  });

  it.each([
    ['', true], ['status', true], ['ephemeralcontainers', true], ['resize', true], ['of-tomorrow', true],
    ['binding', false], ['eviction', false], ['exec', false],
  ])('comes with pods/%s: %s', (subResource, expected) => {
    expect(carriesPod(subjectOf({ object: podWith(), request: { operation: 'UPDATE', subResource } }).request)).toBe(expected);
  });

  it.each([
    ['a deletion', { oldObject: podWith() }],
    ['a scale', { object: { apiVersion: 'autoscaling/v1', kind: 'Scale' }, request: { group: 'apps', resource: 'deployments', subResource: 'scale' } }],
    ['a kind of the same name in another group', { object: { apiVersion: 'example.com/v1', kind: 'Pod', spec: template.spec } }],
  ])('does not come with %s', (_, form) => {
    expect(carriesPod(subjectOf(form).request)).toBe(false);
  });
});
