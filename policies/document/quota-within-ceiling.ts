/**
 * A tenant's override of the quota stays within the plan's ceiling; a plan that states no ceiling for a resource
 * allows nothing above its quota. A storage class that the plan does not limit may be limited by the tenant itself.
 */
import { keysIn } from '../../model/resources.ts';
import { quoted, shown } from '../../model/shown.ts';
import { amountPath, exceeds } from './amounts.ts';
import { planOf, type TenantPolicy } from './subject.ts';

export const quotaWithinCeiling: TenantPolicy = {
  id: 'quota-within-ceiling',
  check(subject) {
    const plan = planOf(subject);
    const quota = subject.entry.document.spec.quota;
    if (plan === undefined || quota === undefined) return [];
    return keysIn(quota).flatMap((key) => {
      const amount = quota[key];
      const ceiling = plan.spec.ceiling?.[key] ?? plan.spec.quota[key];
      if (amount === undefined || ceiling === undefined || !exceeds(amount, ceiling)) return [];
      const message = `${key} ${shown(amount)} is above ${shown(ceiling)}, the ceiling of plan ${quoted(plan.metadata.name)}`;
      return [{ path: amountPath('spec.quota', key), message, fix: `ask for at most ${shown(ceiling)} or choose a larger plan` }];
    });
  },
};
