/** What accounts need of a cloud: a tenant's role and its stored data. Adapters stand in api/cloud/. */
import type { StoredTenant } from '../../store/store.ts';

/** What a purge took away. */
export interface PurgedCloud {
  /** Versions and delete markers of the tenant's prefix. */
  readonly objectVersions: number;
  readonly multipartUploads: number;
  /** ARNs of roles. */
  readonly roles: readonly string[];
}

export interface TenantCloud {
  /** Why the tenant's role or prefix is not as its document wants; undefined when it is. One line of clean text. */
  awaited(tenant: string): string | undefined;
  /** Called when the answer of awaited() may be another one; gives back the function that ends it. */
  onChange(listener: (tenant: string) => void): () => void;
  /** Removes role and data for good. May be repeated: what is gone counts nothing. */
  purge(tenant: StoredTenant, signal: AbortSignal): Promise<PurgedCloud>;
}

/** The platform gives tenants nothing in a cloud. */
export const NO_CLOUD: TenantCloud = {
  awaited: () => undefined,
  onChange: () => () => {},
  purge: async () => ({ objectVersions: 0, multipartUploads: 0, roles: [] }),
};
