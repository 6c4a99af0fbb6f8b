import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { binding } from './binding.ts';

const object = { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'web' }, target: { kind: 'Node', name: 'n' } };
const OF_POD = { resource: 'pods', subResource: 'binding' };

it.each([
  ['the scheduler', { object, request: { ...OF_POD, user: { username: 'system:kube-scheduler', groups: [] } } }, []],
  ['a user', { object, request: OF_POD }, ['target']],
  ['a user of the group of schedulers', { object, request: { ...OF_POD, user: { username: 'ann', groups: ['system:kube-scheduler'] } } }, ['target']],
  ['a controller', { object, request: { ...OF_POD, user: { username: 'system:serviceaccount:kube-system:x', groups: [] } } }, ['target']],
  ['the resource of old', { object, request: { resource: 'bindings' } }, ['target']],
  ['nothing in it', { object: {}, request: { ...OF_POD, kind: 'Binding' } }, ['target']],
])('bindings: %s', (_, form, expected) => {
  expect(paths(binding, form)).toEqual(expected);
});
