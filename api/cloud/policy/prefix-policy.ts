/** What a tenant may do in S3: its own prefix, and nothing else of the bucket. Pure. */
import { s3Prefix } from '../../../model/aws.ts';
import { OVER_TLS, policyDocument, TENANT_TAG, TLS_ONLY, type PolicyDocument, type Statement } from './statement.ts';

export interface BucketsPlace {
  readonly partition: string;
  /** Account that the buckets must belong to: a bucket of that name in another one is not the platform's. */
  readonly account: string;
  /**
   * By name, never by a wildcard: in ARNs of objects it would stand for slashes too, and let `orgs/acme/` count that lies
   * deep in what belongs to another tenant.
   */
  readonly buckets: readonly string[];
}

/** Objects that are there and uploads in parts. Old versions are kept from tenants: what they delete can be had back. */
const OBJECT_ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'] as const;

/**
 * Two statements, since object calls carry no `s3:prefix`: one statement with that condition would refuse them all. The
 * prefix always ends with a slash, or `a` would read what belongs to `ab`.
 */
function prefixStatements({ partition, account, buckets }: BucketsPlace, id: string): Statement[] {
  const arns = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
  const prefix = s3Prefix(id);
  const own = { 'aws:ResourceAccount': account };
  return [
    { Sid: 'Objects', Effect: 'Allow', Action: OBJECT_ACTIONS, Resource: arns.map((arn) => `${arn}/${prefix}*`), Condition: { StringEquals: own, ...OVER_TLS } },
    { Sid: 'List', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: arns, Condition: { StringEquals: own, StringLike: { 's3:prefix': `${prefix}*` }, ...OVER_TLS } },
    TLS_ONLY,
  ];
}

/** The policy of one tenant in its bucket; as a role's inline policy, or as the session policy of its associations. */
export function prefixPolicy({ bucket, ...place }: Omit<BucketsPlace, 'buckets'> & { readonly bucket: string }, id: string): PolicyDocument {
  return policyDocument(...prefixStatements({ ...place, buckets: [bucket] }, id));
}

/**
 * The boundary of every tenant's role, one an account: whatever a role's own policy says, it reaches the prefix that its
 * tag names, in a bucket of the platform's for tenants, and no other.
 */
export function boundaryPolicy(place: BucketsPlace): PolicyDocument {
  return policyDocument(...prefixStatements(place, `\${aws:PrincipalTag/${TENANT_TAG}}`));
}

/** What the shared role of pod identity may do at most; the session policy of each association cuts it to one prefix. */
export function sharedPolicy(place: BucketsPlace): PolicyDocument {
  return policyDocument(...prefixStatements(place, '*'));
}

/** Takes everything from a tenant that is suspended or deleted, from sessions that began before too. */
export const SUSPENDED_POLICY: PolicyDocument = policyDocument({ Sid: 'Suspended', Effect: 'Deny', Action: ['*'], Resource: ['*'] });
