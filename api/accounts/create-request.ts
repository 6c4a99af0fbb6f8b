/** From a CreateAccountRequest to the tenant document that it asks for. Pure. */
import { clusterNamesOf, type Catalog } from '../../model/catalog.ts';
import { API_VERSION } from '../../model/names.ts';
import type { Fault } from '../../model/fault.ts';
import { refusalError } from '../../model/errors.ts';
import { checkTenantId, TENANT_ID_FIX } from '../../model/ids.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { OrganizationType, type CreateAccountRequest } from '../../proto/gen/acctapi/v1/account_pb.js';
import { placed } from './isolation.ts';
import { isolationOf, planOfTier } from './plan-tier.ts';

/** Field of the request that a field of the document comes from. */
const REQUEST_FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^metadata\.name$/, 'organization_id'],
  [/^spec\.plan$/, 'plan_tier'],
  [/^spec\.isolation$/, 'organization_type'],
  [/^spec\.displayName$/, 'display_name'],
  [/^spec\.cloud(\.|$)/, 's3_bucket'],
];

/** What S3 calls a bucket; the document's schema has the same. */
export const BUCKET_PATTERN = '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$';
const bucketForm = new RegExp(BUCKET_PATTERN);

/** A fault of a document with the path of the request's field, where there is one. */
export function asRequestFault(fault: Fault): Fault {
  const field = REQUEST_FIELDS.find(([path]) => path.test(fault.path))?.[1];
  return field === undefined ? fault : { ...fault, path: field };
}

function fieldFault(path: string, policy: string, message: string, fix: string): Fault {
  return { file: '', line: 0, path, policy, message, fix };
}

function faultsOf(request: CreateAccountRequest): Fault[] {
  const faults: Fault[] = [];
  const id = checkTenantId(request.organizationId);
  if (id !== null) faults.push(fieldFault('organization_id', 'tenant-id', id, TENANT_ID_FIX));
  if (planOfTier(request.planTier) === undefined) faults.push(fieldFault('plan_tier', 'plan-known', `plan tier ${request.planTier} is not known`, 'send PLAN_TIER_FREE, PLAN_TIER_STARTER, PLAN_TIER_PRO or PLAN_TIER_ENTERPRISE'));
  if (OrganizationType[request.organizationType] === undefined) faults.push(fieldFault('organization_type', 'isolation-supported', `organization type ${request.organizationType} is not known`, 'send ORGANIZATION_TYPE_NAMESPACE, ORGANIZATION_TYPE_NODE or ORGANIZATION_TYPE_CLUSTER'));
  if (request.s3Bucket !== '' && !bucketForm.test(request.s3Bucket)) faults.push(fieldFault('s3_bucket', 'bucket-name', `${quoted(request.s3Bucket)} is no bucket name that S3 allows`, 'choose a name of 3 to 63 lower-case letters, digits, dots and hyphens'));
  if (request.etag !== '') faults.push(fieldFault('etag', 'etag', 'a create has nothing that an etag could match', 'leave the etag out'));
  return faults;
}

/** Refuses a request by itself, whatever the repository holds. @throws TenantryError */
export function checkCreateRequest(request: CreateAccountRequest): void {
  const faults = faultsOf(request);
  if (faults.length > 0) throw refusalError(faults);
}

/**
 * The document of the new tenant. A bucket is kept even where no cluster of the tenant is in AWS; the tenant then has
 * no role (`enabled: false`) until somebody changes that.
 */
export function documentOf(request: CreateAccountRequest, catalog: Catalog): TenantDocument {
  const spec: TenantDocument['spec'] = { plan: planOfTier(request.planTier) ?? '', state: 'Active' };
  const plain: TenantDocument = { apiVersion: API_VERSION, kind: 'Tenant', metadata: { name: request.organizationId }, spec };
  const document = placed(plain, isolationOf(request.organizationType) ?? 'Namespace', catalog);
  if (request.s3Bucket === '') return document;
  const inAws = clusterNamesOf(document, catalog.platform).some((name) => catalog.clusters.get(name)?.spec.aws !== undefined);
  return { ...document, spec: { ...document.spec, cloud: { aws: { bucket: request.s3Bucket, ...(inAws ? {} : { enabled: false }) } } } };
}
