/** The least rights of tenantry's own identity in AWS: every call that it makes, and no other. Pure. */
import { OVER_TLS, OWNER_TAG, policyDocument, TLS_ONLY, type PolicyDocument } from './statement.ts';

export interface ProvisionerInput {
  readonly partition: string;
  readonly account: string;
  /** Begins and ends with a slash. */
  readonly rolePath: string;
  /** ARN. */
  readonly boundary: string;
  readonly owner: string;
  /** ARN of the shared role of pod identity: whether it is there tells whether associations can be. */
  readonly sharedRole: string;
  /** Buckets that hold tenants' prefixes. */
  readonly buckets: readonly string[];
}

const READ_ROLE = ['iam:GetRole', 'iam:ListRolePolicies', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListInstanceProfilesForRole'] as const;
const CHANGE_ROLE = ['iam:UpdateAssumeRolePolicy', 'iam:TagRole', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy', 'iam:DeleteRole'] as const;

/**
 * Roles are made and given policies only with the boundary, so that tenantry cannot make one that is more than a
 * tenant's; it cannot take boundaries away, nor change what they say. It reads no tenant's objects, and writes only
 * the empty one that marks a prefix. A role that says whose it is keeps that: only one without an owner is tagged anew,
 * as CreateRole does, which IAM judges as TagRole too.
 */
export function provisionerPolicy({ partition, account, rolePath, boundary, owner, sharedRole, buckets }: ProvisionerInput): PolicyDocument {
  const roles = [`arn:${partition}:iam::${account}:role${rolePath}tenant-*`];
  const bucketArns = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
  const bounded = { 'iam:PermissionsBoundary': boundary };
  const ours = { [`aws:ResourceTag/${OWNER_TAG}`]: owner };
  const inAccount = { StringEquals: { 'aws:ResourceAccount': account }, ...OVER_TLS };
  return policyDocument(
    { Sid: 'FindRoles', Effect: 'Allow', Action: ['iam:ListRoles'], Resource: ['*'] },
    { Sid: 'ReadRoles', Effect: 'Allow', Action: READ_ROLE, Resource: roles },
    { Sid: 'FindSharedRole', Effect: 'Allow', Action: ['iam:GetRole'], Resource: [sharedRole] },
    { Sid: 'MakeRoles', Effect: 'Allow', Action: ['iam:CreateRole'], Resource: roles, Condition: { StringEquals: { ...bounded, [`aws:RequestTag/${OWNER_TAG}`]: owner } } },
    { Sid: 'TagNewRoles', Effect: 'Allow', Action: ['iam:TagRole'], Resource: roles, Condition: { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: owner }, Null: { [`aws:ResourceTag/${OWNER_TAG}`]: 'true' } } },
    { Sid: 'BoundRoles', Effect: 'Allow', Action: ['iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'], Resource: roles, Condition: { StringEquals: { ...bounded, ...ours } } },
    { Sid: 'ChangeRoles', Effect: 'Allow', Action: CHANGE_ROLE, Resource: roles, Condition: { StringEquals: ours } },
    { Sid: 'LeaveProfiles', Effect: 'Allow', Action: ['iam:RemoveRoleFromInstanceProfile'], Resource: [`arn:${partition}:iam::${account}:instance-profile/*`] },
    { Sid: 'KeepBoundaries', Effect: 'Deny', Action: ['iam:DeleteRolePermissionsBoundary', 'iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion', 'iam:DeletePolicy', 'iam:DeletePolicyVersion'], Resource: ['*'] },
    { Sid: 'ReadBuckets', Effect: 'Allow', Action: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'], Resource: bucketArns, Condition: inAccount },
    { Sid: 'MarkPrefixes', Effect: 'Allow', Action: ['s3:PutObject'], Resource: bucketArns.map((arn) => `${arn}/orgs/*/`), Condition: inAccount },
    { Sid: 'EmptyPrefixes', Effect: 'Allow', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'], Resource: bucketArns.map((arn) => `${arn}/orgs/*`), Condition: inAccount },
    TLS_ONLY,
  );
}

export interface PodIdentityInput {
  readonly partition: string;
  readonly account: string;
  readonly owner: string;
  /** ARN. */
  readonly sharedRole: string;
}

/**
 * What pod identity needs beside it. Associations are made with our tag, and only those are changed or removed; no role
 * but the shared one can be given by them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html
 */
export function podIdentityPolicy({ partition, account, owner, sharedRole }: PodIdentityInput): PolicyDocument {
  const clusters = [`arn:${partition}:eks:*:${account}:cluster/*`];
  const associations = [`arn:${partition}:eks:*:${account}:podidentityassociation/*`];
  const made = { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: owner } };
  return policyDocument(
    { Sid: 'FindAssociations', Effect: 'Allow', Action: ['eks:ListPodIdentityAssociations'], Resource: clusters },
    { Sid: 'ReadAssociations', Effect: 'Allow', Action: ['eks:DescribePodIdentityAssociation'], Resource: associations },
    { Sid: 'Associate', Effect: 'Allow', Action: ['eks:CreatePodIdentityAssociation'], Resource: clusters, Condition: made },
    { Sid: 'TagNewAssociations', Effect: 'Allow', Action: ['eks:TagResource'], Resource: associations, Condition: made },
    { Sid: 'ChangeAssociations', Effect: 'Allow', Action: ['eks:UpdatePodIdentityAssociation', 'eks:DeletePodIdentityAssociation'], Resource: associations, Condition: { StringEquals: { [`aws:ResourceTag/${OWNER_TAG}`]: owner } } },
    { Sid: 'PassSharedRole', Effect: 'Allow', Action: ['iam:PassRole', 'iam:GetRole'], Resource: [sharedRole] },
  );
}
