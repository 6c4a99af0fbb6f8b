import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { runtimeClass } from './runtime-class.ts';

it.each([
  ['none', { object: podWith({ runtimeClassName: null, overhead: {} }) }, []],
  ['an offered one with its overhead', { object: podWith({ runtimeClassName: 'tenant-kata', overhead: { memory: '100Mi' } }) }, []],
  ['another one', { object: podWith({ runtimeClassName: 'kata', overhead: { memory: '100Mi' } }) }, ['spec.runtimeClassName', 'spec.overhead']],
  ['an overhead alone', { object: podWith({ overhead: { cpu: '1' } }) }, ['spec.overhead']],
])('runtime classes: %s', (_, form, expected) => {
  expect(paths(runtimeClass, form)).toEqual(expected);
});
