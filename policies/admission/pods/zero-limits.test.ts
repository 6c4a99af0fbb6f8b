import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { zeroLimits } from './zero-limits.ts';

it.each(['0', '0m', '0Gi', '.0', '-0', '0e3', 0])('a limit of %j is refused, as it sets none on the node', (amount) => {
  expect(paths(zeroLimits, { object: podWithContainer({ resources: { limits: { cpu: amount } } }) })).toEqual(['spec.containers[0].resources.limits["cpu"]']);
});

it.each([
  ['a limit', { object: podWithContainer({ resources: { limits: { cpu: '1m', memory: '1', 'ephemeral-storage': '1Ki' } } }) }, []],
  ['no limit, since the default is filled in', { object: podWithContainer({ resources: { requests: { cpu: '1' } } }) }, []],
  ['a request of zero, which sets nothing aside', { object: podWithContainer({ resources: { requests: { cpu: '0' } } }) }, []],
  ['what no quota counts, which has a rule of its own', { object: podWithContainer({ resources: { limits: { 'amd.com/gpu': '0' } } }) }, []],
  ['of the pod as a whole', { object: podWith({ resources: { limits: { memory: '0' } } }) }, ['spec.resources.limits["memory"]']],
  ['of a container that starts first', { object: podWith({ initContainers: [container({ resources: { limits: { 'ephemeral-storage': '0' } } })] }) }, ['spec.initContainers[0].resources.limits["ephemeral-storage"]']],
])('limits: %s', (_, form, expected) => {
  expect(paths(zeroLimits, form)).toEqual(expected);
});

it('judges a pod that is resized where it runs', () => {
  const oldObject = podWithContainer({ resources: { limits: { cpu: '1' } } });
  const object = podWithContainer({ resources: { limits: { cpu: '0' } } });
  expect(paths(zeroLimits, { object, oldObject, request: { operation: 'UPDATE', subResource: 'resize' } })).toEqual(['spec.containers[0].resources.limits["cpu"]']);
});
