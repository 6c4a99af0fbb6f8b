/**
 * What a pod lacks: a seccomp profile and a user that is not root where neither it nor some container states one, and
 * on nodes of the tenant's own the selector and toleration that lead there.
 */
import { POOL_KEY } from '../../../model/names.ts';
import { fieldOf, isObject, listAt, textAt, type Json } from '../json.ts';
import type { Container, Pod } from '../pods/pod.ts';
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

/** Fills the pod's own fields; `pool` is the tenant's own, if it has one. */
export function podDefaults(pod: Pod, place: readonly (string | number)[], pool: string | undefined): PatchOperation[] {
  return [...confinement(pod, place), ...(pool === undefined ? [] : placement(pod, place, pool))];
}
