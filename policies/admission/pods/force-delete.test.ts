import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { forceDelete } from './force-delete.ts';

const FORCE = { options: { gracePeriodSeconds: 0 } };

it.each([
  ['the usual grace period', { request: FORCE, oldObject: podWith({ nodeName: 'n' }) }, []],
  ['a long one', { request: FORCE, oldObject: podWith({ nodeName: 'n', terminationGracePeriodSeconds: 31 }) }, ['']],
  ['a long one in an orderly way', { request: {}, oldObject: podWith({ nodeName: 'n', terminationGracePeriodSeconds: 31 }) }, []],
  ['a pod without a node', { request: FORCE, oldObject: podWith({ terminationGracePeriodSeconds: 31 }) }, []],
  ['a pod that ended', { request: FORCE, oldObject: { ...podWith({ nodeName: 'n', terminationGracePeriodSeconds: 31 }), status: { phase: 'Failed' } } }, []],
  ['the kubelet', { request: { ...FORCE, user: { username: 'system:node:n', groups: [] } }, oldObject: podWith({ nodeName: 'n', terminationGracePeriodSeconds: 31 }) }, []],
  ['an account of the tenant', { request: { ...FORCE, user: { username: 'system:serviceaccount:tenant-acme:x', groups: [] } }, oldObject: podWith({ nodeName: 'n', terminationGracePeriodSeconds: 31 }) }, ['']],
])('force: %s', (_, form, expected) => {
  expect(paths(forceDelete, form)).toEqual(expected);
});
