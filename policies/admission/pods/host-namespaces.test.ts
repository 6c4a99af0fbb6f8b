import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { hostNamespaces } from './host-namespaces.ts';

it.each([
  ['none', { object: podWith({ hostNetwork: false, hostPID: null }) }, []],
  ['all three', { object: podWith({ hostIPC: true, hostNetwork: true, hostPID: true }) }, ['spec.hostIPC', 'spec.hostNetwork', 'spec.hostPID']],
  ['what is no flag', { object: podWith({ hostNetwork: 'false' }) }, ['spec.hostNetwork']],
  ['an update that leaves the pod as it was', { request: { operation: 'UPDATE' as const }, object: podWith({ hostPID: true }), oldObject: podWith({ hostPID: true }) }, []],
  ['an update that changes something else', { request: { operation: 'UPDATE' as const }, object: podWith({ hostPID: true, activeDeadlineSeconds: 1 }), oldObject: podWith({ hostPID: true }) }, ['spec.hostPID']],
  ['an update without what was before', { request: { operation: 'UPDATE' as const }, object: podWith({ hostPID: true }) }, ['spec.hostPID']],
  ['a deletion', { oldObject: podWith({ hostPID: true }) }, []],
])('namespaces of the node: %s', (_, form, expected) => {
  expect(paths(hostNamespaces, form)).toEqual(expected);
});
