/** Pods are placed by the cluster's own scheduler: another one might not heed taints, resources or priorities. */
import { fieldOf, shownValue } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';

export const schedulerName = podPolicy({
  id: 'scheduler-name',
  title: 'Pods are placed by the default scheduler',
  level: 'breach',
  check(pod) {
    const name = fieldOf(pod.spec, 'schedulerName') ?? '';
    if (name === '' || name === 'default-scheduler') return [];
    return [{ path: `${pod.specPath}.schedulerName`, message: `scheduler ${shownValue(name)} is not offered`, fix: 'remove schedulerName' }];
  },
});
