/** A tenant's throttle as replies show it. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Throttle } from '../../model/plan.ts';
import { lookAtRequest, windowEndMs } from '../../policies/throttle/windows.ts';
import type { Usage } from '../../runtime/throttle/store.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { CircuitBreakerSchema, GetThrottleStateResponseSchema } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import type { BreakerState } from '../breakers/breakers.ts';

export type StateMessage = MessageInitShape<typeof GetThrottleStateResponseSchema>;

export interface StateFacts {
  readonly tenant: StoredTenant;
  readonly limits: Throttle;
  readonly usage: Usage;
  readonly nowMs: number;
  readonly breakers: readonly BreakerState[];
  /** Platform admins see what else than the state. */
  readonly platformAdmin: boolean;
}

export function stateMessage({ tenant, limits, usage, nowMs, breakers, platformAdmin }: StateFacts): StateMessage {
  const { windows, permits } = usage;
  return {
    organizationId: tenant.id,
    requestsPerMinute: limits.requestsPerMinute,
    requestsPerHour: limits.requestsPerHour,
    concurrentJobsLimit: limits.concurrentJobs,
    currentRequestsMinute: windows.minute.count,
    currentRequestsHour: windows.hour.count,
    currentConcurrentJobs: permits,
    minuteWindowReset: timestampFromMs(windowEndMs(windows, 'minute')),
    hourWindowReset: timestampFromMs(windowEndMs(windows, 'hour')),
    isThrottled: tenant.document.spec.state !== 'Active' || !lookAtRequest(windows, limits, nowMs).allowed,
    breakers: breakers.map((breaker) => breakerMessage(breaker, platformAdmin)),
  };
}

function breakerMessage({ dependency, name, state, retryAtMs }: BreakerState, platformAdmin: boolean): MessageInitShape<typeof CircuitBreakerSchema> {
  if (!platformAdmin) return { dependency, state };
  return { dependency, state, name, ...(retryAtMs === undefined ? {} : { retryAt: timestampFromMs(retryAtMs) }) };
}
