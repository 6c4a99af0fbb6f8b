/**
 * A pod chooses nodes by what many nodes have in common: operating system, architecture, zone, region, instance type, and
 * its tenant's own pool. Choosing by name or by other labels, also in a preference or in one of several OR terms,
 * would let a tenant sit beside the workload that it wants to watch, or on nodes that are kept for others.
 */
import { POOL_KEY } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { AdmissionSubject } from '../subject.ts';
import { nodeRequirements, type NodeRequirement } from './node-terms.ts';

const ALLOWED: ReadonlySet<string> = new Set([
  'beta.kubernetes.io/arch', 'beta.kubernetes.io/instance-type', 'beta.kubernetes.io/os', 'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone', 'kubernetes.io/arch', 'kubernetes.io/os', 'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region', 'topology.kubernetes.io/zone',
]);

const DAEMON_SETS = 'system:serviceaccount:kube-system:daemon-set-controller';

/** The DaemonSet controller names the node of each pod; only a tenant with nodes of its own has DaemonSets. */
function isDaemonPod({ request, tenant }: AdmissionSubject, { isField, key }: NodeRequirement): boolean {
  return isField && key === 'metadata.name' && tenant?.dedicatedPool !== undefined && request.user.username === DAEMON_SETS;
}

function isOwnPool({ tenant }: AdmissionSubject, { isField, key, operator, values }: NodeRequirement): boolean {
  return !isField && key === POOL_KEY && tenant?.dedicatedPool !== undefined && operator === 'In' && values.length > 0 && values.every((value) => value === tenant.dedicatedPool);
}

function fault(subject: AdmissionSubject, requirement: NodeRequirement): Violation[] {
  if (!requirement.isField && ALLOWED.has(requirement.key)) return [];
  if (isOwnPool(subject, requirement) || isDaemonPod(subject, requirement)) return [];
  const message = `nodes may not be chosen by ${requirement.isField ? 'field' : 'label'} ${quoted(requirement.key)}`;
  return [{ path: requirement.path, message, fix: 'choose by zone, region, architecture, operating system or instance type' }];
}

export const nodeSelection = podPolicy({
  id: 'node-selection',
  title: 'Nodes are chosen by what many have in common',
  level: 'rule',
  check: (pod, subject) => nodeRequirements(pod).flatMap((requirement) => fault(subject, requirement)),
});
