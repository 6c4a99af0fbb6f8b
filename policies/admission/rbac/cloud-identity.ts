/**
 * Which identity in the cloud a service account or pod gets is the platform's to say: the annotations and labels that
 * EKS, GKE, Azure and their forerunners read are not a tenant's to set, to change or to take away. On every kind, pod
 * templates and subresources included.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldPath } from '../../../model/yaml-tree.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type JsonObject } from '../json.ts';
import { isPlatform } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';
import { isKubernetesWriter } from '../trusted.ts';

/** Harmless: they say which pods and containers use the identity that their account has. */
const HARMLESS: ReadonlySet<string> = new Set(['eks.amazonaws.com/skip-containers', 'azure.workload.identity/skip-containers', 'azure.workload.identity/use']);
const IDENTITY = /^(eks\.amazonaws\.com\/|iam\.amazonaws\.com\/|sts\.amazonaws\.com\/|iam\.gke\.io\/|iam\.cloud\.google\.com\/|azure\.workload\.identity\/|aadpodidbinding$|aadpodidentity\.k8s\.io\/|workload\.identity\.|pod-identity\.|ram\.alibabacloud\.com\/|pod-identity\.alibabacloud\.com\/)/i;

/** Every place of an object that holds labels or annotations of itself or of the pods that it makes. */
const PLACES: readonly (readonly string[])[] = [
  ['metadata'], ['spec', 'template', 'metadata'], ['spec', 'jobTemplate', 'metadata'], ['spec', 'jobTemplate', 'spec', 'template', 'metadata'], ['template', 'metadata'],
];

const FIELDS = ['annotations', 'labels'] as const;
const NONE: ReadonlyMap<string, unknown> = new Map();

function entries(holder: JsonObject | undefined, field: string): ReadonlyMap<string, unknown> {
  const map = objectAt(holder, field);
  const found = map === undefined ? [] : Object.keys(map).filter((key) => IDENTITY.test(key) && !HARMLESS.has(key));
  return found.length === 0 ? NONE : new Map(found.map((key) => [key, fieldOf(map, key) ?? null]));
}

function changes(place: readonly string[], { object, oldObject, operation }: AdmissionRequest): Violation[] {
  const holder = objectAt(object, ...place);
  const old = operation === 'UPDATE' ? objectAt(oldObject, ...place) : undefined;
  if (holder === undefined && old === undefined) return [];
  // A subresource such as scale shows another kind of object, which says nothing of annotations.
  const isWhole = fieldOf(object, 'kind') === fieldOf(oldObject, 'kind');
  return FIELDS.flatMap((field) => {
    const [now, before] = [entries(holder, field), entries(old, field)];
    const keys = [...now.keys(), ...(isWhole ? [...before.keys()].filter((key) => !now.has(key)) : [])];
    return keys.filter((key) => now.get(key) !== before.get(key)).map((key) => ({
      path: fieldPath([...place, field, key]),
      message: `${quoted(key)} says which identity in the cloud is used`,
      fix: 'leave it as it is; the platform gives each tenant its role, on service account tenantry-workload',
    }));
  });
}

export const cloudIdentity: AdmissionPolicy = {
  id: 'cloud-identity',
  title: 'Identities in the cloud are given by the platform',
  level: 'breach',
  judges: ({ operation }) => operation === 'CREATE' || operation === 'UPDATE',
  check({ request }) {
    if (isPlatform(request.user) || isKubernetesWriter(request.user)) return [];
    return PLACES.flatMap((place) => changes(place, request));
  },
};
