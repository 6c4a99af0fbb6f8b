import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { podShape } from './pod-shape.ts';

it.each([
  ['a whole pod', { object: podWith({ initContainers: [], volumes: [{ name: 'a', emptyDir: {} }], affinity: { podAffinity: {} } }) }, []],
  ['no spec', { object: { apiVersion: 'v1', kind: 'Pod' } }, ['spec']],
  ['no object', { request: { resource: 'pods', operation: 'CREATE' as const } }, ['spec']],
  ['no containers', { object: podWith({ containers: [] }) }, ['spec.containers']],
  ['a container that is text', { object: podWith({ containers: [container(), 'web'] }) }, ['spec.containers']],
  ['init containers as a map', { object: podWith({ initContainers: { a: container() } }) }, ['spec.initContainers']],
  ['ephemeral containers only', { object: podWith({ containers: null, ephemeralContainers: [container()] }) }, ['spec.containers']],
  ['a security context that is a list', { object: podWithContainer({ securityContext: [] }) }, ['spec.containers[0].securityContext']],
  ['a user that is text', { object: podWith({ securityContext: { runAsUser: '0' } }) }, ['spec.securityContext.runAsUser']],
  ['a user with a fraction', { object: podWithContainer({ securityContext: { runAsUser: 0.5 } }) }, ['spec.containers[0].securityContext.runAsUser']],
  ['a selector of numbers', { object: podWith({ nodeSelector: { a: 1 } }) }, ['spec.nodeSelector']],
  ['labels that are no map', { object: podWith({}, { labels: 'x' }) }, ['metadata.labels']],
  ['affinity terms as a map', { object: podWith({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } } }) }, ['spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution']],
  ['projections as a map', { object: podWith({ volumes: [{ name: 'a', projected: { sources: {} } }] }) }, ['spec.volumes[0].projected.sources']],
])('the shape of a pod: %s', (_, form, expected) => {
  expect(paths(podShape, form)).toEqual(expected);
});
