/** No container is privileged: it would be root on its node. */
import { quoted } from '../../../model/shown.ts';
import { fieldOf } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName } from './pod.ts';

export const privileged = podPolicy({
  id: 'privileged',
  title: 'No privileged containers',
  level: 'breach',
  check: (pod) =>
    inContainers(pod, (container) => {
      if ((fieldOf(container.securityContext, 'privileged') ?? false) === false) return [];
      return [{ path: `${container.path}.securityContext.privileged`, message: `container ${quoted(containerName(container))} is privileged`, fix: 'remove the field' }];
    }),
});
