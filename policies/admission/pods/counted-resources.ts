/**
 * Pods ask for nothing that no quota counts: cpu, memory and ephemeral storage are the tenant's; devices, huge pages and
 * resource claims would come out of everybody's nodes without a limit.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { listAt, objectAt, type Json } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

const COUNTED: ReadonlySet<string> = new Set(['cpu', 'ephemeral-storage', 'memory']);
const FIX = 'ask for cpu, memory and ephemeral-storage only';

function faults(holder: Json, place: string): Violation[] {
  const resources = objectAt(holder, 'resources');
  const uncounted = (['limits', 'requests'] as const).flatMap((side) =>
    Object.keys(objectAt(resources, side) ?? {})
      .filter((key) => !COUNTED.has(key))
      .map((key) => ({ path: `${place}.resources.${side}[${quoted(key)}]`, message: `no quota counts ${quoted(key)}`, fix: FIX })),
  );
  if (listAt(resources, 'claims').length === 0) return uncounted;
  return [...uncounted, { path: `${place}.resources.claims`, message: 'no quota counts resource claims', fix: FIX }];
}

export const countedResources = podPolicy({
  id: 'counted-resources',
  title: 'Nothing that no quota counts',
  level: 'rule',
  check(pod) {
    const claims = listAt(pod.spec, 'resourceClaims');
    const path = `${pod.specPath}.resourceClaims`;
    return [
      ...faults(pod.spec, pod.specPath),
      ...inContainers(pod, ({ value, path: place }) => faults(value, place)),
      ...(claims.length === 0 ? [] : [{ path, message: 'no quota counts resource claims', fix: FIX }]),
    ];
  },
});
