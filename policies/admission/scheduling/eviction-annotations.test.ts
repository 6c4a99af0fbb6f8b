import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { evictionAnnotations } from './eviction-annotations.ts';

it.each([
  ['none', { object: podWith({}, { annotations: { x: 'false' } }) }, []],
  ['another spelling', { object: podWith({}, { annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'False' } }) }, ['metadata.annotations["cluster-autoscaler.kubernetes.io/safe-to-evict"]']],
  ['any value', { object: podWith({}, { annotations: { 'descheduler.alpha.kubernetes.io/prevent-eviction': '' } }) }, ['metadata.annotations["descheduler.alpha.kubernetes.io/prevent-eviction"]']],
  ['own nodes', { tenant: { isolation: 'NodePool' }, object: podWith({}, { annotations: { 'karpenter.sh/do-not-disrupt': 'true' } }) }, []],
])('annotations that hold nodes: %s', (_, form, expected) => {
  expect(paths(evictionAnnotations, form)).toEqual(expected);
});
