/** UpdateThrottleLimits: a commit to the tenant's document. The rules of documents hold it to the plan's ceiling. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { UpdateThrottleLimitsResponseSchema, type UpdateThrottleLimitsRequest } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { changeAccount } from '../accounts/change-account.ts';
import { unknownTenant } from '../accounts/state-changes.ts';
import type { StoredTenant } from '../../store/store.ts';
import type { Call } from '../rpc/call.ts';
import type { ThrottleServiceOptions } from './options.ts';
import { checkLimits, type LimitFields } from './throttle-request.ts';
import type { StateMessage } from './throttle-state.ts';

/** The document with the limits that are given; the others stay. */
export function withLimits(document: TenantDocument, { requestsPerMinute, requestsPerHour, concurrentJobsLimit }: LimitFields): TenantDocument {
  const throttle = {
    ...document.spec.throttle,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(requestsPerHour === undefined ? {} : { requestsPerHour }),
    ...(concurrentJobsLimit === undefined ? {} : { concurrentJobs: concurrentJobsLimit }),
  };
  return { ...document, spec: { ...document.spec, throttle } };
}

/** Changes the limits. `stateOf` tells what is counted, by the document of the change. */
export async function updateThrottleLimits(options: ThrottleServiceOptions, request: UpdateThrottleLimitsRequest, around: { readonly call: Call; readonly stateOf: (tenant: StoredTenant) => Promise<StateMessage> }): Promise<MessageInitShape<typeof UpdateThrottleLimitsResponseSchema>> {
  const { call, stateOf } = around;
  checkLimits(request);
  const { organizationId: id, requestsPerMinute, requestsPerHour, concurrentJobsLimit, validateOnly } = request;
  return changeAccount(options, {
    method: 'UpdateThrottleLimits',
    output: UpdateThrottleLimitsResponseSchema,
    request,
    digest: [requestsPerMinute ?? null, requestsPerHour ?? null, concurrentJobsLimit ?? null, request.etag],
    verb: `Change throttle limits of tenant ${id}`,
    apply: (current) => {
      if (current === undefined) throw unknownTenant(quoted(id));
      if (current.document.spec.state === 'Deleted') throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} is deleted; UndeleteAccount brings it back`);
      return withLimits(current.document, request);
    },
    reply: async ({ tenant, commit }) => ({ updated: !validateOnly, newState: await stateOf(tenant), operationId: call.operationId, commit, etag: tenant.etag }),
  }, call);
}
