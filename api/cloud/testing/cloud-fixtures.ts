/** Tenants and clusters in AWS, for tests. */
import type { Catalog } from '../../../model/catalog.ts';
import type { ClusterSpec } from '../../../model/cluster.ts';
import type { PlatformSpec } from '../../../model/platform.ts';
import { catalogOf, clusterDocument, platformDocument, tenantDocument } from '../../../model/testing/documents.ts';
import type { TenantSpec } from '../../../model/tenant.ts';
import { wantedCloud, type WantedCloud } from '../wanted.ts';

export const ACCOUNT = '123456789012';
export const BUCKET = 'tenants';
export const AWS: NonNullable<ClusterSpec['aws']> = { accountId: ACCOUNT, region: 'us-east-1', oidcIssuer: 'https://oidc.eks.us-east-1.amazonaws.com/id/ABC' };
export const PLACE = { accountId: ACCOUNT, partition: 'aws', region: 'us-east-1', rolePath: '/tenantry/' } as const;

export interface Setting {
  readonly tenant?: Partial<TenantSpec>;
  readonly aws?: PlatformSpec['aws'];
  /** False: the platform names none. */
  readonly bucket?: boolean;
  readonly clusters?: Readonly<Record<string, ClusterSpec['aws']>>;
}

/** A platform whose cluster `local` is in AWS. */
export function cloudCatalog({ aws, bucket = true, clusters }: Setting = {}): Catalog {
  const documents = Object.entries(clusters ?? { local: AWS }).map(([name, spec]) => clusterDocument(name, spec === undefined ? {} : { aws: spec }));
  return catalogOf(platformDocument({ aws: { ...(bucket ? { bucket: BUCKET } : {}), ...aws } }), ...documents);
}

/** What a tenant wants there. */
export function wantedOf(id: string, setting: Setting = {}): WantedCloud {
  return wantedCloud(tenantDocument(id, setting.tenant), cloudCatalog(setting));
}
