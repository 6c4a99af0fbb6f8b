/**
 * SELinux types are those of containers, and user, role and level are not chosen. Pod Security leaves the level open;
 * its categories are what keeps containers of one node apart, so a tenant could join the containers of another.
 */
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, shownValue, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

const TYPES: readonly unknown[] = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const CLOSED = ['level', 'role', 'user'] as const;

function faults(securityContext: JsonObject | undefined, place: string): Violation[] {
  const options = objectAt(securityContext, 'seLinuxOptions');
  const path = `${place}.securityContext.seLinuxOptions`;
  const type = fieldOf(options, 'type') ?? '';
  const chosen = CLOSED.filter((field) => (fieldOf(options, field) ?? '') !== '');
  return [
    ...(TYPES.includes(type) ? [] : [{ path: `${path}.type`, message: `SELinux type ${shownValue(type)} is none of containers`, fix: 'use container_t' }]),
    ...chosen.map((field) => ({ path: `${path}.${field}`, message: `the SELinux ${field} keeps containers apart and is not chosen by a pod`, fix: 'remove the field' })),
  ];
}

export const selinux = podPolicy({
  id: 'selinux',
  title: 'SELinux confines containers',
  level: 'breach',
  check: (pod) => [...faults(pod.securityContext, pod.specPath), ...inContainers(pod, ({ securityContext, path }) => faults(securityContext, path))],
});
