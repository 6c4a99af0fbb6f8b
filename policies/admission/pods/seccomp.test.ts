import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { seccomp } from './seccomp.ts';

it.each([
  ['by the pod', { object: podWith() }, []],
  ['by the container', { object: podWith({ securityContext: { seccompProfile: null }, containers: [container({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })] }) }, []],
  ['unconfined pod, confined container', { object: podWith({ securityContext: { seccompProfile: { type: 'Unconfined' } }, containers: [container({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })] }) }, ['spec.securityContext.seccompProfile.type']],
  ['unconfined container', { object: podWithContainer({ securityContext: { seccompProfile: { type: 'Unconfined' } } }) }, ['spec.containers[0].securityContext.seccompProfile.type']],
  ['a profile without a type', { object: podWithContainer({ securityContext: { seccompProfile: {} } }) }, ['spec.containers[0].securityContext.seccompProfile.type']],
  ['annotations that confine', { object: podWith({}, { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default', 'container.seccomp.security.alpha.kubernetes.io/web': 'localhost/x' } }) }, []],
  ['an annotation that does not', { object: podWith({}, { annotations: { 'container.seccomp.security.alpha.kubernetes.io/web': 'unconfined' } }) }, ['metadata.annotations["container.seccomp.security.alpha.kubernetes.io/web"]']],
])('seccomp: %s', (_, form, expected) => {
  expect(paths(seccomp, form)).toEqual(expected);
});
