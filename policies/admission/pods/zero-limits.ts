/**
 * A limit of zero is none: the quota counts 0 for it, the default of the LimitRange does not take its place, and the node
 * sets no bound at all. Such a pod would take the cpu, memory and disk of its neighbours without a charge. So every limit
 * that is stated is above zero, of a container and of the pod as a whole, also when a running pod is resized.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { amountOf } from '../intent/amounts.ts';
import { fieldOf, objectAt, shownValue, type Json } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

const COUNTED = ['cpu', 'ephemeral-storage', 'memory'] as const;

/** What nobody can read as an amount bounds nothing either. */
function isBound(limit: Json | undefined): boolean {
  return limit === undefined || (amountOf(limit)?.unscaled ?? 0n) > 0n;
}

function faults(holder: Json, place: string): Violation[] {
  const limits = objectAt(holder, 'resources', 'limits');
  return COUNTED.filter((key) => !isBound(fieldOf(limits, key))).map((key) => ({
    path: `${place}.resources.limits[${quoted(key)}]`,
    message: `a limit of ${shownValue(fieldOf(limits, key))} is none on the node, and the quota would count nothing`,
    fix: 'state an amount above 0, or leave the limit out for the default',
  }));
}

export const zeroLimits = podPolicy({
  id: 'zero-limits',
  title: 'No limit is zero',
  level: 'breach',
  check: (pod) => [...faults(pod.spec, pod.specPath), ...inContainers(pod, ({ value, path }) => faults(value, path))],
});
