/** /proc stays masked, with or without a user namespace. */
import { fieldOf } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

export const procMount = podPolicy({
  id: 'proc-mount',
  title: '/proc stays masked',
  level: 'breach',
  check: (pod) =>
    inContainers(pod, ({ securityContext, path }) => {
      if ((fieldOf(securityContext, 'procMount') ?? 'Default') === 'Default') return [];
      return [{ path: `${path}.securityContext.procMount`, message: 'an unmasked /proc shows and changes settings of the node', fix: 'remove the field' }];
    }),
});
