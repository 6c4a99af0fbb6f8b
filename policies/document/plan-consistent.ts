/**
 * A plan is one that tenants can live with: amounts that a ResourceQuota takes, ceilings not below the quota or the
 * throttle, container defaults whose requests do not exceed their limits, and egress blocks that are canonical and
 * open neither the machine nor addresses that carry others inside.
 */
import { isCidr, overlaps, parseCidr, SPECIAL_CIDRS } from '../../model/cidr.ts';
import type { PlanDocument } from '../../model/plan.ts';
import { tryParseQuantity } from '../../model/quantity.ts';
import { keysIn } from '../../model/resources.ts';
import { quoted, shown } from '../../model/shown.ts';
import type { Policy, Violation } from '../policy.ts';
import { amountPath, amountViolations, exceeds } from './amounts.ts';

const CONTAINER_KEYS = ['cpu', 'memory', 'ephemeral-storage'] as const;
const THROTTLE_KEYS = ['requestsPerMinute', 'requestsPerHour', 'concurrentJobs'] as const;
const SPECIAL = SPECIAL_CIDRS.map(({ cidr }) => parseCidr(cidr)).filter(isCidr);

function quotaFaults({ spec }: PlanDocument): Violation[] {
  const low = keysIn(spec.quota).flatMap((key) => {
    const [ceiling, quota] = [spec.ceiling?.[key], spec.quota[key]];
    if (ceiling === undefined || quota === undefined || !exceeds(quota, ceiling)) return [];
    return [{ path: amountPath('spec.ceiling', key), message: `the ceiling ${shown(ceiling)} is below the quota ${shown(quota)}`, fix: 'raise the ceiling or remove it' }];
  });
  return [...amountViolations('spec.quota', spec.quota), ...amountViolations('spec.ceiling', spec.ceiling ?? {}), ...low];
}

function containerFaults({ spec }: PlanDocument): Violation[] {
  const { requests, limits } = spec.containers;
  return CONTAINER_KEYS.flatMap((key) => {
    const wrong = [['requests', requests[key]], ['limits', limits[key]]].filter(([, text]) => tryParseQuantity(text ?? '') === undefined);
    const faults = wrong.map(([field, text]) => ({ path: `spec.containers.${field}.${key}`, message: `${quoted(text ?? '')} is not a quantity`, fix: 'write a number such as 100m or 128Mi' }));
    if (!exceeds(requests[key], limits[key])) return faults;
    return [...faults, { path: `spec.containers.requests.${key}`, message: `the default request ${shown(requests[key])} is above the default limit ${shown(limits[key])}`, fix: 'lower the request or raise the limit' }];
  });
}

function throttleFaults({ spec }: PlanDocument): Violation[] {
  return THROTTLE_KEYS.flatMap((key) => {
    const ceiling = spec.throttleCeiling?.[key];
    if (ceiling === undefined || ceiling >= spec.throttle[key]) return [];
    return [{ path: `spec.throttleCeiling.${key}`, message: `the ceiling ${ceiling} is below the limit ${spec.throttle[key]}`, fix: 'raise the ceiling or remove it' }];
  });
}

function egressFaults({ spec }: PlanDocument): Violation[] {
  return (spec.egress.cidrs ?? []).flatMap((text, index) => {
    const path = `spec.egress.cidrs[${index}]`;
    const cidr = parseCidr(text);
    if (!isCidr(cidr)) return [{ path, message: `${quoted(text)} ${cidr.reason}`, fix: cidr.canonical === undefined ? 'write a block such as 203.0.113.0/24' : `did you mean ${cidr.canonical}?` }];
    const special = SPECIAL.some((closed) => overlaps(closed, cidr));
    return special ? [{ path, message: `${quoted(text)} reaches special addresses`, fix: 'name a smaller block, or set internet: true for all public addresses' }] : [];
  });
}

export const planConsistent: Policy<PlanDocument> = {
  id: 'plan-consistent',
  check(plan) {
    return [...quotaFaults(plan), ...containerFaults(plan), ...throttleFaults(plan), ...egressFaults(plan)];
  },
};
