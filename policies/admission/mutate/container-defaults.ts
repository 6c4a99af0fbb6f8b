/**
 * What a container lacks to be a plain, confined one: no privilege escalation, all capabilities dropped, images pulled
 * anew. What is stated stays, right or wrong; the rules judge it afterwards. IfNotPresent counts as not stated: the API
 * server writes it into every container before any webhook sees it.
 */
import { fieldOf, isObject, listAt, objectAt, type Json, type JsonObject } from '../json.ts';
import { pointer, type PatchOperation } from './patch.ts';

/** The API server refuses a container that is privileged or may do everything and yet must not escalate. */
function mayBeClosed(securityContext: JsonObject | undefined): boolean {
  const added = listAt(securityContext, 'capabilities', 'add');
  return fieldOf(securityContext, 'privileged') !== true && !added.includes('SYS_ADMIN') && !added.includes('CAP_SYS_ADMIN');
}

function closedContext(container: JsonObject): JsonObject | undefined {
  const stated = fieldOf(container, 'securityContext');
  const context = stated === undefined ? {} : stated;
  const capabilities = fieldOf(context, 'capabilities') ?? {};
  if (!isObject(context) || !isObject(capabilities)) return undefined;
  const escalates = fieldOf(context, 'allowPrivilegeEscalation') === undefined && mayBeClosed(context);
  const drops = fieldOf(capabilities, 'drop');
  const keepsAll = drops === undefined || (Array.isArray(drops) && drops.length === 0);
  if (!escalates && !keepsAll) return undefined;
  return {
    ...context,
    ...(escalates ? { allowPrivilegeEscalation: false } : {}),
    ...(keepsAll ? { capabilities: { ...capabilities, drop: ['ALL'] } } : {}),
  };
}

function isUnstated(policy: Json | undefined): boolean {
  return policy === undefined || policy === '' || policy === 'IfNotPresent';
}

/** Fills one container. `pulls`: whether images are pulled anew here. */
export function containerDefaults(container: JsonObject, place: readonly (string | number)[], pulls: boolean): PatchOperation[] {
  const context = closedContext(container);
  const closing: PatchOperation[] = context === undefined ? [] : [{ op: 'add', path: pointer([...place, 'securityContext']), value: context }];
  if (!pulls || !isUnstated(fieldOf(container, 'imagePullPolicy'))) return closing;
  return [...closing, { op: 'add', path: pointer([...place, 'imagePullPolicy']), value: 'Always' }];
}

/** Fills an image volume's pull policy. */
export function imageVolumeDefaults(volume: Json, place: readonly (string | number)[], pulls: boolean): PatchOperation[] {
  const image = objectAt(volume, 'image');
  if (!pulls || image === undefined || !isUnstated(fieldOf(image, 'pullPolicy'))) return [];
  return [{ op: 'add', path: pointer([...place, 'image', 'pullPolicy']), value: 'Always' }];
}
