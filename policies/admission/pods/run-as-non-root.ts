/**
 * Every container runs as a user that is not root: runAsNonRoot is true for it (its own setting or the pod's) and
 * nothing names user 0. A user namespace of its own (hostUsers: false) changes nothing here, though the newest Pod
 * Security lets such pods be root inside: nodes without user namespaces would run them as root all the same.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName, type Pod } from './pod.ts';

function rootUser(securityContext: JsonObject | undefined, path: string): Violation[] {
  // -0 is 0 too; what is no number is pod-shape's to refuse.
  if (fieldOf(securityContext, 'runAsUser') !== 0) return [];
  return [{ path: `${path}.securityContext.runAsUser`, message: 'user 0 is root', fix: 'name another user' }];
}

function podFaults(pod: Pod): Violation[] {
  const stated = fieldOf(pod.securityContext, 'runAsNonRoot');
  const path = `${pod.specPath}.securityContext.runAsNonRoot`;
  const refuses = stated !== undefined && stated !== true;
  return [...(refuses ? [{ path, message: 'the pod may run as root', fix: 'set it to true' }] : []), ...rootUser(pod.securityContext, pod.specPath)];
}

export const runAsNonRoot = podPolicy({
  id: 'run-as-non-root',
  title: 'No container runs as root',
  level: 'breach',
  check(pod) {
    const inherited = fieldOf(pod.securityContext, 'runAsNonRoot');
    const containers = inContainers(pod, (container) => {
      const root = rootUser(container.securityContext, container.path);
      if ((fieldOf(container.securityContext, 'runAsNonRoot') ?? inherited) === true) return root;
      const message = `container ${quoted(containerName(container))} may run as root`;
      return [{ path: `${container.path}.securityContext.runAsNonRoot`, message, fix: 'set it to true here or for the pod' }, ...root];
    });
    return [...podFaults(pod), ...containers];
  },
});
