/** Whom and what several rules let pass, and what a subject owns. */
import { KUBERNETES_COMPONENTS } from '../../model/accounts.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
import { textAt, type JsonObject } from './json.ts';
import { remembered } from './remembered.ts';
import { sameJson } from './same-json.ts';
import type { AdmissionRequest, AdmissionSubject, Requester } from './subject.ts';
import { isApplier, isPlatformAdmin } from './trusted.ts';

/** True for CREATE and UPDATE of one of the resources, by way of any subresource. */
export function writes({ operation, group, resource }: AdmissionRequest, ofGroup: string, ...resources: readonly string[]): boolean {
  return (operation === 'CREATE' || operation === 'UPDATE') && group === ofGroup && resources.includes(resource);
}

/** True for CREATE and UPDATE of the whole object: the API server takes no spec from /status and the like. */
export function writesSpec(request: AdmissionRequest, ofGroup: string, ...resources: readonly string[]): boolean {
  return request.subResource === '' && writes(request, ofGroup, ...resources);
}

const SERVICE_ACCOUNT = 'system:serviceaccount:';
const COMPONENTS: readonly string[] = KUBERNETES_COMPONENTS;

/** A part of Kubernetes or of the platform: a node, a control plane component, a service account of no tenant. */
export function isComponent({ username }: Requester): boolean {
  if (username.startsWith(SERVICE_ACCOUNT)) {
    const namespace = username.slice(SERVICE_ACCOUNT.length).split(':')[0] ?? '';
    return namespace !== '' && !namespace.startsWith('tenant-');
  }
  return COMPONENTS.includes(username) || username.startsWith('system:node:');
}

/** Flux on behalf of the platform, and platform admins. */
export function isPlatform(user: Requester): boolean {
  return isApplier(user) || isPlatformAdmin(user);
}

/** What an object says beside its metadata and status. */
function contentOf(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'metadata' && key !== 'status' && key !== 'apiVersion'));
}

const keepsContent = remembered(({ operation, object, oldObject }: AdmissionRequest): boolean =>
  operation === 'UPDATE' && object !== undefined && oldObject !== undefined && sameJson(contentOf(object), contentOf(oldObject)));

/**
 * Whom rules about the content of an object let pass: the platform, and updates that leave the content as it was, so
 * that finalizers can be taken off objects that are older than a rule. Being a controller, or the object being deleted,
 * excuses nothing.
 */
export function isExcused({ request }: AdmissionSubject): boolean {
  return isPlatform(request.user) || keepsContent(request);
}

/** Id of the tenant in whose namespace the request is; empty if it is nobody's. */
export function tenantIdOf({ tenant, namespace, request }: AdmissionSubject): string {
  return tenant?.id ?? namespace?.tenant ?? tenantOfNamespace(request.namespace) ?? '';
}

/** Namespaces of the tenant; the request's own where the tenant is not known. */
export function ownNamespaces({ tenant, request }: AdmissionSubject): readonly string[] {
  return tenant?.namespaces ?? [request.namespace];
}

/** Name of the object, or the beginning of the name that it will get. On deletecollection only the old object knows it. */
export function objectName({ name, object, oldObject }: AdmissionRequest): string {
  return name || textAt(oldObject, 'metadata', 'name') || textAt(object, 'metadata', 'name') || textAt(object, 'metadata', 'generateName') || '';
}
