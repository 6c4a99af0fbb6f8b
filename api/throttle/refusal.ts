/** What a throttled caller is told: in words, as details of google.rpc, and in headers. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { ThrottleDecision, ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { QuotaFailureSchema, RetryInfoSchema } from '../../proto/gen/google/rpc/error_details_pb.js';

/** Whose counter is used up. */
export interface Counted {
  readonly tenant: string;
  /** What is counted, in the plural. */
  readonly what: 'requests' | 'changes through the API';
}

/** Seconds to wait, rounded up; undefined where waiting does not help. */
export function retrySeconds({ allowed, retryAfterMs }: ThrottleDecision): number | undefined {
  return allowed || !Number.isFinite(retryAfterMs) ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1_000));
}

/** One line: what is used up, and when there is more. */
export function reasonOf({ tenant, what }: Counted, decision: ThrottleDecision, nowMs: number): string {
  const { limit, count, exhausted = 'minute' } = decision;
  const seconds = retrySeconds(decision);
  const reset = Math.max(1, Math.ceil((decision.resetAtMs - nowMs) / 1_000));
  const used = count >= limit ? `has used its ${limit} ${what} of this ${exhausted}` : `has ${limit - count} of its ${limit} ${what} of this ${exhausted} left, which is less than this costs`;
  const mend = seconds === undefined ? 'waiting does not help: ask for less' : `the ${exhausted} ends in ${reset} s: try again in ${seconds} s`;
  return `tenant ${tenant} ${used}; ${mend}, or raise the limit with UpdateThrottleLimits`;
}

export function quotaFailure({ tenant }: Counted, description: string): MessageInitShape<typeof QuotaFailureSchema> {
  return { violations: [{ subject: `tenant:${tenant}`, description }] };
}

export function retryInfo(decision: ThrottleDecision): MessageInitShape<typeof RetryInfoSchema> | undefined {
  const seconds = retrySeconds(decision);
  return seconds === undefined ? undefined : { retryDelay: { seconds: BigInt(seconds) } };
}

/** The refusal as an error. */
export function throttledError(counted: Counted, decision: ThrottleDecision, nowMs: number): TenantryError {
  const reason = reasonOf(counted, decision, nowMs);
  const seconds = retrySeconds(decision);
  return new TenantryError('RESOURCE_EXHAUSTED', `[tenantry/throttle] ${reason}`, { quota: [{ subject: `tenant:${counted.tenant}`, description: reason }], ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }) });
}

/** Headers of draft-ietf-httpapi-ratelimit-headers-10: the policies, and what is left of the one that ends first. */
export function rateLimitHeaders(limits: ThrottleLimits, decision: ThrottleDecision, nowMs: number): readonly (readonly [string, string])[] {
  const window = decision.exhausted ?? 'minute';
  const seconds = Math.max(0, Math.ceil((decision.resetAtMs - nowMs) / 1_000));
  return [
    ['ratelimit-policy', `"minute";q=${limits.requestsPerMinute};w=60, "hour";q=${limits.requestsPerHour};w=3600`],
    ['ratelimit', `"${window}";r=${decision.remaining};t=${seconds}`],
  ];
}
