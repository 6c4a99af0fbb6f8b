/**
 * Which requests the throttle counts: writes by people and by tenants' service accounts. Never dry runs, renewals of
 * leases, events, the platform, Kubernetes' controllers or Flux: quota bounds those, and a controller that is told to
 * wait makes every tenant wait.
 */
import { isComponent } from '../../policies/admission/scope.ts';
import type { AdmissionRequest, AdmissionSubject, Operation } from '../../policies/admission/subject.ts';
import { isTrusted } from '../../policies/admission/trusted.ts';

const NEVER = new Set(['/events', 'events.k8s.io/events']);
const MASTERS = 'system:masters';

/** CONNECT is exec, attach, port-forward and proxy: a session, not a write. */
function isWrite({ operation, dryRun, group, resource }: AdmissionRequest): boolean {
  return operation !== 'CONNECT' && !dryRun && !NEVER.has(`${group}/${resource}`) && !isRenewal(operation, group, resource);
}

/** Who holds a lease writes it every few seconds. New ones are writes like others: no quota counts them. */
function isRenewal(operation: Operation, group: string, resource: string): boolean {
  return operation === 'UPDATE' && group === 'coordination.k8s.io' && resource === 'leases';
}

export function isCounted({ request, tenant }: AdmissionSubject): boolean {
  const { user } = request;
  return tenant !== undefined && isWrite(request) && !isTrusted(user) && !isComponent(user) && !user.groups.includes(MASTERS);
}

/** deletecollection comes as one call for each object, without a name. All of those are one request of one user. */
export function collectionKey({ operation, name, namespace, group, resource, user }: AdmissionRequest): string | undefined {
  return operation === 'DELETE' && name === '' ? JSON.stringify([user.username, namespace, group, resource]) : undefined;
}
