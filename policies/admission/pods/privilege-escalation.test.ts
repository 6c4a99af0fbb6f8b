import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { privilegeEscalation } from './privilege-escalation.ts';

it.each([
  ['closed', { object: podWith() }, []],
  ['unset', { object: podWithContainer({ securityContext: { allowPrivilegeEscalation: null } }) }, ['spec.containers[0].securityContext.allowPrivilegeEscalation']],
  ['no security context', { object: podWithContainer({ securityContext: null }) }, ['spec.containers[0].securityContext.allowPrivilegeEscalation']],
  ['the text false', { object: podWithContainer({ securityContext: { allowPrivilegeEscalation: 'false' } }) }, ['spec.containers[0].securityContext.allowPrivilegeEscalation']],
  ['a pod that says it is for Windows', { object: podWith({ os: { name: 'windows' }, containers: [container({ securityContext: null })] }) }, ['spec.containers[0].securityContext.allowPrivilegeEscalation']],
])('privilege escalation: %s', (_, form, expected) => {
  expect(paths(privilegeEscalation, form)).toEqual(expected);
});
