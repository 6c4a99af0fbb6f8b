/** A tenant's throttle limits stay within the plan's ceiling; where the plan states none, within its own limits. */
import { quoted } from '../../model/shown.ts';
import { planOf, type TenantPolicy } from './subject.ts';

const KEYS = ['requestsPerMinute', 'requestsPerHour', 'concurrentJobs'] as const;

export const throttleWithinCeiling: TenantPolicy = {
  id: 'throttle-within-ceiling',
  check(subject) {
    const plan = planOf(subject);
    const throttle = subject.entry.document.spec.throttle;
    if (plan === undefined || throttle === undefined) return [];
    return KEYS.flatMap((key) => {
      const wanted = throttle[key];
      const ceiling = plan.spec.throttleCeiling?.[key] ?? plan.spec.throttle[key];
      if (wanted === undefined || wanted <= ceiling) return [];
      const message = `${key} ${wanted} is above ${ceiling}, the ceiling of plan ${quoted(plan.metadata.name)}`;
      return [{ path: `spec.throttle.${key}`, message, fix: `ask for at most ${ceiling} or choose a larger plan` }];
    });
  },
};
