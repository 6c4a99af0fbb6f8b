/**
 * Volumes hold what is the tenant's own: config maps, secrets, projections, the downward API, empty folders, claims and
 * images. Everything that reaches a node or a server past the claims (hostPath, NFS, iSCSI, gitRepo and their kin,
 * drivers named in the pod) is refused, also when it stands beside an allowed source, and so is what nobody knows yet.
 */
import { quoted, shown } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, isObject, listAt, textAt, type Json } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

const ALLOWED: ReadonlySet<string> = new Set(['configMap', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret']);

const WHY: ReadonlyMap<string, string> = new Map([
  ['csi', 'lets the pod talk to a storage driver without a claim'],
  ['flexVolume', 'runs a program of the node as root'],
  ['gitRepo', 'runs git on the node as root'],
  ['hostPath', 'reaches the files of the node'],
]);

function sourcesOf(volume: Json): string[] {
  return isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && fieldOf(volume, key) !== undefined) : [];
}

function check(volume: Json, path: string): Violation[] {
  const name = (): string => quoted(textAt(volume, 'name') ?? '');
  const sources = sourcesOf(volume);
  if (sources.length === 0) return [{ path, message: `volume ${name()} has no source`, fix: 'write emptyDir: {}' }];
  return sources.filter((source) => !ALLOWED.has(source)).map((source) => ({
    path: `${path}.${shown(source)}`,
    message: `volume ${name()} of type ${quoted(source)} ${WHY.get(source) ?? 'reaches storage past the claims of the namespace'}`,
    fix: 'use a PersistentVolumeClaim, or a configMap, secret, projected, emptyDir or image volume',
  }));
}

export const volumes = podPolicy({
  id: 'volumes',
  title: 'Volumes hold what is the tenant\'s own',
  level: 'breach',
  check: (pod) => listAt(pod.spec, 'volumes').flatMap((volume, index) => check(volume, `${pod.specPath}.volumes[${index}]`)),
});
