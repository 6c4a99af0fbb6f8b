/**
 * A tenant lowers what its containers get that state nothing, and never raises it above the plan. A default request does
 * not pass the default limit, whichever of the two documents states them.
 */
import { tryParseQuantity } from '../../model/quantity.ts';
import { quoted, shown } from '../../model/shown.ts';
import type { Violation } from '../policy.ts';
import { exceeds } from './amounts.ts';
import { planOf, type TenantPolicy } from './subject.ts';

const KEYS = ['cpu', 'memory', 'ephemeral-storage'] as const;
const SIDES = ['limits', 'requests'] as const;

export const containerDefaultsWithinPlan: TenantPolicy = {
  id: 'container-defaults-within-plan',
  check(subject) {
    const plan = planOf(subject);
    const own = subject.entry.document.spec.containers;
    if (plan === undefined || own === undefined) return [];
    const most = plan.spec.containers;
    const high = SIDES.flatMap((side) => KEYS.flatMap((key): Violation[] => {
      const amount = own[side]?.[key];
      const path = `spec.containers.${side}.${key}`;
      if (amount === undefined) return [];
      if (tryParseQuantity(amount) === undefined) return [{ path, message: `${quoted(amount)} is not a quantity`, fix: 'write a number such as 100m or 128Mi' }];
      if (!exceeds(amount, most[side][key])) return [];
      return [{ path, message: `the default ${shown(amount)} is above ${shown(most[side][key])}, that of plan ${quoted(plan.metadata.name)}`, fix: `write at most ${shown(most[side][key])}; a container that needs more says so itself` }];
    }));
    const crossed = KEYS.flatMap((key): Violation[] => {
      const [limit, request] = [own.limits?.[key] ?? most.limits[key], own.requests?.[key] ?? most.requests[key]];
      if (!exceeds(request, limit)) return [];
      return [{ path: `spec.containers.limits.${key}`, message: `the default request ${shown(request)} is above the default limit ${shown(limit)}`, fix: `state spec.containers.requests.${key} too, or a higher limit` }];
    });
    return [...high, ...crossed];
  },
};
