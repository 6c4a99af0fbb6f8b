import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { capabilities } from './capabilities.ts';

it.each([
  ['all dropped', { object: podWith() }, []],
  ['all dropped among others', { object: podWithContainer({ securityContext: { capabilities: { drop: ['NET_RAW', 'ALL'] } } }) }, []],
  ['the one that may be added', { object: podWithContainer({ securityContext: { capabilities: { add: ['NET_BIND_SERVICE'] } } }) }, []],
  ['none dropped', { object: podWithContainer({ securityContext: { capabilities: null } }) }, ['spec.containers[0].securityContext.capabilities.drop']],
  ['lower case', { object: podWithContainer({ securityContext: { capabilities: { drop: ['all'] } } }) }, ['spec.containers[0].securityContext.capabilities.drop']],
  ['text instead of a list', { object: podWithContainer({ securityContext: { capabilities: { drop: 'ALL' } } }) }, ['spec.containers[0].securityContext.capabilities.drop']],
  ['everything added', { object: podWithContainer({ securityContext: { capabilities: { add: ['ALL'] } } }) }, ['spec.containers[0].securityContext.capabilities.add']],
  ['with its prefix', { object: podWithContainer({ securityContext: { capabilities: { add: ['CAP_NET_BIND_SERVICE'] } } }) }, ['spec.containers[0].securityContext.capabilities.add']],
])('capabilities: %s', (_, form, expected) => {
  expect(paths(capabilities, form)).toEqual(expected);
});
