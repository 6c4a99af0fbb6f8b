/**
 * Pods spread and gather over nodes, zones and regions, and over no other label of nodes: labels of single nodes or racks
 * would show where others run. Minimum domains above what a cluster has leave pods pending and make autoscalers add nodes.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { listAt, numberAt, objectAt, textAt, type Json } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { Pod } from '../pods/pod.ts';

const KEYS: ReadonlySet<string> = new Set([
  'failure-domain.beta.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/zone', 'kubernetes.io/hostname', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone',
]);
const MOST_DOMAINS = 16;

function keyFault(holder: Json, path: string): Violation[] {
  const key = textAt(holder, 'topologyKey') ?? '';
  if (KEYS.has(key)) return [];
  return [{ path: `${path}.topologyKey`, message: `topology ${quoted(key)} is not offered`, fix: 'use kubernetes.io/hostname, topology.kubernetes.io/zone or topology.kubernetes.io/region' }];
}

function affinityFaults(pod: Pod): Violation[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const path = `${pod.specPath}.affinity.${kind}`;
    const required = 'requiredDuringSchedulingIgnoredDuringExecution';
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
    return [
      ...listAt(pod.spec, 'affinity', kind, required).flatMap((term, index) => keyFault(term, `${path}.${required}[${index}]`)),
      ...listAt(pod.spec, 'affinity', kind, preferred).flatMap((term, index) => keyFault(objectAt(term, 'podAffinityTerm') ?? {}, `${path}.${preferred}[${index}].podAffinityTerm`)),
    ];
  });
}

export const topology = podPolicy({
  id: 'topology',
  title: 'Pods spread over nodes, zones and regions only',
  level: 'rule',
  check(pod) {
    const spread = listAt(pod.spec, 'topologySpreadConstraints').flatMap((constraint, index) => {
      const path = `${pod.specPath}.topologySpreadConstraints[${index}]`;
      const domains = numberAt(constraint, 'minDomains') ?? 0;
      const tooMany = { path: `${path}.minDomains`, message: `${domains} domains are asked for, ${MOST_DOMAINS} at most`, fix: `write ${MOST_DOMAINS} or less` };
      return [...keyFault(constraint, path), ...(domains > MOST_DOMAINS ? [tooMany] : [])];
    });
    return [...spread, ...affinityFaults(pod)];
  },
});
