/** What a tenant's document wants in AWS. Pure. */
import { boundaryArn, bucketOf, DEFAULT_ROLE_PATH, hasStrategy, roleArn, roleNameOf, s3Prefix, sharedRoleArn } from '../../model/aws.ts';
import { clusterNamesOf, type Catalog } from '../../model/catalog.ts';
import type { ClusterDocument, ClusterSpec } from '../../model/cluster.ts';
import { isLeaving } from '../../model/cluster-state.ts';
import { namespacesOf, primaryNamespace } from '../../model/ids.ts';
import { WORKLOAD_ACCOUNT } from '../../model/names.ts';
import type { PlatformSpec } from '../../model/platform.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { AccountPlace, Association, EksCluster, PrefixPlace, WantedRole } from './ports.ts';
import { prefixPolicy, SUSPENDED_POLICY } from './policy/prefix-policy.ts';
import { OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import { trustFault, trustPolicy, type TrustedCluster } from './policy/trust-policy.ts';

/** Names of a role's inline policies. */
export const PREFIX_POLICY = 'tenantry-prefix';
export const SUSPENDED_POLICY_NAME = 'tenantry-suspended';

export interface WantedAccount {
  readonly place: AccountPlace;
  /** Undefined: there must be none. */
  readonly role: WantedRole | undefined;
  readonly roleName: string;
  readonly associations: readonly Association[];
  /** All clusters of the account. */
  readonly eksClusters: readonly WantedCluster[];
}

export interface WantedCluster extends EksCluster {
  /** Namespaces that the tenant has there or leaves; none in a cluster that its document does not name. */
  readonly namespaces: readonly string[];
}

export interface WantedCloud {
  readonly tenant: string;
  /** Tag tenantry:owner of what is ours. */
  readonly owner: string;
  /** True if tenants of this platform may have associations: strategy pod-identity is in use, or kept. */
  readonly usesPodIdentity: boolean;
  /** True unless its state is Active: what it has must go first, whatever else cannot be done. */
  readonly isSuspended: boolean;
  /** Every account that a cluster of the platform is in, those without a cluster of this tenant too. */
  readonly accounts: readonly WantedAccount[];
  /** Where its objects lie, with the account that says so; undefined for a tenant that has none there. */
  readonly prefix: { readonly place: PrefixPlace; readonly account: AccountPlace } | undefined;
  /** What keeps it from being whole, for people. */
  readonly faults: readonly string[];
}

type AwsCluster = ClusterDocument & { readonly spec: { readonly aws: NonNullable<ClusterSpec['aws']> } };

function isInAws(cluster: ClusterDocument | undefined): cluster is AwsCluster {
  return cluster?.spec.aws !== undefined;
}

function placeOf({ spec: { aws } }: AwsCluster): AccountPlace {
  return { accountId: aws.accountId, partition: aws.partition ?? 'aws', region: aws.region, rolePath: aws.rolePath ?? DEFAULT_ROLE_PATH };
}

function eksClusterOf({ metadata: { name }, spec: { aws } }: AwsCluster): EksCluster {
  return { name: aws.eksCluster ?? name, region: aws.region };
}

function clustersIn(place: AccountPlace, catalog: Catalog): AwsCluster[] {
  return [...catalog.clusters.values()].filter(isInAws).filter((cluster) => samePlace(placeOf(cluster), place));
}

function ownerOf(catalog: Catalog): string {
  return catalog.platform.spec.aws?.owner ?? 'tenantry';
}

/** A role's name is unique in its account, whatever its path. */
function samePlace(a: AccountPlace, b: AccountPlace): boolean {
  return a.accountId === b.accountId && a.partition === b.partition;
}

interface Facts {
  readonly tenant: TenantDocument;
  readonly platform: PlatformSpec;
  /** The clusters in AWS that the tenant runs in and does not leave. */
  readonly clusters: readonly AwsCluster[];
  readonly prefix: WantedCloud['prefix'];
  readonly tags: Readonly<Record<string, string>>;
  readonly faults: string[];
}

function prefixOf(tenant: TenantDocument, platform: PlatformSpec, clusters: readonly AwsCluster[]): WantedCloud['prefix'] {
  const [first] = clusters;
  const bucket = bucketOf(tenant, platform);
  if (first === undefined || bucket === undefined) return undefined;
  const account = placeOf(first);
  return { account, place: { accountId: account.accountId, bucket, prefix: s3Prefix(tenant.metadata.name) } };
}

function sessionPolicy({ tenant, prefix }: Facts): string | undefined {
  if (prefix === undefined) return undefined;
  return JSON.stringify(prefixPolicy({ partition: prefix.account.partition, account: prefix.place.accountId, bucket: prefix.place.bucket }, tenant.metadata.name));
}

function openNamespaces(tenant: TenantDocument): string[] {
  return namespacesOf(tenant).filter(({ leaving }) => leaving !== true).map(({ name }) => name);
}

function roleIn(place: AccountPlace, clusters: readonly AwsCluster[], facts: Facts): WantedRole | undefined {
  const { tenant, platform, tags, faults } = facts;
  const id = tenant.metadata.name;
  const [first] = clusters;
  if (first === undefined || !hasStrategy(platform, 'role-per-tenant')) return undefined;
  const trusted = clusters.flatMap(({ metadata: { name }, spec: { aws } }): TrustedCluster[] => (aws.oidcIssuer === undefined ? [] : [{ name, issuer: aws.oidcIssuer, namespaces: openNamespaces(tenant) }]));
  for (const { metadata: { name }, spec: { aws } } of clusters) if (aws.oidcIssuer === undefined) faults.push(`cluster ${name} has no spec.aws.oidcIssuer, so AWS cannot tell its service accounts`);
  const otherPath = clusters.find((cluster) => placeOf(cluster).rolePath !== placeOf(first).rolePath);
  if (otherPath !== undefined) faults.push(`clusters ${first.metadata.name} and ${otherPath.metadata.name} are in one account with two role paths, and a role has one; give them the same spec.aws.rolePath`);
  // Nobody could act as it.
  if (trusted.length === 0) return undefined;
  const trust = trustPolicy({ partition: place.partition, account: place.accountId, serviceAccount: WORKLOAD_ACCOUNT, clusters: trusted });
  const tooLong = trustFault(trust, trusted);
  if (tooLong !== undefined) faults.push(tooLong);
  const policy = sessionPolicy(facts);
  return {
    name: roleNameOf(id),
    path: placeOf(first).rolePath,
    arn: roleArn(first.spec.aws, id),
    trust: tooLong === undefined ? JSON.stringify(trust) : undefined,
    boundary: boundaryArn(first.spec.aws, platform),
    tags,
    policies: new Map([
      ...(tenant.spec.state === 'Active' ? [] : [[SUSPENDED_POLICY_NAME, JSON.stringify(SUSPENDED_POLICY)] as const]),
      ...(policy === undefined ? [] : [[PREFIX_POLICY, policy] as const]),
    ]),
  };
}

function associationsIn(clusters: readonly AwsCluster[], facts: Facts): Association[] {
  const { tenant, platform, tags } = facts;
  const policy = sessionPolicy(facts);
  if (policy === undefined || tenant.spec.state !== 'Active' || !hasStrategy(platform, 'pod-identity')) return [];
  return clusters.flatMap((cluster) => openNamespaces(tenant).map((namespace) => ({
    cluster: eksClusterOf(cluster), namespace, serviceAccount: WORKLOAD_ACCOUNT, roleArn: sharedRoleArn(cluster.spec.aws), policy, tags,
  })));
}

/** What the document wants, given plans, clusters and platform. */
export function wantedCloud(tenant: TenantDocument, catalog: Catalog): WantedCloud {
  const id = tenant.metadata.name;
  const platform = catalog.platform.spec;
  const owner = ownerOf(catalog);
  const wants = tenant.spec.cloud?.aws?.enabled !== false && tenant.spec.purging !== true && (hasStrategy(platform, 'role-per-tenant') || hasStrategy(platform, 'pod-identity'));
  const clusters = wants ? clusterNamesOf(tenant, catalog.platform).filter((name) => !isLeaving(tenant, name)).map((name) => catalog.clusters.get(name)).filter(isInAws) : [];
  const prefix = prefixOf(tenant, platform, clusters);
  const faults: string[] = [];
  if (clusters.length > 0 && prefix === undefined) faults.push('no bucket is named: set spec.aws.bucket in platform.yaml, or spec.cloud.aws.bucket of the tenant');
  const facts: Facts = { tenant, platform, clusters, prefix, tags: { [OWNER_TAG]: owner, [TENANT_TAG]: id }, faults };
  const named = new Set(clusterNamesOf(tenant, catalog.platform));
  const accounts = placesOf(catalog).map((place): WantedAccount => {
    const here = clusters.filter((cluster) => samePlace(placeOf(cluster), place));
    const eksClusters = clustersIn(place, catalog).map((cluster) => ({ ...eksClusterOf(cluster), namespaces: named.has(cluster.metadata.name) ? namespacesOf(tenant).map(({ name }) => name) : [] }));
    return { place, roleName: roleNameOf(id), role: roleIn(place, here, facts), associations: associationsIn(here, facts), eksClusters };
  });
  return { tenant: id, owner, usesPodIdentity: hasStrategy(platform, 'pod-identity'), isSuspended: tenant.spec.state !== 'Active', accounts, prefix, faults };
}

/** What a tenant has in AWS whose document is gone: nothing. */
export function nothingWanted(id: string, catalog: Catalog): WantedCloud {
  const accounts = placesOf(catalog).map((place): WantedAccount => ({
    place, roleName: roleNameOf(id), role: undefined, associations: [],
    eksClusters: clustersIn(place, catalog).map((cluster) => ({ ...eksClusterOf(cluster), namespaces: [primaryNamespace(id)] })),
  }));
  return { tenant: id, owner: ownerOf(catalog), usesPodIdentity: hasStrategy(catalog.platform.spec, 'pod-identity'), isSuspended: true, accounts, prefix: undefined, faults: [] };
}

/** All clusters in AWS, with their accounts. */
export function eksClustersOf(catalog: Catalog): readonly { readonly place: AccountPlace; readonly cluster: EksCluster }[] {
  return placesOf(catalog).flatMap((place) => clustersIn(place, catalog).map((cluster) => ({ place, cluster: eksClusterOf(cluster) })));
}

/** Every account that a cluster of the platform is in. */
export function placesOf(catalog: Catalog): AccountPlace[] {
  const places: AccountPlace[] = [];
  for (const cluster of catalog.clusters.values()) {
    if (isInAws(cluster) && !places.some((known) => samePlace(known, placeOf(cluster)))) places.push(placeOf(cluster));
  }
  return places;
}

/** Where a tenant's objects may lie, whether it still has a role or not. */
export function storedPlace(tenant: TenantDocument, catalog: Catalog): WantedCloud['prefix'] {
  const names = clusterNamesOf(tenant, catalog.platform);
  return prefixOf(tenant, catalog.platform.spec, names.map((name) => catalog.clusters.get(name)).filter(isInAws));
}
