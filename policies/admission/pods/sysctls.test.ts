import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { sysctls } from './sysctls.ts';

it.each([
  ['of the pod', { object: podWith({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_wmem', value: '1' }] } }) }, []],
  ['of the node', { object: podWith({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_wmem', value: '1' }, { name: 'kernel.sem', value: '1' }] } }) }, ['spec.securityContext.sysctls[1].name']],
  ['with slashes', { object: podWith({ securityContext: { sysctls: [{ name: 'net/ipv4/tcp_wmem', value: '1' }] } }) }, ['spec.securityContext.sysctls[0].name']],
  ['without a name', { object: podWith({ securityContext: { sysctls: [{}] } }) }, ['spec.securityContext.sysctls[0].name']],
])('sysctls: %s', (_, form, expected) => {
  expect(paths(sysctls, form)).toEqual(expected);
});
