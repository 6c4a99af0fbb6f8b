/** UpdateAccount: another plan, isolation or name; what the request leaves out stays. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { refusalError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';
import { quoted } from '../../model/shown.ts';
import { retentionMs } from '../../model/platform.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { StoredTenant } from '../../store/store.ts';
import { OrganizationType, PlanTier, UpdateAccountResponseSchema, type PreviewAccountRequest, type UpdateAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { quotaOf } from './account-reply.ts';
import { changeAccount } from './change-account.ts';
import { changeReply } from './change-reply.ts';
import { assertPlace, isolated } from './isolation.ts';
import { isolationOf, planOfTier, tierOfPlan } from './plan-tier.ts';
import type { AccountServiceOptions } from './options.ts';
import { unknownTenant } from './state-changes.ts';

/** The fields that an update may carry. */
export type UpdateFields = Pick<UpdateAccountRequest | PreviewAccountRequest, 'planTier' | 'organizationType' | 'plan' | 'displayName'>;

function faultsOf({ planTier, organizationType, plan }: UpdateFields): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, policy: string, message: string, fix: string): void => void faults.push({ file: '', line: 0, path, policy, message, fix });
  if (planOfTier(planTier) === undefined) fault('plan_tier', 'plan-known', `plan tier ${planTier} is not known`, 'send PLAN_TIER_FREE, PLAN_TIER_STARTER, PLAN_TIER_PRO or PLAN_TIER_ENTERPRISE, or leave it out');
  if (plan !== undefined && planTier !== PlanTier.UNSPECIFIED) fault('plan', 'one-plan', 'plan and plan_tier are both given', 'send one of them');
  if (OrganizationType[organizationType] === undefined) fault('organization_type', 'isolation-supported', `organization type ${organizationType} is not known`, 'send ORGANIZATION_TYPE_NAMESPACE, ORGANIZATION_TYPE_NODE or ORGANIZATION_TYPE_CLUSTER, or leave it out');
  return faults;
}

/** Refuses a request by itself. @throws TenantryError */
export function checkUpdateFields(fields: UpdateFields): void {
  const faults = faultsOf(fields);
  if (faults.length > 0) throw refusalError(faults);
}

/** The document with the fields that are given. */
export function updated(tenant: StoredTenant, { planTier, organizationType, plan, displayName }: UpdateFields, { store, now }: Pick<AccountServiceOptions, 'store' | 'now'>): TenantDocument {
  const wanted = plan ?? (planTier === PlanTier.UNSPECIFIED ? undefined : planOfTier(planTier));
  const isolation = isolationOf(organizationType);
  const catalog = store.catalog();
  const document = isolation === undefined ? tenant.document : isolated(tenant, isolation, { catalog, now: now(), retentionMs: retentionMs(catalog.platform) });
  return {
    ...document,
    spec: {
      ...document.spec,
      ...(wanted === undefined ? {} : { plan: wanted }),
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
      const document = updated(current, request, options);
      if (organizationType !== OrganizationType.UNSPECIFIED) assertPlace(document, options.store.catalog());
      return document;
    },
    reply: (receipt, state) => {
      const { status: _, ...shared } = changeReply(receipt, state, call.operationId);
      const quota = quotaOf(receipt.tenant.document, options.store.catalog());
      return { ...shared, planTier: tierOfPlan(receipt.tenant.document.spec.plan), ...(quota === undefined ? {} : { resourceQuota: quota }), updatedAt: timestampFromDate(receipt.tenant.updatedAt) };
    },
  }, call);
}
