/**
 * What makes a namespace a tenant's is consistent, whoever writes it: a namespace that is marked as managed is called
 * tenant-<id> or tenant-<id>--<suffix> for the id in its tenant label, enforces Pod Security "restricted" of a pinned
 * version, has no owner that would take it along, and never changes hands. A namespace that exists unmarked is never
 * adopted, and a marked one is never let go. By way of any subresource.
 */
import { tenantOfNamespace } from '../../../model/ids.ts';
import { MANAGED_LABEL, TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { fieldPath } from '../../../model/yaml-tree.ts';
import type { Violation } from '../../policy.ts';
import { listAt, objectAt, type JsonObject } from '../json.ts';
import { sameJson } from '../same-json.ts';
import { objectName } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';
import { isManaged, labelOf } from './labels.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const ENFORCE_VERSION = 'pod-security.kubernetes.io/enforce-version';
const PINNED = /^v1\.[0-9]{1,3}$/;

function labelPath(key: string): string {
  return fieldPath(['metadata', 'labels', key]);
}

/** A mark is as it was; an object that carries the tenant label alone counts as marked too. */
function handoverViolations({ operation, object, oldObject }: AdmissionRequest): Violation[] {
  if (operation !== 'UPDATE') return [];
  const found: Violation[] = [];
  const [before, now] = [labelOf(oldObject, TENANT_LABEL), labelOf(object, TENANT_LABEL)];
  if (isManaged(oldObject) && !isManaged(object)) found.push({ path: labelPath(MANAGED_LABEL), message: 'the namespace would no longer be a managed one', fix: 'remove the tenant in three steps: Suspended, Deleted, removed' });
  if (!isManaged(oldObject) && isManaged(object)) found.push({ path: labelPath(MANAGED_LABEL), message: 'a namespace that exists is never adopted', fix: 'delete or rename it, or choose another tenant id' });
  if (before !== undefined && before !== now) found.push({ path: labelPath(TENANT_LABEL), message: `the namespace would go from tenant ${quoted(before)} to ${now === undefined ? 'nobody' : quoted(now)}`, fix: 'a namespace never changes hands; make a new one' });
  return found;
}

function markViolations(object: JsonObject, name: string): Violation[] {
  const tenant = labelOf(object, TENANT_LABEL);
  const found: Violation[] = [];
  if (tenant === undefined || tenantOfNamespace(name) !== tenant) {
    found.push({ path: labelPath(TENANT_LABEL), message: `namespace ${quoted(name)} cannot be tenant ${tenant === undefined ? '(none)' : quoted(tenant)}'s`, fix: 'the name is tenant-<id> or tenant-<id>--<suffix>, and the label holds the id' });
  }
  if (labelOf(object, ENFORCE) !== 'restricted') found.push({ path: labelPath(ENFORCE), message: 'Pod Security would not be enforced as "restricted"', fix: 'write restricted' });
  if (!PINNED.test(labelOf(object, ENFORCE_VERSION) ?? '')) found.push({ path: labelPath(ENFORCE_VERSION), message: 'the version of Pod Security is not pinned', fix: 'write a version such as v1.30' });
  if (listAt(object, 'metadata', 'ownerReferences').length > 0) found.push({ path: 'metadata.ownerReferences', message: 'the namespace would be deleted together with its owner', fix: 'remove the owner references' });
  return found;
}

/** An update that leaves name, labels and owners alone: status, finalizers, annotations. */
function keepsIdentity({ operation, object, oldObject }: AdmissionRequest): boolean {
  if (operation !== 'UPDATE') return false;
  const labels = sameJson(objectAt(object, 'metadata', 'labels'), objectAt(oldObject, 'metadata', 'labels'));
  return labels && sameJson(listAt(object, 'metadata', 'ownerReferences'), listAt(oldObject, 'metadata', 'ownerReferences'));
}

export const namespaceIdentity: AdmissionPolicy = {
  id: 'namespace-identity',
  title: 'What makes a namespace a tenant\'s is consistent and never changes hands',
  level: 'breach',
  judges: ({ group, resource, operation }) => group === '' && resource === 'namespaces' && (operation === 'CREATE' || operation === 'UPDATE'),
  check({ request }) {
    const { object } = request;
    if (object === undefined || keepsIdentity(request)) return [];
    const marked = isManaged(object) || labelOf(object, TENANT_LABEL) !== undefined;
    return [...handoverViolations(request), ...(marked ? markViolations(object, objectName(request)) : [])];
  },
};
