/** Every container states allowPrivilegeEscalation: false, so that no setuid program gives it more than it began with. */
import { quoted } from '../../../model/shown.ts';
import { fieldOf } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName } from './pod.ts';

export const privilegeEscalation = podPolicy({
  id: 'privilege-escalation',
  title: 'No privilege escalation',
  level: 'breach',
  check: (pod) =>
    inContainers(pod, (container) => {
      if (fieldOf(container.securityContext, 'allowPrivilegeEscalation') === false) return [];
      const path = `${container.path}.securityContext.allowPrivilegeEscalation`;
      return [{ path, message: `container ${quoted(containerName(container))} may escalate its privileges`, fix: 'set it to false' }];
    }),
});
