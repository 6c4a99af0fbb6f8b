/** What a tenant may do in S3: its own prefix, and nothing else of the bucket. Pure. */
import { s3Prefix } from '../../../model/aws.ts';
import { OVER_TLS, policyDocument, TENANT_TAG, TLS_ONLY, type PolicyDocument, type Statement } from './statement.ts';

/** Where a tenant's objects lie. */
export interface PrefixPlace {
  readonly partition: string;
  /** Account that the bucket must belong to: a bucket of that name in another one is not the platform's. */
  readonly account: string;
  readonly bucket: string;
}

/** Objects that are there and uploads in parts. Old versions are kept from tenants: what they delete can be had back. */
const OBJECT_ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'] as const;

/**
 * Two statements, since object calls carry no `s3:prefix`: one statement with that condition would refuse them all. The
 * prefix always ends with a slash, or `a` would read what belongs to `ab`.
 */
function prefixStatements(place: Omit<PrefixPlace, 'account'>, id: string, account: string): Statement[] {
  const bucket = `arn:${place.partition}:s3:::${place.bucket}`;
  const prefix = s3Prefix(id);
  const own = { 'aws:ResourceAccount': account };
  return [
    { Sid: 'Objects', Effect: 'Allow', Action: OBJECT_ACTIONS, Resource: [`${bucket}/${prefix}*`], Condition: { StringEquals: own, ...OVER_TLS } },
    { Sid: 'List', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucket], Condition: { StringEquals: own, StringLike: { 's3:prefix': `${prefix}*` }, ...OVER_TLS } },
    TLS_ONLY,
  ];
}

/** The policy of one tenant; as a role's inline policy, or as the session policy of its associations. */
export function prefixPolicy(place: PrefixPlace, id: string): PolicyDocument {
  return policyDocument(...prefixStatements(place, id, place.account));
}

/**
 * The boundary of every tenant's role, one an account: whatever a role's own policy says, it reaches the prefix that its
 * tag names and no other.
 */
export function boundaryPolicy({ partition, account }: Omit<PrefixPlace, 'bucket'>): PolicyDocument {
  return policyDocument(...prefixStatements({ partition, bucket: '*' }, `\${aws:PrincipalTag/${TENANT_TAG}}`, account));
}

/** What the shared role of pod identity may do at most; the session policy of each association cuts it to one prefix. */
export function sharedPolicy({ partition, account }: Omit<PrefixPlace, 'bucket'>): PolicyDocument {
  return policyDocument(...prefixStatements({ partition, bucket: '*' }, '*', account));
}

/** Takes everything from a tenant that is suspended or deleted, from sessions that began before too. */
export const SUSPENDED_POLICY: PolicyDocument = policyDocument({ Sid: 'Suspended', Effect: 'Deny', Action: ['*'], Resource: ['*'] });
