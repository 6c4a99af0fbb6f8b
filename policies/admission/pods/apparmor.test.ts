import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { apparmor } from './apparmor.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['default profiles', { object: podWithContainer({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } }) }, []],
  ['unconfined', { object: podWithContainer({ securityContext: { appArmorProfile: { type: 'Unconfined' } } }) }, ['spec.containers[0].securityContext.appArmorProfile.type']],
  ['no type', { object: podWith({ securityContext: { appArmorProfile: {} } }) }, ['spec.securityContext.appArmorProfile.type']],
  ['an annotation that confines', { object: podWith({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' } }) }, []],
  ['an annotation that does not', { object: podWith({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' } }) }, ['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]']],
])('AppArmor: %s', (_, form, expected) => {
  expect(paths(apparmor, form)).toEqual(expected);
});
