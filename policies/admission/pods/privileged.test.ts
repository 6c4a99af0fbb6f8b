import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { privileged } from './privileged.ts';

it.each([
  ['unset', { object: podWith() }, []],
  ['null', { object: podWithContainer({ securityContext: { privileged: null } }) }, []],
  ['true', { object: podWithContainer({ securityContext: { privileged: true } }) }, ['spec.containers[0].securityContext.privileged']],
  ['text', { object: podWithContainer({ securityContext: { privileged: 'false' } }) }, ['spec.containers[0].securityContext.privileged']],
  ['an init container', { object: podWith({ initContainers: [container({ securityContext: { privileged: true } })] }) }, ['spec.initContainers[0].securityContext.privileged']],
  ['an ephemeral container', { object: podWith({ ephemeralContainers: [container({ securityContext: { privileged: true } })] }) }, ['spec.ephemeralContainers[0].securityContext.privileged']],
])('privileged: %s', (_, form, expected) => {
  expect(paths(privileged, form)).toEqual(expected);
});
