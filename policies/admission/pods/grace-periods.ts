/**
 * A pod ends within an hour of being told to, and its deadlines are true deadlines. A node cannot be drained while a pod
 * is in its grace period; the one of a liveness probe counts as well.
 */
import type { Violation } from '../../policy.ts';
import { fieldOf, shownValue, type Json } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

const LONGEST_SECONDS = 3_600;
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

function graceFault(holder: Json | undefined, place: string): Violation[] {
  const seconds = fieldOf(holder, 'terminationGracePeriodSeconds');
  if (seconds === undefined || (typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_SECONDS)) return [];
  const path = `${place}.terminationGracePeriodSeconds`;
  return [{ path, message: `a grace period of ${shownValue(seconds)} seconds holds up the node, 0 to ${LONGEST_SECONDS} are allowed`, fix: `write ${LONGEST_SECONDS} or less` }];
}

export const gracePeriods = podPolicy({
  id: 'grace-periods',
  title: 'Pods end within an hour of being told to',
  level: 'rule',
  check(pod) {
    const deadline = fieldOf(pod.spec, 'activeDeadlineSeconds');
    const path = `${pod.specPath}.activeDeadlineSeconds`;
    const isDeadline = deadline === undefined || (typeof deadline === 'number' && deadline >= 1 && deadline <= 2_147_483_647);
    return [
      ...graceFault(pod.spec, pod.specPath),
      ...(isDeadline ? [] : [{ path, message: `a deadline of ${shownValue(deadline)} seconds is none`, fix: 'write 1 to 2147483647' }]),
      ...inContainers(pod, (container) => PROBES.flatMap((probe) => graceFault(fieldOf(container.value, probe), `${container.path}.${probe}`))),
    ];
  },
});
