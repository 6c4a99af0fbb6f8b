import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { countedResources } from './counted-resources.ts';

it.each([
  ['counted', { object: podWithContainer({ resources: { requests: { cpu: '1' }, limits: { memory: '1Gi', 'ephemeral-storage': '1Gi' } } }) }, []],
  ['devices and huge pages', { object: podWithContainer({ resources: { requests: { 'hugepages-1Gi': '1Gi' }, limits: { 'amd.com/gpu': '1' } } }) }, ['spec.containers[0].resources.limits["amd.com/gpu"]', 'spec.containers[0].resources.requests["hugepages-1Gi"]']],
  ['of the pod as a whole', { object: podWith({ resources: { requests: { 'hugepages-2Mi': '2Mi' } } }) }, ['spec.resources.requests["hugepages-2Mi"]']],
  ['claims', { object: podWith({ resourceClaims: [{ name: 'a', resourceClaimName: 'b' }], containers: [container({ resources: { claims: [{ name: 'a' }] } })] }) }, ['spec.containers[0].resources.claims', 'spec.resourceClaims']],
])('resources: %s', (_, form, expected) => {
  expect(paths(countedResources, form)).toEqual(expected);
});
