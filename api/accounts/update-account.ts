/** UpdateAccount: another plan, isolation or name; what the request leaves out stays. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { refusalError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { OrganizationType, PlanTier, UpdateAccountResponseSchema, type PreviewAccountRequest, type UpdateAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { quotaOf } from './account-reply.ts';
import { changeAccount } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import { assertBuiltIsolation, planOfTier, tierOfPlan } from './plan-tier.ts';
import type { AccountServiceOptions } from './options.ts';
import { unknownTenant } from './state-changes.ts';

/** The fields that an update may carry. */
export type UpdateFields = Pick<UpdateAccountRequest | PreviewAccountRequest, 'planTier' | 'organizationType' | 'plan' | 'displayName'>;

function faultsOf({ planTier, organizationType, plan }: UpdateFields): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, policy: string, message: string, fix: string): void => void faults.push({ file: '', line: 0, path, policy, message, fix });
  if (planOfTier(planTier) === undefined) fault('plan_tier', 'plan-known', `plan tier ${planTier} is not known`, 'send PLAN_TIER_FREE, PLAN_TIER_STARTER, PLAN_TIER_PRO or PLAN_TIER_ENTERPRISE, or leave it out');
  if (plan !== undefined && planTier !== PlanTier.UNSPECIFIED) fault('plan', 'one-plan', 'plan and plan_tier are both given', 'send one of them');
  if (OrganizationType[organizationType] === undefined) fault('organization_type', 'isolation-supported', `organization type ${organizationType} is not known`, 'send ORGANIZATION_TYPE_NAMESPACE, or leave it out');
  return faults;
}

/** Refuses a request by itself. @throws TenantryError */
export function checkUpdateFields(fields: UpdateFields): void {
  const faults = faultsOf(fields);
  if (faults.length > 0) throw refusalError(faults);
  assertBuiltIsolation(fields.organizationType);
}

/** The document with the fields that are given. */
export function updated(document: TenantDocument, { planTier, organizationType, plan, displayName }: UpdateFields): TenantDocument {
  const wanted = plan ?? (planTier === PlanTier.UNSPECIFIED ? undefined : planOfTier(planTier));
  return {
    ...document,
    spec: {
      ...document.spec,
      ...(wanted === undefined ? {} : { plan: wanted }),
      ...(organizationType === OrganizationType.NAMESPACE && document.spec.isolation !== undefined ? { isolation: 'Namespace' as const } : {}),
      ...(displayName === undefined ? {} : { displayName }),
    },
  };
}

/** Changes a tenant. */
export async function updateAccount(options: AccountServiceOptions, request: UpdateAccountRequest, call: Call): Promise<MessageInitShape<typeof UpdateAccountResponseSchema>> {
  checkUpdateFields(request);
  const { organizationId: id, planTier, organizationType, plan, displayName } = request;
  return changeAccount(options, {
    method: 'UpdateAccount',
    output: UpdateAccountResponseSchema,
    request,
    digest: [planTier, organizationType, plan ?? null, displayName ?? null, request.etag],
    verb: `Update tenant ${id}`,
    apply: (current) => {
      if (current === undefined) throw unknownTenant(quoted(id));
      return updated(current.document, request);
    },
    reply: (receipt, state) => {
      const { status: _, ...shared } = changeReply(receipt, state, call.operationId);
      const quota = quotaOf(receipt.tenant.document, options.store.catalog());
      return { ...shared, planTier: tierOfPlan(receipt.tenant.document.spec.plan), ...(quota === undefined ? {} : { resourceQuota: quota }), updatedAt: timestampFromDate(receipt.tenant.updatedAt) };
    },
  }, call);
}
