/**
 * Names in AWS that follow from a tenant's id and its cluster's settings. They are computed, never read back, so that
 * rendering needs no credentials and the API can answer before the role exists.
 */
import type { ClusterSpec } from './cluster.ts';
import type { PlatformSpec } from './platform.ts';
import type { TenantDocument } from './tenant.ts';

/** Default of `spec.aws.rolePath`. */
export const DEFAULT_ROLE_PATH = '/tenantry/';
/** The one role of strategy `pod-identity`; no tenant's role can have this name. */
export const SHARED_ROLE = 'tenantry-shared';

type AwsCluster = NonNullable<ClusterSpec['aws']>;
export type CloudStrategy = NonNullable<NonNullable<PlatformSpec['aws']>['strategy']>;

/** How tenants get their identity in AWS. */
export function strategyOf(platform: PlatformSpec): CloudStrategy {
  return platform.aws?.strategy ?? 'role-per-tenant';
}

/** True if tenants have what a strategy gives: it is in use, or kept beside another one. */
export function hasStrategy(platform: PlatformSpec, strategy: CloudStrategy): boolean {
  return strategyOf(platform) === strategy || platform.aws?.keep?.some((kept) => kept === strategy) === true;
}

/** Name of a tenant's IAM role, `tenant-acme`: at most 47 of the 64 characters that IAM allows. */
export function roleNameOf(id: string): string {
  return `tenant-${id}`;
}

function arnOf({ partition, accountId, rolePath }: AwsCluster, kind: 'role' | 'policy', name: string): string {
  return `arn:${partition ?? 'aws'}:iam::${accountId}:${kind}${rolePath ?? DEFAULT_ROLE_PATH}${name}`;
}

/** `arn:aws:iam::123456789012:role/tenantry/tenant-acme`. */
export function roleArn(aws: AwsCluster, id: string): string {
  return arnOf(aws, 'role', roleNameOf(id));
}

/** `arn:aws:iam::123456789012:role/tenantry/tenantry-shared`. */
export function sharedRoleArn(aws: AwsCluster): string {
  return arnOf(aws, 'role', SHARED_ROLE);
}

/** The policy that bounds every role; the platform makes it once an account. */
export function boundaryArn(aws: AwsCluster, platform: PlatformSpec): string {
  return arnOf(aws, 'policy', platform.aws?.boundary ?? 'tenantry-boundary');
}

/** The role that a tenant's workloads act as; undefined in a cluster that is not in AWS, or where tenants get none. */
export function identityRole(platform: PlatformSpec, aws: ClusterSpec['aws'], id: string): string | undefined {
  const strategy = strategyOf(platform);
  if (aws === undefined || strategy === 'none') return undefined;
  return strategy === 'pod-identity' ? sharedRoleArn(aws) : roleArn(aws, id);
}

/** The role that a tenant's service accounts are annotated with (IRSA); pod identity needs no annotation. */
export function annotatedRole(platform: PlatformSpec, aws: ClusterSpec['aws'], id: string): string | undefined {
  return aws === undefined || !hasStrategy(platform, 'role-per-tenant') ? undefined : roleArn(aws, id);
}

/** The tenant's bucket: its own, else the platform's. */
export function bucketOf(tenant: TenantDocument, platform: PlatformSpec): string | undefined {
  return tenant.spec.cloud?.aws?.bucket ?? platform.aws?.bucket;
}

/** Prefix of a tenant's objects in its bucket, `orgs/acme/`. */
export function s3Prefix(id: string): string {
  return `orgs/${id}/`;
}
