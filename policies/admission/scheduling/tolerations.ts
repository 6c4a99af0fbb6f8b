/**
 * A pod tolerates only what any pod may: nodes that are not ready or not reachable, memory pressure, and the taint of its
 * tenant's own pool. A toleration without a key tolerates everything, control planes and the pools of others too.
 */
import { POOL_KEY } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { listAt, textAt, type Json } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { TenantFacts } from '../subject.ts';

/** Written by the API server and the DaemonSet controller: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const SHARED: ReadonlySet<string> = new Set(['node.kubernetes.io/memory-pressure', 'node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']);
const DAEMONS: ReadonlySet<string> = new Set(['node.kubernetes.io/disk-pressure', 'node.kubernetes.io/pid-pressure', 'node.kubernetes.io/unschedulable']);

function isAllowed(toleration: Json, tenant: TenantFacts | undefined): boolean {
  const key = textAt(toleration, 'key') ?? '';
  const operator = textAt(toleration, 'operator') ?? 'Equal';
  if (SHARED.has(key)) return true;
  if (tenant?.dedicatedPool === undefined) return false;
  return DAEMONS.has(key) || (key === POOL_KEY && operator === 'Equal' && textAt(toleration, 'value') === tenant.dedicatedPool);
}

export const tolerations = podPolicy({
  id: 'tolerations',
  title: 'No tolerations of taints that keep others\' nodes free',
  level: 'breach',
  check: (pod, { tenant }) =>
    listAt(pod.spec, 'tolerations').flatMap((toleration, index) => {
      if (isAllowed(toleration, tenant)) return [];
      const key = textAt(toleration, 'key') ?? '';
      const message = key === '' ? 'a toleration without a key tolerates every taint' : `taint ${quoted(key)} is not the tenant's to tolerate`;
      return [{ path: `${pod.specPath}.tolerations[${index}]`, message, fix: 'remove the toleration' }];
    }),
});
