import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { volumes } from './volumes.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['all allowed sources', { object: podWith({ volumes: ['configMap', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'].map((source) => ({ name: source.toLowerCase(), [source]: {} })) }) }, []],
  ['a source that is null', { object: podWith({ volumes: [{ name: 'a', emptyDir: {}, hostPath: null }] }) }, []],
  ['no source', { object: podWith({ volumes: [{ name: 'a' }] }) }, ['spec.volumes[0]']],
  ['files of the node', { object: podWith({ volumes: [{ name: 'a', hostPath: { path: '/' } }] }) }, ['spec.volumes[0].hostPath']],
  ['beside an allowed one', { object: podWith({ volumes: [{ name: 'a', secret: { secretName: 'x' }, nfs: {} }] }) }, ['spec.volumes[0].nfs']],
  ['every other kind', { object: podWith({ volumes: ['csi', 'gitRepo', 'flexVolume', 'iscsi', 'rbd', 'local', 'glusterfs'].map((source) => ({ name: 'a', [source]: {} })) }) }, ['spec.volumes[0].csi', 'spec.volumes[1].gitRepo', 'spec.volumes[2].flexVolume', 'spec.volumes[3].iscsi', 'spec.volumes[4].rbd', 'spec.volumes[5].local', 'spec.volumes[6].glusterfs']],
])('volumes: %s', (_, form, expected) => {
  expect(paths(volumes, form)).toEqual(expected);
});
