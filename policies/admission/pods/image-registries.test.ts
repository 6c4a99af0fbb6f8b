import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podWith, podWithContainer } from '../testing/pods.ts';
import { imageRegistries } from './image-registries.ts';

const IMAGE = 'spec.containers[0].image';

function listed(...registries: readonly string[]) {
  return { tenant: { registries } };
}

it.each([
  ['no list', { object: podWithContainer({ image: 'quay.io/x/y' }) }, []],
  ['an empty list', { ...listed(), object: podWithContainer({ image: 'quay.io/x/y' }) }, [IMAGE]],
  ['a host', { ...listed('quay.io'), object: podWithContainer({ image: 'quay.io/x/y@sha256:' + '0'.repeat(64) }) }, []],
  ['a path', { ...listed('quay.io/x'), object: podWithContainer({ image: 'quay.io/x/y' }) }, []],
  ['the path itself', { ...listed('quay.io/x/y'), object: podWithContainer({ image: 'quay.io/x/y:1' }) }, []],
  ['a part of a word', { ...listed('quay.io/x'), object: podWithContainer({ image: 'quay.io/xy/z' }) }, [IMAGE]],
  ['a part of a host', { ...listed('quay.io'), object: podWithContainer({ image: 'quay.io.evil.example/x' }) }, [IMAGE]],
  ['a host within a path', { ...listed('quay.io'), object: podWithContainer({ image: 'evil.example/quay.io/x' }) }, [IMAGE]],
  ['a user before the host', { ...listed('quay.io'), object: podWithContainer({ image: 'quay.io@evil.example/x' }) }, []],
  ['a host in upper case', { ...listed('quay.io/x'), object: podWithContainer({ image: 'QUAY.io/x/y' }) }, []],
  ['a name in upper case is a host', { ...listed('docker.io'), object: podWithContainer({ image: 'ACME/web' }) }, [IMAGE]],
  ['the usual port', { ...listed('quay.io:443/x'), object: podWithContainer({ image: 'quay.io/x/y' }) }, []],
  ['another port', { ...listed('quay.io'), object: podWithContainer({ image: 'quay.io:8443/x' }) }, [IMAGE]],
  ['a port that is listed', { ...listed('reg.example:5000'), object: podWithContainer({ image: 'reg.example:5000/x' }) }, []],
  ['Docker Hub in its spellings', { ...listed('docker.io/library'), object: podWith({ containers: ['nginx', 'nginx:1.27', 'library/nginx', 'docker.io/nginx', 'index.docker.io/library/nginx'].map((image) => container({ image })) }) }, []],
  ['the old name of Docker Hub in the list', { ...listed('index.docker.io/acme'), object: podWithContainer({ image: 'acme/web' }) }, []],
  ['somebody else of Docker Hub', { ...listed('docker.io/library'), object: podWithContainer({ image: 'libraryx/nginx' }) }, [IMAGE]],
  ['a bare host in the list without a dot', { ...listed('registry'), object: podWithContainer({ image: 'registry/x' }) }, [IMAGE]],
  ['an init container and a volume', { ...listed('quay.io'), object: podWith({ initContainers: [container()], containers: [container({ image: 'quay.io/x' })], volumes: [{ name: 'a', image: { reference: 'nginx' } }] }) }, ['spec.initContainers[0].image', 'spec.volumes[0].image.reference']],
])('registries: %s', (_, form, expected) => {
  expect(paths(imageRegistries, form)).toEqual(expected);
});
