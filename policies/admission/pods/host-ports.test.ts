import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWithContainer } from '../testing/pods.ts';
import { hostPorts } from './host-ports.ts';

it.each([
  ['none', { object: podWithContainer({ ports: [{ containerPort: 80 }] }) }, []],
  ['zero', { object: podWithContainer({ ports: [{ containerPort: 80, hostPort: 0, hostIP: '' }] }) }, []],
  ['the second of two', { object: podWithContainer({ ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }] }) }, ['spec.containers[0].ports[1].hostPort']],
  ['an address of the node alone', { object: podWithContainer({ ports: [{ containerPort: 80, hostIP: '127.0.0.1' }] }) }, ['spec.containers[0].ports[0].hostIP']],
  ['text', { object: podWithContainer({ ports: [{ containerPort: 80, hostPort: '80' }] }) }, ['spec.containers[0].ports[0].hostPort']],
])('ports of the node: %s', (_, form, expected) => {
  expect(paths(hostPorts, form)).toEqual(expected);
});
