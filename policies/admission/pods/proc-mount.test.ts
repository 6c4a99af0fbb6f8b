import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWithContainer } from '../testing/pods.ts';
import { procMount } from './proc-mount.ts';

it.each([
  ['default', { object: podWithContainer({ securityContext: { procMount: 'Default' } }) }, []],
  ['null', { object: podWithContainer({ securityContext: { procMount: null } }) }, []],
  ['unmasked', { object: podWithContainer({ securityContext: { procMount: 'Unmasked' } }) }, ['spec.containers[0].securityContext.procMount']],
  ['no text', { object: podWithContainer({ securityContext: { procMount: 1 } }) }, ['spec.containers[0].securityContext.procMount']],
])('/proc: %s', (_, form, expected) => {
  expect(paths(procMount, form)).toEqual(expected);
});
