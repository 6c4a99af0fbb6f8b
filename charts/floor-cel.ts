/** Pieces of CEL that several floor policies share. */
import { APPLIERS, KUBERNETES_WRITERS, PLATFORM_ADMINS_GROUP, WEBHOOK_USER } from '../model/accounts.ts';
import { MANAGED_LABEL } from '../model/names.ts';

/** A CEL list of strings. None of ours holds a quote. */
export function celList(items: readonly string[]): string {
  return `[${items.map((item) => `'${item}'`).join(', ')}]`;
}

/** What admission looks at. */
export type Judged = 'object' | 'oldObject' | 'namespaceObject';

/** True if the label equals what the CEL expression gives. An object may be null or without labels. */
export function labelIs(object: Judged, key: string, expression: string): string {
  const at = `${object}.metadata.labels`;
  return `${object} != null && has(${object}.metadata) && has(${at}) && '${key}' in ${at} && ${at}['${key}'] == ${expression}`;
}

/** True for a label with exactly that value. */
export function hasLabel(object: Judged, key: string, value: string): string {
  return labelIs(object, key, `'${value}'`);
}

/** True if either side of the change carries the managed label: it can be neither dropped nor put on. */
export const TOUCHES_MANAGED = `(${hasLabel('oldObject', MANAGED_LABEL, 'true')}) || (${hasLabel('object', MANAGED_LABEL, 'true')})`;

/** True for everybody but those whom floors about managed objects let pass. */
export const BY_OTHERS = [
  `!(request.userInfo.username in ${celList([...APPLIERS, ...KUBERNETES_WRITERS, WEBHOOK_USER])})`,
  `!(has(request.userInfo.groups) && '${PLATFORM_ADMINS_GROUP}' in request.userInfo.groups)`,
].join(' && ');
