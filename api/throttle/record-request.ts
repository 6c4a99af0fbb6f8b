/** CheckThrottle and RecordRequest. */
import { createHash } from 'node:crypto';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { TenantryError } from '../../model/errors.ts';
import { lookAtRequest, type ThrottleDecision, type ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { RequestMark } from '../../runtime/throttle/store.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { QuotaFailureSchema, RetryInfoSchema } from '../../proto/gen/google/rpc/error_details_pb.js';
import type { CheckThrottleRequest, CheckThrottleResponseSchema, RecordRequestRequest, RecordRequestResponseSchema } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { callerOf } from '../accounts/change-account.ts';
import type { Call } from '../rpc/call.ts';
import { checkRequestId } from '../rpc/request-id.ts';
import { tenantFor, type ThrottleServiceOptions } from './options.ts';
import { quotaFailure, rateLimitHeaders, reasonOf, retryInfo, retrySeconds, throttledError, type Counted } from './refusal.ts';
import { mustLimitsOf } from './tenant-limits.ts';
import { recordedKey } from './throttle-key.ts';
import { checkLook, readCost } from './throttle-request.ts';

function notActive({ id, document }: StoredTenant): string {
  return `tenant ${id} is ${document.spec.state}, so nothing of it runs; ${document.spec.state === 'Deleted' ? 'UndeleteAccount brings it back' : 'ResumeAccount lets it go on'}`;
}

function countedOf({ id }: StoredTenant): Counted {
  return { tenant: id, what: 'requests' };
}

function tellLimits(call: Call, limits: ThrottleLimits, decision: ThrottleDecision, nowMs: number): void {
  for (const [name, value] of rateLimitHeaders(limits, decision, nowMs)) call.setHeader(name, value);
}

/** Says whether a request would be let through now, and takes nothing. */
export async function checkThrottle(options: ThrottleServiceOptions, request: CheckThrottleRequest, call: Call): Promise<MessageInitShape<typeof CheckThrottleResponseSchema>> {
  checkLook(request);
  const tenant = tenantFor(options, request.organizationId);
  const counted = countedOf(tenant);
  if (tenant.document.spec.state !== 'Active') {
    const reason = notActive(tenant);
    return { throttled: true, reason, quotaFailure: quotaFailure(counted, reason) };
  }
  const limits = mustLimitsOf(tenant.document, options.store.catalog());
  const nowMs = options.nowMs();
  const { windows } = await options.counters.usage(recordedKey(tenant.id), nowMs);
  const decision = lookAtRequest(windows, limits, nowMs);
  tellLimits(call, limits, decision, nowMs);
  const told = { throttled: !decision.allowed, requestsRemaining: decision.remaining, resetAt: timestampFromMs(decision.resetAtMs), retryAfterSeconds: retrySeconds(decision) ?? 0 };
  if (decision.allowed) return told;
  return { ...told, reason: reasonOf(counted, decision, nowMs), ...refusalDetails(counted, decision, nowMs) };
}

/** Decides and records in one step. What does not fit is no error over gRPC, where old clients read `recorded`. */
export async function recordRequest(options: ThrottleServiceOptions, request: RecordRequestRequest, call: Call): Promise<MessageInitShape<typeof RecordRequestResponseSchema>> {
  const cost = readCost(request);
  const mark = markOf(checkRequestId(request.requestId), request, call);
  const tenant = tenantFor(options, request.organizationId, request.etag);
  if (tenant.document.spec.state !== 'Active') throw new TenantryError('FAILED_PRECONDITION', notActive(tenant));
  const limits = mustLimitsOf(tenant.document, options.store.catalog());
  const nowMs = options.nowMs();
  const key = recordedKey(tenant.id);
  if (request.validateOnly) {
    const { windows } = await options.counters.usage(key, nowMs);
    return numbersOf(lookAtRequest(windows, limits, nowMs, cost));
  }
  const decision = await options.counters.record(key, limits, nowMs, { cost, ...(mark === undefined ? {} : { request: mark }) });
  if (decision.reused) throw new TenantryError('INVALID_ARGUMENT', 'this request id was used for another request; use a new one');
  if (decision.replayed) call.setHeader('idempotent-replayed', 'true');
  else tellLimits(call, limits, decision, nowMs);
  if (decision.allowed) return { ...numbersOf(decision), recorded: true };
  if (call.door === 'rest') throw throttledError(countedOf(tenant), decision, nowMs);
  return { ...numbersOf(decision), ...refusalDetails(countedOf(tenant), decision, nowMs) };
}

function numbersOf({ count, limit, resetAtMs }: ThrottleDecision): { readonly recorded: boolean; readonly currentCount: number; readonly limit: number; readonly windowResetAt: Timestamp } {
  return { recorded: false, currentCount: count, limit, windowResetAt: timestampFromMs(resetAtMs) };
}

function refusalDetails(counted: Counted, decision: ThrottleDecision, nowMs: number): { readonly quotaFailure: MessageInitShape<typeof QuotaFailureSchema>; readonly retryInfo?: MessageInitShape<typeof RetryInfoSchema> } {
  const retry = retryInfo(decision);
  return { quotaFailure: quotaFailure(counted, reasonOf(counted, decision, nowMs)), ...(retry === undefined ? {} : { retryInfo: retry }) };
}

function markOf(requestId: string | undefined, { jobType, cost }: RecordRequestRequest, call: Call): RequestMark | undefined {
  return requestId === undefined ? undefined : { digest: digestOf([callerOf(call).id, requestId]), print: digestOf([jobType, cost]) };
}

function digestOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
