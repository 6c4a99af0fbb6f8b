import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWithContainer } from '../testing/pods.ts';
import { probeHosts } from './probe-hosts.ts';

it.each([
  ['the pod itself', { object: podWithContainer({ livenessProbe: { httpGet: { port: 80, host: '' } }, readinessProbe: { grpc: { port: 1 } } }) }, []],
  ['each probe and hook', { object: podWithContainer({ livenessProbe: { httpGet: { host: 'a' } }, readinessProbe: { tcpSocket: { host: 'b' } }, startupProbe: { httpGet: { host: 'c' } }, lifecycle: { postStart: { tcpSocket: { host: 'd' } }, preStop: { httpGet: { host: 'e' } } } }) }, ['spec.containers[0].livenessProbe.httpGet.host', 'spec.containers[0].readinessProbe.tcpSocket.host', 'spec.containers[0].startupProbe.httpGet.host', 'spec.containers[0].lifecycle.postStart.tcpSocket.host', 'spec.containers[0].lifecycle.preStop.httpGet.host']],
  ['loopback', { object: podWithContainer({ livenessProbe: { httpGet: { host: '127.0.0.1' } } }) }, ['spec.containers[0].livenessProbe.httpGet.host']],
])('hosts of probes: %s', (_, form, expected) => {
  expect(paths(probeHosts, form)).toEqual(expected);
});
