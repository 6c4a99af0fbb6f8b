import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { runAsNonRoot } from './run-as-non-root.ts';

it.each([
  ['by the pod', { object: podWith() }, []],
  ['by the container', { object: podWith({ securityContext: { runAsNonRoot: null }, containers: [container({ securityContext: { runAsNonRoot: true } })] }) }, []],
  ['by nobody', { object: podWith({ securityContext: { runAsNonRoot: null } }) }, ['spec.containers[0].securityContext.runAsNonRoot']],
  ['false for the pod, true for the container', { object: podWith({ securityContext: { runAsNonRoot: false }, containers: [container({ securityContext: { runAsNonRoot: true } })] }) }, ['spec.securityContext.runAsNonRoot']],
  ['false for the container', { object: podWithContainer({ securityContext: { runAsNonRoot: false } }) }, ['spec.containers[0].securityContext.runAsNonRoot']],
  ['user 0 of the pod', { object: podWith({ securityContext: { runAsUser: 0 } }) }, ['spec.securityContext.runAsUser']],
  ['user 0 of a container', { object: podWithContainer({ securityContext: { runAsUser: -0 } }) }, ['spec.containers[0].securityContext.runAsUser']],
  ['another user', { object: podWithContainer({ securityContext: { runAsUser: 1000 } }) }, []],
  ['root in a user namespace', { object: podWith({ hostUsers: false, securityContext: { runAsUser: 0 } }) }, ['spec.securityContext.runAsUser']],
])('users: %s', (_, form, expected) => {
  expect(paths(runAsNonRoot, form)).toEqual(expected);
});
