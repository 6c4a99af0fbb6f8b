/**
 * In a namespace whose tenant is Suspended or Deleted (or that is let go) people and the tenant's own accounts only read.
 * Their personas are viewers there, but bindings and roles that a tenant admin made stay, and would go on granting
 * writes, exec and secrets. Controllers of Kubernetes and Flux go on, or nothing could be cleaned up.
 */
import { quoted } from '../../../model/shown.ts';
import { STATE_LABEL } from '../../../model/names.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { isTrusted } from '../trusted.ts';

const STOPPED: readonly (string | undefined)[] = ['Suspended', 'Deleted'];

/** A namespace may be let go while its tenant goes on. */
function stateOf({ tenant, namespace }: AdmissionSubject): string | undefined {
  const labelled = namespace !== undefined && Object.hasOwn(namespace.labels, STATE_LABEL) ? namespace.labels[STATE_LABEL] : undefined;
  return [labelled, tenant?.state].find((state) => STOPPED.includes(state));
}

/** People have no `system:` name; of the service accounts, those of tenants' namespaces are meant. */
function isPersonOrTenants(username: string): boolean {
  return !username.startsWith('system:') || username.startsWith('system:serviceaccount:tenant-');
}

export const stopped: AdmissionPolicy = {
  id: 'stopped',
  title: 'A namespace of a stopped tenant is read-only',
  level: 'breach',
  judges: ({ group, resource }) => !(group === '' && resource === 'namespaces'),
  check(subject) {
    const { request } = subject;
    const state = stateOf(subject);
    if (request.namespace === '' || state === undefined || !isPersonOrTenants(request.user.username) || isTrusted(request.user)) return [];
    return [{ path: '', message: `namespace ${quoted(request.namespace)} is ${state}, and only read`, fix: 'set state: Active in the tenant\'s document to go on' }];
  },
};
