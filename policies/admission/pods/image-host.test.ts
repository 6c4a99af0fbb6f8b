import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith, podWithContainer } from '../testing/pods.ts';
import { imageHost } from './image-host.ts';

it.each([
  ['a public name', { object: podWithContainer({ image: 'ghcr.io/acme/web:1' }) }, []],
  ['Docker Hub', { object: podWithContainer({ image: 'nginx' }) }, []],
  ['a public address', { object: podWithContainer({ image: '198.41.0.4:5000/web' }) }, []],
  ['a private registry', { object: podWithContainer({ image: 'registry.corp.local/web' }) }, []],
  ['no text', { object: podWithContainer({ image: null }) }, ['spec.containers[0].image']],
  ['an image id', { object: podWithContainer({ image: 'a'.repeat(64) }) }, ['spec.containers[0].image']],
  ['the node', { object: podWithContainer({ image: 'LocalHost:5000/web' }) }, ['spec.containers[0].image']],
  ['the node by address', { object: podWithContainer({ image: '127.0.0.1/web' }) }, ['spec.containers[0].image']],
  ['the node by a short address', { object: podWithContainer({ image: '127.1/web' }) }, ['spec.containers[0].image']],
  ['the node by a number', { object: podWithContainer({ image: '2130706433:80/web' }) }, ['spec.containers[0].image']],
  ['the node by a hex number', { object: podWithContainer({ image: '0X7F000001.0/web' }) }, ['spec.containers[0].image']],
  ['the node in IPv6', { object: podWithContainer({ image: '[::1]:5000/web' }) }, ['spec.containers[0].image']],
  ['its link in IPv6', { object: podWithContainer({ image: '[FE80::1]/web' }) }, ['spec.containers[0].image']],
  ['a public address in IPv6', { object: podWithContainer({ image: '[2606:4700::1]/web' }) }, []],
  ['the metadata service by name', { object: podWithContainer({ image: 'metadata.google.internal/web' }) }, ['spec.containers[0].image']],
  ['a service of the cluster', { object: podWithContainer({ image: 'registry.kube-system.svc:5000/web' }) }, ['spec.containers[0].image']],
  ['an image volume', { object: podWith({ volumes: [{ name: 'a', image: { reference: '' } }] }) }, ['spec.volumes[0].image.reference']],
])('image hosts: %s', (_, form, expected) => {
  expect(paths(imageHost, form)).toEqual(expected);
});
