/**
 * A claim of a tenant gets a new volume from a storage class, never one that is chosen: no volume by name, no selector
 * over volumes, no empty class (it takes any volume that lies about, with what another tenant left on it), and none of
 * the annotations with which Kubernetes notes a binding or the class was named before there was a field. The same for
 * the claims that a StatefulSet makes. The binding itself is noted by Kubernetes' own controllers.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldPath } from '../../../model/yaml-tree.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, textsAt, type JsonObject } from '../json.ts';
import { isComponent, isPlatform, writes } from '../scope.ts';
import { sameJson } from '../same-json.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { claimsIn, writesClaims, type Claim } from './claims.ts';

const FIX = 'leave it out; the storage class makes a new volume';
const BINDING_KEYS = /^(pv\.kubernetes\.io\/|volume\.kubernetes\.io\/|volume\.beta\.kubernetes\.io\/|volume\.alpha\.kubernetes\.io\/)/;
/** Harmless: written by clients of volume expansion and by kubectl. */
const OWN_KEYS: ReadonlySet<string> = new Set(['volume.kubernetes.io/storage-resizer']);

function chosen(spec: JsonObject | undefined, old: JsonObject | undefined, key: string): boolean {
  const value = fieldOf(spec, key);
  return value !== undefined && !sameJson(value, fieldOf(old, key));
}

function specViolations({ path, spec, old }: Claim): Violation[] {
  const found: Violation[] = [];
  if (chosen(spec, old, 'volumeName') && fieldOf(spec, 'volumeName') !== '') found.push({ path: `${path}.volumeName`, message: 'the claim chooses a volume by name', fix: FIX });
  if (chosen(spec, old, 'selector')) found.push({ path: `${path}.selector`, message: 'the claim chooses among volumes that are there', fix: FIX });
  if (chosen(spec, old, 'storageClassName') && fieldOf(spec, 'storageClassName') === '') {
    found.push({ path: `${path}.storageClassName`, message: 'the empty class takes any volume that lies about', fix: 'leave the field out for the default class, or name a class' });
  }
  return found;
}

function annotationViolations({ metadata, metadataPath, oldMetadata }: Claim): Violation[] {
  const before = objectAt(oldMetadata, 'annotations');
  return textsAt(metadata, 'annotations').flatMap(([key, value]) => {
    if (!BINDING_KEYS.test(key) || OWN_KEYS.has(key) || fieldOf(before, key) === value) return [];
    return [{ path: fieldPath([...metadataPath, 'annotations', key]), message: `${quoted(key)} is noted by Kubernetes when it binds a volume`, fix: FIX }];
  });
}

export const volumeBinding: AdmissionPolicy = {
  id: 'volume-binding',
  title: 'Claims get new volumes from storage classes',
  level: 'breach',
  judges: (request) => writesClaims(request) || writes(request, '', 'persistentvolumeclaims'),
  check({ request }) {
    const { user, operation } = request;
    // The binder and the scheduler note bindings by UPDATE; a controller that creates a claim does so in a tenant's name.
    if (isPlatform(user) || (operation === 'UPDATE' && isComponent(user))) return [];
    return claimsIn(request).flatMap((claim) => [...specViolations(claim), ...annotationViolations(claim)]);
  },
};
