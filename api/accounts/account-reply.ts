/** Accounts as replies show them. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { bucketOf, identityRole, s3Prefix } from '../../model/aws.ts';
import { clusterNamesOf, type Catalog } from '../../model/catalog.ts';
import { primaryNamespace } from '../../model/ids.ts';
import { tenantFile } from '../../model/layout.ts';
import { floorUnits, parseQuantity } from '../../model/quantity.ts';
import { effectiveLimits } from '../../model/quota.ts';
import type { PlanDocument } from '../../model/plan.ts';
import type { ResourceAmounts } from '../../model/resources.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { MovedBranch, Receipt, StoredTenant } from '../../store/store.ts';
import type { ClusterProgressSchema, CreateAccountResponseSchema, GetAccountResponseSchema, ResourceQuotaSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { AccountState } from './account-status.ts';
import { organizationTypeOf, tierOfPlan } from './plan-tier.ts';
import type { Progress } from './progress.ts';

const MAX_INT32 = 2_147_483_647;

function count(text: string): number {
  const whole = floorUnits(parseQuantity(text), 0);
  return whole > BigInt(MAX_INT32) ? MAX_INT32 : Number(whole);
}

type Quota = MessageInitShape<typeof ResourceQuotaSchema>;

/** Documents never change, so what was computed from two of them holds as long as both are there. */
const quotas = new WeakMap<TenantDocument, { readonly plan: PlanDocument; readonly quota: Quota }>();

/** The tenant's limits over all clusters; undefined when its plan is missing. */
export function quotaOf(tenant: TenantDocument, catalog: Catalog): Quota | undefined {
  const plan = catalog.plans.get(tenant.spec.plan);
  if (plan === undefined) return undefined;
  const known = quotas.get(tenant);
  if (known?.plan === plan) return known.quota;
  const quota = quotaMessage(effectiveLimits(tenant, plan));
  quotas.set(tenant, { plan, quota });
  return quota;
}

function quotaMessage(limits: ResourceAmounts): Quota {
  return {
    requestsCpu: limits['requests.cpu'],
    requestsMemory: limits['requests.memory'],
    limitsCpu: limits['limits.cpu'],
    limitsMemory: limits['limits.memory'],
    maxPvcs: count(limits.persistentvolumeclaims),
    maxServices: count(limits.services),
    maxDeployments: count(limits['count/deployments.apps']),
    maxStatefulsets: count(limits['count/statefulsets.apps']),
  };
}

/** The role of the tenant in the first of its clusters that is in AWS; empty where it has none. */
function roleOf(tenant: TenantDocument, catalog: Catalog): string {
  if (tenant.spec.cloud?.aws?.enabled === false) return '';
  for (const name of clusterNamesOf(tenant, catalog.platform)) {
    const arn = identityRole(catalog.platform.spec, catalog.clusters.get(name)?.spec.aws, tenant.metadata.name);
    if (arn !== undefined) return arn;
  }
  return '';
}

function sharedFields(tenant: StoredTenant, catalog: Catalog) {
  const { document, id } = tenant;
  const quota = quotaOf(document, catalog);
  return {
    organizationId: id,
    namespace: primaryNamespace(id),
    organizationType: organizationTypeOf(document.spec.isolation),
    planTier: tierOfPlan(document.spec.plan),
    iamRoleArn: roleOf(document, catalog),
    s3Bucket: bucketOf(document, catalog.platform.spec) ?? '',
    s3Prefix: s3Prefix(id),
    ...(quota === undefined ? {} : { resourceQuota: quota }),
    etag: tenant.etag,
  };
}

/** Progress as replies show it. */
export function progressMessage(progress: Progress): MessageInitShape<typeof ClusterProgressSchema> {
  return { ...progress };
}

/** A moved branch as replies show it. */
export function branchMessage({ name, commit, files }: MovedBranch): { branch: string; commit: string; files: number } {
  return { branch: name, commit, files };
}

/** An account as GetAccount shows it; `brief` leaves out what each cluster said. */
export function accountReply(tenant: StoredTenant, state: AccountState, view: { readonly catalog: Catalog; readonly brief: boolean }): MessageInitShape<typeof GetAccountResponseSchema> {
  return {
    ...sharedFields(tenant, view.catalog),
    plan: tenant.document.spec.plan,
    // A pool is called as its tenant.
    nodePool: tenant.document.spec.isolation === 'NodePool' ? tenant.id : '',
    status: state.status,
    statusMessage: state.message,
    createdAt: timestampFromDate(tenant.createdAt),
    updatedAt: timestampFromDate(tenant.updatedAt),
    commit: tenant.commit,
    // Where it lies is known; tenantFile() would hash the id anew for each reply.
    files: [view.catalog.tenant(tenant.id)?.file ?? tenantFile(tenant.id)],
    clusters: view.brief ? [] : state.progress.map(progressMessage),
    branches: view.brief ? [] : state.progress.map(({ branch }) => ({ branch })),
  };
}

/** What CreateAccount answers. `seconds` is from the arrival of the request to the acknowledged push. */
export function createReply(receipt: Receipt, state: AccountState, view: { readonly catalog: Catalog; readonly seconds: number; readonly operationId: string }): MessageInitShape<typeof CreateAccountResponseSchema> {
  const { tenant } = receipt;
  return {
    ...sharedFields(tenant, view.catalog),
    status: state.status,
    statusMessage: state.message,
    createdAt: timestampFromDate(tenant.createdAt),
    provisioningTimeSeconds: view.seconds,
    operationId: view.operationId,
    commit: receipt.commit,
    files: [...receipt.files],
    branches: receipt.branches.map(branchMessage),
    clusters: state.progress.map(progressMessage),
  };
}
