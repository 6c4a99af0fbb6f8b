import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { podOs } from './pod-os.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['linux', { object: podWith({ os: { name: 'linux' } }) }, []],
  ['windows', { object: podWith({ os: { name: 'windows' } }) }, ['spec.os.name']],
  ['another spelling', { object: podWith({ os: { name: 'Linux' } }) }, ['spec.os.name']],
  ['none in an object', { object: podWith({ os: {} }) }, ['spec.os.name']],
  ['Windows options, even empty ones', { object: podWithContainer({ securityContext: { windowsOptions: {} } }) }, ['spec.containers[0].securityContext.windowsOptions']],
])('operating systems: %s', (_, form, expected) => {
  expect(paths(podOs, form)).toEqual(expected);
});
