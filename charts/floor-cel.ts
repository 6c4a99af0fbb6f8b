/** Pieces of CEL that several floor policies share. */
import { APPLIERS, KUBERNETES_COMPONENTS, KUBERNETES_WRITERS, PLATFORM_ADMINS_GROUP, WEBHOOK_USER } from '../model/accounts.ts';
import { TENANT_LABEL } from '../model/names.ts';
import type { NamedExpression } from './floor-policy.ts';

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

const NO_PLATFORM_ADMIN = `!(has(request.userInfo.groups) && '${PLATFORM_ADMINS_GROUP}' in request.userInfo.groups)`;

/** True for everybody but those whom floors about managed objects let pass. */
export const BY_OTHERS = `!(request.userInfo.username in ${celList([...APPLIERS, ...KUBERNETES_WRITERS, WEBHOOK_USER])}) && ${NO_PLATFORM_ADMIN}`;

/** True for everybody but Flux on behalf of the platform and platform admins. */
export const NOT_BY_PLATFORM = `!(request.userInfo.username in ${celList(APPLIERS)}) && ${NO_PLATFORM_ADMIN}`;

/** True for a node, a control plane component, a service account of no tenant. */
export const BY_COMPONENT = [
  `request.userInfo.username.startsWith('system:serviceaccount:')`,
  `(!request.userInfo.username.startsWith('system:serviceaccount:tenant-') && !request.userInfo.username.startsWith('system:serviceaccount::'))`,
].join(' ? ') + ` : (request.userInfo.username in ${celList(KUBERNETES_COMPONENTS)} || request.userInfo.username.startsWith('system:node:'))`;

/** True if the field at a path below an object is there; every step is asked for. */
export function hasPath(root: string, ...path: readonly string[]): string {
  return path.map((_, index) => `has(${[root, ...path.slice(0, index + 1)].join('.')})`).join(' && ');
}

/** True if that field is the same before and after, or on neither side. */
export function isSame(field: string): string {
  return `(has(object.${field}) ? has(oldObject.${field}) && object.${field} == oldObject.${field} : !has(oldObject.${field}))`;
}

/** True for an update that leaves these fields as they were: finalizers can be taken off objects older than a rule. */
export function leaves(...fields: readonly string[]): string {
  return [`request.operation == 'UPDATE'`, ...fields.map(isSame)].join(' && ');
}

/** `variables.tenant`: whose namespace it is. */
export const TENANT: NamedExpression = { name: 'tenant', expression: `namespaceObject.metadata.labels['${TENANT_LABEL}']` };

/** One of the tenant's own namespaces, by name: no two tenants' names can meet. Reads `variables.tenant`. */
export function isOwnNamespace(name: string): string {
  return `(${name} == 'tenant-' + variables.tenant || ${name}.startsWith('tenant-' + variables.tenant + '--'))`;
}
