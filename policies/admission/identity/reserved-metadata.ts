/**
 * Labels and annotations of the platform (tenantry.dev/…) are set by the platform. An object of a tenant may carry its
 * own tenant and plan, which mutation fills in, and may narrow its network; everything else, another tenant's name
 * above all, is refused. By way of any subresource; what an update leaves as it was is nobody's doing now.
 */
import { NETWORK_LABEL, PLAN_LABEL, TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { fieldPath } from '../../../model/yaml-tree.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type Json } from '../json.ts';
import { isPlatform, tenantIdOf } from '../scope.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { isKubernetesWriter } from '../trusted.ts';

const PLATFORM_KEY = /^([a-z0-9-]+\.)*tenantry\.dev\//i;
/** Judged by rules of their own. */
const ELSEWHERE: readonly string[] = ['namespaces', 'tenants'];

/** What a tenant may write there; undefined for nothing. Any value may narrow the network, only one does. */
function allowedValue(field: string, key: string, value: Json | undefined, subject: AdmissionSubject): Json | undefined {
  if (field !== 'labels') return undefined;
  if (key === TENANT_LABEL) return tenantIdOf(subject);
  if (key === PLAN_LABEL) return subject.tenant?.plan;
  return key === NETWORK_LABEL ? value : undefined;
}

function entryViolations(field: 'labels' | 'annotations', subject: AdmissionSubject): Violation[] {
  const { object, oldObject, operation } = subject.request;
  const before = operation === 'UPDATE' ? objectAt(oldObject, 'metadata', field) : undefined;
  return Object.entries(objectAt(object, 'metadata', field) ?? {}).flatMap(([key, value]) => {
    if (!PLATFORM_KEY.test(key) || fieldOf(before, key) === value) return [];
    const allowed = allowedValue(field, key, value, subject);
    if (allowed !== undefined && allowed === value) return [];
    const fix = typeof allowed === 'string' ? `remove it or write ${quoted(allowed)}` : 'remove it; the platform sets it';
    return [{ path: fieldPath(['metadata', field, key]), message: `${quoted(key)} belongs to the platform`, fix }];
  });
}

export const reservedMetadata: AdmissionPolicy = {
  id: 'reserved-metadata',
  title: 'Labels and annotations of the platform are set by the platform',
  level: 'breach',
  judges: ({ operation, resource }) => (operation === 'CREATE' || operation === 'UPDATE') && !ELSEWHERE.includes(resource),
  check(subject) {
    const { user } = subject.request;
    if (isPlatform(user) || isKubernetesWriter(user)) return [];
    return [...entryViolations('labels', subject), ...entryViolations('annotations', subject)];
  },
};
