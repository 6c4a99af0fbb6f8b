import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { tolerations } from './tolerations.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['nodes that are not ready', { object: podWith({ tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' }] }) }, []],
  ['everything', { object: podWith({ tolerations: [{ key: '', operator: 'Exists' }] }) }, ['spec.tolerations[0]']],
  ['the control plane, second', { object: podWith({ tolerations: [{ key: 'node.kubernetes.io/not-ready' }, { key: 'node-role.kubernetes.io/control-plane' }] }) }, ['spec.tolerations[1]']],
  ['a cordoned node', { object: podWith({ tolerations: [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }] }) }, ['spec.tolerations[0]']],
  ['a pool without having one', { object: podWith({ tolerations: [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', value: 'acme' }] }) }, ['spec.tolerations[0]']],
  ['the own pool', { tenant: { isolation: 'NodePool' }, object: podWith({ tolerations: [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', value: 'acme' }] }) }, []],
  ['another pool', { tenant: { isolation: 'NodePool' }, object: podWith({ tolerations: [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', value: 'globex' }] }) }, ['spec.tolerations[0]']],
  ['every pool', { tenant: { isolation: 'NodePool' }, object: podWith({ tolerations: [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'Exists', value: 'acme' }] }) }, ['spec.tolerations[0]']],
])('tolerations: %s', (_, form, expected) => {
  expect(paths(tolerations, form)).toEqual(expected);
});
