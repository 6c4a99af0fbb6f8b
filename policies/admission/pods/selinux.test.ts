import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { selinux } from './selinux.ts';

it.each([
  ['none', { object: podWith({ securityContext: { seLinuxOptions: {} } }) }, []],
  ['a type of containers', { object: podWithContainer({ securityContext: { seLinuxOptions: { type: 'container_engine_t', level: '' } } }) }, []],
  ['another type', { object: podWithContainer({ securityContext: { seLinuxOptions: { type: 'unconfined_t' } } }) }, ['spec.containers[0].securityContext.seLinuxOptions.type']],
  ['user, role and level', { object: podWith({ securityContext: { seLinuxOptions: { user: 'u', role: 'r', level: 's0' } } }) }, ['spec.securityContext.seLinuxOptions.level', 'spec.securityContext.seLinuxOptions.role', 'spec.securityContext.seLinuxOptions.user']],
])('SELinux: %s', (_, form, expected) => {
  expect(paths(selinux, form)).toEqual(expected);
});
