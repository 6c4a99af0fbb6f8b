/**
 * Names in AWS that follow from a tenant's id and its cluster's settings. They are computed, never read back, so that
 * rendering needs no credentials and the API can answer before the role exists.
 */
import type { ClusterSpec } from './cluster.ts';

/** Default of `spec.aws.rolePath`. */
export const DEFAULT_ROLE_PATH = '/tenantry/';

/** Name of a tenant's IAM role, `tenant-acme`: at most 47 of the 64 characters that IAM allows. */
export function roleNameOf(id: string): string {
  return `tenant-${id}`;
}

/** `arn:aws:iam::123456789012:role/tenantry/tenant-acme`; undefined for a cluster that is not in AWS. */
export function roleArn(aws: ClusterSpec['aws'], id: string): string | undefined {
  if (aws === undefined) return undefined;
  return `arn:${aws.partition ?? 'aws'}:iam::${aws.accountId}:role${aws.rolePath ?? DEFAULT_ROLE_PATH}${roleNameOf(id)}`;
}

/** Prefix of a tenant's objects in its bucket, `orgs/acme/`. */
export function s3Prefix(id: string): string {
  return `orgs/${id}/`;
}
