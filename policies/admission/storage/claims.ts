/** Every claim for storage that an object holds: the object itself, or the templates of a StatefulSet. */
import { listAt, objectAt, textAt, type Json, type JsonObject } from '../json.ts';
import type { AdmissionRequest } from '../subject.ts';
import { writesSpec } from '../scope.ts';

export interface Claim {
  /** Path of the claim's spec. */
  readonly path: string;
  readonly spec: JsonObject | undefined;
  readonly metadataPath: readonly (string | number)[];
  readonly metadata: JsonObject | undefined;
  /** As it was before the update. */
  readonly old: JsonObject | undefined;
  readonly oldMetadata: JsonObject | undefined;
}

/** True for requests whose object holds claims. */
export function writesClaims(request: AdmissionRequest): boolean {
  return writesSpec(request, '', 'persistentvolumeclaims') || writesSpec(request, 'apps', 'statefulsets');
}

function claim(object: Json | undefined, old: Json | undefined, at: readonly (string | number)[]): Claim {
  const path = at.length === 0 ? 'spec' : `${at.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('').slice(1)}.spec`;
  return {
    path,
    spec: objectAt(object, 'spec'),
    metadataPath: [...at, 'metadata'],
    metadata: objectAt(object, 'metadata'),
    old: objectAt(old, 'spec'),
    oldMetadata: objectAt(old, 'metadata'),
  };
}

export function claimsIn({ resource, object, oldObject }: AdmissionRequest): Claim[] {
  if (resource === 'persistentvolumeclaims') return [claim(object, oldObject, [])];
  const before = listAt(oldObject, 'spec', 'volumeClaimTemplates');
  return listAt(object, 'spec', 'volumeClaimTemplates').map((template, index) => {
    const name = textAt(template, 'metadata', 'name');
    const old = before.find((item) => textAt(item, 'metadata', 'name') === name);
    return claim(template, old, ['spec', 'volumeClaimTemplates', index]);
  });
}
