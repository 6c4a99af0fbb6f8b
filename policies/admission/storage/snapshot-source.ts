/**
 * A snapshot of a tenant is taken of one of its own claims. A snapshot of existing content (volumeSnapshotContentName)
 * would hand it any snapshot of the storage system.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldOf, objectAt } from '../json.ts';
import { isExcused } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const GROUPS: readonly string[] = ['snapshot.storage.k8s.io', 'groupsnapshot.storage.k8s.io', 'groupsnapshot.storage.openshift.io'];
/** `spec.source` fields that name claims of the same namespace. */
const OWN: ReadonlySet<string> = new Set(['persistentVolumeClaimName', 'selector']);

export const snapshotSource: AdmissionPolicy = {
  id: 'snapshot-source',
  title: 'Snapshots are taken of the tenant\'s own claims',
  level: 'breach',
  judges: ({ operation, group, subResource }) => (operation === 'CREATE' || operation === 'UPDATE') && subResource === '' && GROUPS.includes(group),
  check(subject) {
    if (isExcused(subject)) return [];
    const source = objectAt(subject.request.object, 'spec', 'source');
    const foreign = Object.keys(source ?? {}).filter((key) => !OWN.has(key) && fieldOf(source, key) !== undefined);
    return foreign.map((key) => ({ path: `spec.source.${key}`, message: `${quoted(key)} takes content that is there already, whoever's it is`, fix: 'name a claim with persistentVolumeClaimName' }));
  },
};
