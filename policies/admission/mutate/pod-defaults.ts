/**
 * What a pod lacks: a seccomp profile and a user that is not root where neither it nor some container states one, and
 * on nodes of the tenant's own the selector and toleration that lead there. A tenant that has no such nodes any more loses
 * both again: they stand in templates from the time when it had them, and its pods would be refused for them.
 */
import { POOL_KEY } from '../../../model/names.ts';
import { fieldOf, isObject, listAt, textAt, type Json } from '../json.ts';
import type { Container, Pod } from '../pods/pod.ts';
import type { TenantFacts } from '../subject.ts';
import { pointer, setBelow, type PatchOperation } from './patch.ts';

const DEFAULTS: readonly (readonly [field: string, value: Json])[] = [
  ['runAsNonRoot', true],
  ['seccompProfile', { type: 'RuntimeDefault' }],
];

function lacks({ securityContext }: Container, field: string): boolean {
  return fieldOf(securityContext, field) === undefined;
}

function confinement(pod: Pod, place: readonly (string | number)[]): PatchOperation[] {
  const missing = DEFAULTS.filter(([field]) => fieldOf(pod.securityContext, field) === undefined && pod.containers.some((container) => lacks(container, field)));
  const stated = fieldOf(pod.spec, 'securityContext') ?? {};
  if (missing.length === 0 || !isObject(stated)) return [];
  return [{ op: 'add', path: pointer([...place, 'securityContext']), value: { ...stated, ...Object.fromEntries(missing) } }];
}

function placement(pod: Pod, place: readonly (string | number)[], pool: string): PatchOperation[] {
  const selector = fieldOf(fieldOf(pod.spec, 'nodeSelector'), POOL_KEY) === undefined ? setBelow(pod.spec, place, ['nodeSelector', POOL_KEY], pool) : [];
  const tolerations = listAt(pod.spec, 'tolerations');
  if (tolerations.some((toleration) => textAt(toleration, 'key') === POOL_KEY)) return selector;
  const value: Json = [...tolerations, { key: POOL_KEY, operator: 'Equal', value: pool, effect: 'NoSchedule' }];
  return [...selector, { op: 'add', path: pointer([...place, 'tolerations']), value }];
}

function leadsTo(toleration: Json, pool: string): boolean {
  return textAt(toleration, 'key') === POOL_KEY && textAt(toleration, 'value') === pool;
}

function displacement(pod: Pod, place: readonly (string | number)[], pool: string): PatchOperation[] {
  const selector = fieldOf(pod.spec, 'nodeSelector');
  const tolerations = listAt(pod.spec, 'tolerations');
  const operations: PatchOperation[] = [];
  if (isObject(selector) && fieldOf(selector, POOL_KEY) === pool) {
    const { [POOL_KEY]: _, ...kept } = selector;
    operations.push({ op: 'add', path: pointer([...place, 'nodeSelector']), value: kept });
  }
  if (tolerations.some((toleration) => leadsTo(toleration, pool))) {
    operations.push({ op: 'add', path: pointer([...place, 'tolerations']), value: tolerations.filter((toleration) => !leadsTo(toleration, pool)) });
  }
  return operations;
}

/** Fills the pod's own fields for its tenant, if that is known. */
export function podDefaults(pod: Pod, place: readonly (string | number)[], tenant: Pick<TenantFacts, 'id' | 'dedicatedPool'> | undefined): PatchOperation[] {
  if (tenant === undefined) return confinement(pod, place);
  // A pool is called as its tenant.
  return [...confinement(pod, place), ...(tenant.dedicatedPool === undefined ? displacement(pod, place, tenant.id) : placement(pod, place, tenant.dedicatedPool))];
}
