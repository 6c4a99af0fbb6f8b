import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { schedulerName } from './scheduler-name.ts';

it.each([
  ['none', { object: podWith({ schedulerName: '' }) }, []],
  ['the default', { object: podWith({ schedulerName: 'default-scheduler' }) }, []],
  ['another', { object: podWith({ schedulerName: 'x' }) }, ['spec.schedulerName']],
])('schedulers: %s', (_, form, expected) => {
  expect(paths(schedulerName, form)).toEqual(expected);
});
