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
  /** Removes role and data for good, and tells of each part as soon as it is gone. May be repeated: what is gone is told once. */
  purge(tenant: StoredTenant, signal: AbortSignal, gone: (part: Partial<PurgedCloud>) => void): Promise<void>;
}

export const NOTHING_PURGED: PurgedCloud = { objectVersions: 0, multipartUploads: 0, roles: [] };

/** The platform gives tenants nothing in a cloud. */
export const NO_CLOUD: TenantCloud = {
  awaited: () => undefined,
  onChange: () => () => {},
  purge: async () => {},
};
