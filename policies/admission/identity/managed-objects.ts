/**
 * Nobody but Flux for the platform, platform admins and the parts of Kubernetes that must changes or deletes an object
 * that is rendered (label tenantry.dev/managed=true), by any subresource and any way of deleting; nobody else adds that
 * label to an object, takes it off, or takes a name that rendering uses. Judged by the object as it was and as it would
 * be: neither dropping the label nor an object that is being deleted gets around it. Flux's own controllers keep the
 * status and finalizers of their objects, and anybody whom RBAC lets may nudge one.
 */
import { MANAGED_LABEL, RESERVED_OBJECT_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { fieldOf, listAt, objectAt, textsAt, type JsonObject } from '../json.ts';
import { sameJson } from '../same-json.ts';
import { isComponent, objectName } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';
import { isTrusted } from '../trusted.ts';
import { isManaged } from './labels.ts';

/** Kinds in a tenant's namespace that rendering writes. A name taken beforehand would stop a whole shard. */
const RENDERED: readonly string[] = [
  'gitrepositories', 'kustomizations', 'limitranges', 'networkpolicies', 'resourcequotas', 'rolebindings', 'roles', 'serviceaccounts',
];
const FLUX_GROUPS: readonly string[] = ['kustomize.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io'];
const NUDGE = 'reconcile.fluxcd.io/';

/** A new object of a kind that is rendered, under a name that is kept for rendering. Subresources are judged by label. */
function takesReservedName(request: AdmissionRequest): boolean {
  return request.operation === 'CREATE' && request.subResource === '' && RENDERED.includes(request.resource) && objectName(request).startsWith(RESERVED_OBJECT_PREFIX);
}

function withoutNudges(object: JsonObject): readonly (readonly [string, string])[] {
  return textsAt(object, 'metadata', 'annotations').filter(([key]) => !key.startsWith(NUDGE)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Status and finalizers of Flux's objects, and the annotation that asks for a new look: what is applied stays the same. */
function isFluxHousekeeping({ operation, group, subResource, object, oldObject, user }: AdmissionRequest): boolean {
  if (operation !== 'UPDATE' || !FLUX_GROUPS.includes(group) || object === undefined || oldObject === undefined) return false;
  // Flux' controllers fetch from the address that stands in the status of a source.
  if (subResource === 'status' && !isComponent(user)) return false;
  const same = (field: string) => sameJson(fieldOf(objectAt(object, 'metadata'), field), fieldOf(objectAt(oldObject, 'metadata'), field));
  const before = listAt(oldObject, 'metadata', 'finalizers');
  const holdsNothing = listAt(object, 'metadata', 'finalizers').every((name) => (typeof name === 'string' && name.endsWith('.fluxcd.io')) || before.includes(name));
  return sameJson(fieldOf(object, 'spec'), fieldOf(oldObject, 'spec')) && same('labels') && same('ownerReferences') && holdsNothing && sameJson(withoutNudges(object), withoutNudges(oldObject));
}

export const managedObjects: AdmissionPolicy = {
  id: 'managed-objects',
  title: 'What is rendered is changed in Git only',
  level: 'breach',
  judges: ({ operation }) => operation !== 'CONNECT',
  check({ request }) {
    const { object, oldObject, resource, user } = request;
    const wasManaged = isManaged(oldObject);
    const touches = wasManaged || isManaged(object) || takesReservedName(request);
    if (!touches || isTrusted(user) || isFluxHousekeeping(request)) return [];
    const name = `${resource} ${quoted(objectName(request))}`;
    if (wasManaged) return [{ path: '', message: `${name} is rendered from Git`, fix: 'change the tenant\'s document instead' }];
    if (isManaged(object)) return [{ path: `metadata.labels["${MANAGED_LABEL}"]`, message: `${name} carries the label of rendered objects`, fix: 'remove the label' }];
    return [{ path: 'metadata.name', message: `${name} takes a name that is kept for rendered objects (${RESERVED_OBJECT_PREFIX}*)`, fix: 'choose another name' }];
  },
};
