import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podSpec, podWith } from '../testing/pods.ts';
import { podPriority } from './pod-priority.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['an offered class, with its number', { object: podWith({ priorityClassName: 'tenant-high', priority: 1000 }) }, []],
  ['the default class of a cluster', { object: podWith({ priorityClassName: 'default', priority: 0 }) }, []],
  ['a class below', { object: podWith({ priorityClassName: 'batch', priority: -10 }) }, []],
  ['a class above', { object: podWith({ priorityClassName: 'high', priority: 1 }) }, ['spec.priorityClassName']],
  ['a class of the system, whatever its number', { object: podWith({ priorityClassName: 'system-cluster-critical', priority: 0 }) }, ['spec.priorityClassName']],
  ['a number alone', { object: podWith({ priority: 1 }) }, ['spec.priority']],
  ['no number', { object: podWith({ priority: '0' }) }, ['spec.priority']],
  ['a class in a template, with a number of its own', { object: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: podSpec({ priorityClassName: 'high', priority: 0 }) } } } }, ['spec.template.spec.priorityClassName']],
])('priority: %s', (_, form, expected) => {
  expect(paths(podPriority, form)).toEqual(expected);
});
