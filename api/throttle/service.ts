/** schedulerapi.v1.ThrottleStateService: what tenants may do in a minute, in an hour and at one time. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { ResetThrottleResponseSchema, ThrottleStateService, type GetThrottleStateRequest, type ResetThrottleRequest } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import type { ResetParts, Usage } from '../../runtime/throttle/store.ts';
import type { StoredTenant } from '../../store/store.ts';
import { callerOf } from '../accounts/change-account.ts';
import type { Call } from '../rpc/call.ts';
import { bindService, type RpcMethod } from '../rpc/method.ts';
import type { RequestKey } from '../rpc/reply-journal.ts';
import { checkRequestId } from '../rpc/request-id.ts';
import { tenantFor, type ThrottleServiceOptions } from './options.ts';
import { checkThrottle, recordRequest } from './record-request.ts';
import { mustLimitsOf } from './tenant-limits.ts';
import { recordedKey } from './throttle-key.ts';
import { stateMessage, type StateMessage } from './throttle-state.ts';
import { updateThrottleLimits } from './update-limits.ts';

class ThrottleStates {
  readonly #options: ThrottleServiceOptions;

  constructor(options: ThrottleServiceOptions) {
    this.#options = options;
  }

  async get({ organizationId }: GetThrottleStateRequest, call: Call): Promise<StateMessage> {
    return await this.stateOf(tenantFor(this.#options, organizationId), call);
  }

  /** The state by this document, as the caller may see it. */
  async stateOf(tenant: StoredTenant, call: Call): Promise<StateMessage> {
    const nowMs = this.#options.nowMs();
    return this.#shown(tenant, { usage: await this.#options.counters.usage(recordedKey(tenant.id), nowMs), nowMs, call });
  }

  async reset(request: ResetThrottleRequest, call: Call): Promise<MessageInitShape<typeof ResetThrottleResponseSchema>> {
    const { organizationId: id, resetMinuteWindow, resetHourWindow, resetConcurrentCount, validateOnly } = request;
    const requestId = checkRequestId(request.requestId);
    const parts: ResetParts = { windows: [...(resetMinuteWindow ? ['minute' as const] : []), ...(resetHourWindow ? ['hour' as const] : [])], permits: resetConcurrentCount };
    const { replies, nowMs } = this.#options;
    const key: RequestKey | undefined = requestId === undefined || validateOnly ? undefined : { caller: callerOf(call).id, requestId, digest: JSON.stringify(['ResetThrottle', id, parts.windows, parts.permits]) };
    const known = key === undefined ? undefined : replies.find(ResetThrottleResponseSchema, key);
    if (known !== undefined) {
      call.setHeader('idempotent-replayed', 'true');
      return known;
    }
    const tenant = tenantFor(this.#options, id, request.etag);
    const now = nowMs();
    const isReset = !validateOnly && (parts.windows.length > 0 || parts.permits);
    const usage = await (isReset ? this.#options.counters.reset(recordedKey(id), parts, now) : this.#options.counters.usage(recordedKey(id), now));
    const reply = { reset: isReset, newState: this.#shown(tenant, { usage, nowMs: now, call }), operationId: call.operationId, etag: tenant.etag };
    return key === undefined ? reply : replies.keep(ResetThrottleResponseSchema, key, reply);
  }

  #shown(tenant: StoredTenant, { usage, nowMs, call }: { readonly usage: Usage; readonly nowMs: number; readonly call: Call }): StateMessage {
    const { store, breakers } = this.#options;
    const limits = mustLimitsOf(tenant.document, store.catalog());
    return stateMessage({ tenant, limits, usage, nowMs, breakers: breakers.of(tenant.id), platformAdmin: callerOf(call).platformAdmin });
  }
}

/** The methods of the service. */
export function throttleMethods(options: ThrottleServiceOptions): RpcMethod[] {
  const states = new ThrottleStates(options);
  return bindService(ThrottleStateService, {
    checkThrottle: (request, call) => checkThrottle(options, request, call),
    recordRequest: (request, call) => recordRequest(options, request, call),
    getThrottleState: (request, call) => states.get(request, call),
    resetThrottle: (request, call) => states.reset(request, call),
    updateThrottleLimits: (request, call) => updateThrottleLimits(options, request, { call, stateOf: (tenant) => states.stateOf(tenant, call) }),
  });
}
