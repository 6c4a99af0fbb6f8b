import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { gracePeriods } from './grace-periods.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['zero', { object: podWith({ terminationGracePeriodSeconds: 0 }) }, []],
  ['an hour and a second', { object: podWith({ terminationGracePeriodSeconds: 3_601 }) }, ['spec.terminationGracePeriodSeconds']],
  ['less than nothing', { object: podWith({ terminationGracePeriodSeconds: -1 }) }, ['spec.terminationGracePeriodSeconds']],
  ['a probe', { object: podWithContainer({ startupProbe: { terminationGracePeriodSeconds: 7_200 } }) }, ['spec.containers[0].startupProbe.terminationGracePeriodSeconds']],
  ['no deadline at all', { object: podWith({ activeDeadlineSeconds: 0 }) }, ['spec.activeDeadlineSeconds']],
  ['a deadline', { object: podWith({ activeDeadlineSeconds: 1 }) }, []],
])('periods: %s', (_, form, expected) => {
  expect(paths(gracePeriods, form)).toEqual(expected);
});
