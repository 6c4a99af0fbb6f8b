import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { pullPolicy } from './pull-policy.ts';

it.each([
  ['always', { object: podWith() }, []],
  ['not stated', { object: podWithContainer({ imagePullPolicy: null }) }, []],
  ['if not present', { object: podWithContainer({ imagePullPolicy: 'IfNotPresent' }) }, ['spec.containers[0].imagePullPolicy']],
  ['never', { object: podWithContainer({ imagePullPolicy: 'Never' }) }, ['spec.containers[0].imagePullPolicy']],
  ['another spelling', { object: podWithContainer({ imagePullPolicy: 'always' }) }, ['spec.containers[0].imagePullPolicy']],
  ['a volume', { object: podWith({ volumes: [{ name: 'a', image: { reference: 'x/y', pullPolicy: 'IfNotPresent' } }] }) }, ['spec.volumes[0].image.pullPolicy']],
  ['own nodes', { tenant: { isolation: 'NodePool' }, object: podWithContainer({ imagePullPolicy: 'Never' }) }, []],
])('pull policy: %s', (_, form, expected) => {
  expect(paths(pullPolicy, form)).toEqual(expected);
});
