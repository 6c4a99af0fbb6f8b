/**
 * Namespaces of tenants, and names that begin as theirs do, are made, changed and deleted by the platform: Flux and
 * platform admins. Others reach them by no subresource (status, finalize) and no kind of patch: labels, annotations,
 * owner references and finalizers are all persisted there. The parts of Kubernetes that empty a namespace may write its
 * status and finalizers and leave everything else as it is.
 */
import { MANAGED_LABEL, TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, textsAt, type JsonObject } from '../json.ts';
import { sameJson } from '../same-json.ts';
import { isPlatform, objectName } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';
import { isKubernetesWriter } from '../trusted.ts';

const PREFIX = 'tenant-';

/** Carries a label of ours, whatever it says. */
function isMarked(object: JsonObject | undefined): boolean {
  return textsAt(object, 'metadata', 'labels').some(([key]) => key === MANAGED_LABEL || key === TENANT_LABEL);
}

/** Changes nothing that says whose the namespace is. */
function keepsMetadata(object: JsonObject | undefined, oldObject: JsonObject | undefined): boolean {
  const kept = (field: string) => sameJson(fieldOf(objectAt(object, 'metadata'), field), fieldOf(objectAt(oldObject, 'metadata'), field));
  return kept('labels') && kept('annotations') && kept('ownerReferences');
}

function isOurs(request: AdmissionRequest): boolean {
  const { object, oldObject, operation } = request;
  // A namespace of that name which is not ours stays its owner's; nobody may make a new one.
  return isMarked(object) || isMarked(oldObject) || (operation === 'CREATE' && objectName(request).startsWith(PREFIX));
}

function isEmptying({ operation, subResource, object, oldObject, user }: AdmissionRequest): boolean {
  if (!isKubernetesWriter(user)) return false;
  if (operation === 'DELETE') return false;
  return operation === 'UPDATE' && (subResource === 'status' || subResource === 'finalize') && keepsMetadata(object, oldObject);
}

export const namespaceWriters: AdmissionPolicy = {
  id: 'namespace-writers',
  title: 'Namespaces of tenants are made, changed and deleted by the platform',
  level: 'breach',
  judges: ({ group, resource, operation }) => group === '' && resource === 'namespaces' && operation !== 'CONNECT',
  check({ request }): Violation[] {
    if (!isOurs(request) || isPlatform(request.user) || isEmptying(request)) return [];
    const name = quoted(objectName(request));
    const way = request.subResource === '' ? '' : ` by way of ${request.subResource}`;
    const verb = { CREATE: 'made', UPDATE: 'changed', DELETE: 'deleted', CONNECT: 'reached' }[request.operation];
    return [{ path: '', message: `namespace ${name} belongs to a tenant or takes the name of one and would be ${verb}${way}`, fix: 'change the tenant\'s document instead, or choose a name that does not begin with tenant-' }];
  },
};
