/** What requests of the throttle may hold. */
import { refusalError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';

export const MAX_COST = 1_000_000;
export const MAX_JOB_TYPE = 128;
export const MAX_LIMITS = { requests_per_minute: 1_000_000, requests_per_hour: 60_000_000, concurrent_jobs_limit: 100_000 } as const;

function fault(path: string, message: string, fix: string): Fault {
  return { file: '', line: 0, path, policy: 'throttle-request', message, fix };
}

function assertNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw refusalError(faults);
}

function jobTypeFaults(jobType: string): Fault[] {
  return [...jobType].length <= MAX_JOB_TYPE ? [] : [fault('job_type', `job_type is longer than ${MAX_JOB_TYPE} characters`, 'send the type\'s name, or leave it out')];
}

function amountFaults(field: string, amount: number, most: number): Fault[] {
  return amount >= 0 && amount <= most ? [] : [fault(field, `${field} is ${amount}`, `send a whole number from 0 to ${most}`)];
}

/** @throws TenantryError INVALID_ARGUMENT */
export function checkLook(request: { readonly jobType: string }): void {
  assertNone(jobTypeFaults(request.jobType));
}

/** The cost. Old clients leave it out for 1. @throws TenantryError INVALID_ARGUMENT with everything that is wrong */
export function readCost({ jobType, cost }: { readonly jobType: string; readonly cost: number }): number {
  assertNone([...jobTypeFaults(jobType), ...amountFaults('cost', cost, MAX_COST)]);
  return cost === 0 ? 1 : cost;
}

export interface LimitFields {
  readonly requestsPerMinute?: number | undefined;
  readonly requestsPerHour?: number | undefined;
  readonly concurrentJobsLimit?: number | undefined;
}

/** @throws TenantryError INVALID_ARGUMENT with everything that is wrong */
export function checkLimits({ requestsPerMinute, requestsPerHour, concurrentJobsLimit }: LimitFields): void {
  const given = [['requests_per_minute', requestsPerMinute], ['requests_per_hour', requestsPerHour], ['concurrent_jobs_limit', concurrentJobsLimit]] as const;
  if (given.every(([, amount]) => amount === undefined)) assertNone([fault('', 'no limit is given', 'send at least one of requests_per_minute, requests_per_hour and concurrent_jobs_limit')]);
  assertNone(given.flatMap(([field, amount]) => (amount === undefined ? [] : amountFaults(field, amount, MAX_LIMITS[field]))));
}
