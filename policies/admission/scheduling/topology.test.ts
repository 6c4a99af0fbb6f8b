import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { topology } from './topology.ts';

it.each([
  ['nodes and zones', { object: podWith({ topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname' }, { topologyKey: 'topology.kubernetes.io/zone', minDomains: 16 }] }) }, []],
  ['racks', { object: podWith({ topologySpreadConstraints: [{ topologyKey: 'rack' }] }) }, ['spec.topologySpreadConstraints[0].topologyKey']],
  ['too many domains', { object: podWith({ topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname', minDomains: 17 }] }) }, ['spec.topologySpreadConstraints[0].minDomains']],
  ['affinity by no key', { object: podWith({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } } }) }, ['spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey']],
  ['a wish by another key', { object: podWith({ affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { topologyKey: 'x' } }] } } }) }, ['spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey']],
])('topology: %s', (_, form, expected) => {
  expect(paths(topology, form)).toEqual(expected);
});
