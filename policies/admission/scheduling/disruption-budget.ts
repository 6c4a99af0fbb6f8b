/**
 * A disruption budget always leaves room for one pod to go, or nodes can never be drained: maxUnavailable is above zero,
 * and minAvailable below everything, also after it is rounded up (99 % of ten pods are all ten), and below what the
 * tenant can ever run.
 */
import { parseQuantity, compareQuantities, tryParseQuantity } from '../../../model/quantity.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, shownValue, type Json } from '../json.ts';
import type { AdmissionPolicy, TenantFacts } from '../subject.ts';

/** Leaves one of ten. */
const MOST_PERCENT = 90;
const FIX = 'write maxUnavailable: 1';

/** The number of percents, or undefined for a plain number or what is neither. */
function percentOf(value: Json | undefined): number | undefined {
  const match = typeof value === 'string' ? /^([0-9]{1,9})%$/.exec(value) : null;
  return match === null ? undefined : Number(match[1]);
}

function leavesNone(value: Json): boolean {
  const percent = percentOf(value);
  return percent === undefined ? typeof value !== 'number' || value < 1 : percent < 1;
}

function fits(count: number, tenant: TenantFacts | undefined): boolean {
  const pods = tryParseQuantity(tenant?.limits.pods ?? '');
  return pods === undefined || compareQuantities(parseQuantity(String(count)), pods) < 0;
}

function keepsAll(value: Json, tenant: TenantFacts | undefined): boolean {
  const percent = percentOf(value);
  if (percent !== undefined) return percent > MOST_PERCENT;
  return typeof value !== 'number' || !Number.isSafeInteger(value) || !fits(value, tenant);
}

export const disruptionBudget: AdmissionPolicy = {
  id: 'disruption-budget',
  title: 'Disruption budgets leave room for drains',
  level: 'rule',
  judges: ({ operation, group, resource, subResource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && group === 'policy' && resource === 'poddisruptionbudgets' && subResource === '',
  check({ request, tenant }) {
    const spec = fieldOf(request.object, 'spec');
    const most = fieldOf(spec, 'maxUnavailable');
    const least = fieldOf(spec, 'minAvailable');
    const violations: Violation[] = [];
    if (most !== undefined && leavesNone(most)) {
      violations.push({ path: 'spec.maxUnavailable', message: `${shownValue(most)} lets no pod go, so its node can never be drained`, fix: FIX });
    }
    if (least !== undefined && keepsAll(least, tenant)) {
      violations.push({ path: 'spec.minAvailable', message: `${shownValue(least)} may be every pod there is, so a node could never be drained`, fix: FIX });
    }
    return violations;
  },
};
