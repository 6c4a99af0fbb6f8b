/**
 * Affinity and anti-affinity between pods stay within the tenant. Anti-affinity towards foreign pods keeps them off nodes
 * (the scheduler heeds it both ways), affinity places a pod beside a victim. Foreign pods are named by a list of
 * namespaces or by a selector; a selector must ask for the tenant's own label or for own namespaces by name, whatever
 * else it says. No list and no selector means the pod's own namespace; an empty selector means all of them.
 */
import { TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt, shownValue, textAt, type Json } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { Pod } from '../pods/pod.ts';
import type { AdmissionSubject } from '../subject.ts';

const NAME_LABEL = 'kubernetes.io/metadata.name';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

interface Term {
  readonly path: string;
  readonly value: Json;
}

function termsOf(pod: Pod): Term[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const path = `${pod.specPath}.affinity.${kind}`;
    const required = listAt(pod.spec, 'affinity', kind, REQUIRED).map((value, index) => ({ path: `${path}.${REQUIRED}[${index}]`, value }));
    const preferred = listAt(pod.spec, 'affinity', kind, PREFERRED).map((item, index) => ({
      path: `${path}.${PREFERRED}[${index}].podAffinityTerm`, value: objectAt(item, 'podAffinityTerm') ?? {},
    }));
    return [...required, ...preferred];
  });
}

/** Whether the selector can hit none but namespaces of the tenant: one requirement that pins it is enough, as all must hold. */
function staysWithin(selector: Json, id: string, own: ReadonlySet<Json>): boolean {
  const labels = fieldOf(selector, 'matchLabels');
  if (fieldOf(labels, TENANT_LABEL) === id || own.has(fieldOf(labels, NAME_LABEL) ?? null)) return true;
  return listAt(selector, 'matchExpressions').some((item) => {
    const values = listAt(item, 'values');
    if (textAt(item, 'operator') !== 'In' || values.length === 0) return false;
    const key = textAt(item, 'key');
    return (key === TENANT_LABEL && values.every((value) => value === id)) || (key === NAME_LABEL && values.every((value) => own.has(value)));
  });
}

function termFaults({ path, value }: Term, { tenant, request }: AdmissionSubject): Violation[] {
  const own = new Set<Json>([...(tenant?.namespaces ?? []), request.namespace]);
  const id = tenant?.id ?? '';
  const violations: Violation[] = listAt(value, 'namespaces').flatMap((name, index) => {
    if (own.has(name)) return [];
    return [{ path: `${path}.namespaces[${index}]`, message: `namespace ${shownValue(name)} is not the tenant's`, fix: 'name own namespaces only' }];
  });
  const selector = fieldOf(value, 'namespaceSelector');
  if (selector !== undefined && (id === '' || !staysWithin(selector, id, own))) {
    violations.push({ path: `${path}.namespaceSelector`, message: 'the selector reaches namespaces of other tenants', fix: `select by matchLabels ${TENANT_LABEL}: ${quoted(id).slice(1, -1)}, or remove it` });
  }
  return violations;
}

export const podAffinity = podPolicy({
  id: 'pod-affinity',
  title: 'Affinity between pods stays within the tenant',
  level: 'breach',
  check: (pod, subject) => termsOf(pod).flatMap((term) => termFaults(term, subject)),
});
