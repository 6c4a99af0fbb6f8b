/**
 * Pods take no priority above others: classes that the platform offers to tenants are called tenant-*, and no other may
 * be named unless its number is known to be 0 or below. Pods of a higher priority drive those of other tenants out.
 */
import { OFFERED_CLASS_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, numberAt, textAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';
import type { Pod } from './pod.ts';

function check(pod: Pod): Violation[] {
  const name = textAt(pod.spec, 'priorityClassName') ?? '';
  const priority = numberAt(pod.spec, 'priority');
  if (name.startsWith(OFFERED_CLASS_PREFIX)) return [];
  // In a Pod the number is the API server's own; in a template it is the tenant's.
  const isLow = pod.isPod && priority !== undefined && priority <= 0 && !name.startsWith('system-');
  const fix = `remove it, or use a class ${OFFERED_CLASS_PREFIX}* that the platform offers`;
  if (name !== '' && !isLow) return [{ path: `${pod.specPath}.priorityClassName`, message: `priority class ${quoted(name)} is not offered to tenants`, fix }];
  if ((fieldOf(pod.spec, 'priority') ?? 0) === 0 || (priority !== undefined && priority <= 0)) return [];
  return [{ path: `${pod.specPath}.priority`, message: 'the pod sets its own priority above others', fix }];
}

export const podPriority = podPolicy({ id: 'pod-priority', title: 'No priority above other tenants', level: 'rule', check });
