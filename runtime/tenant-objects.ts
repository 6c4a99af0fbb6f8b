/** The Tenant objects of one cluster: which generation of each tenant stands there. */
import type { KubernetesConnection } from './kubernetes.ts';
import type { Log } from './log.ts';
import { Reflector } from './reflector.ts';
import { textAt } from './untyped.ts';

/** What is kept of a Tenant object. */
export interface TenantObject {
  /** Annotation tenantry.dev/generation: digest of everything rendered for the tenant in this cluster. */
  readonly generation: string;
}

const TENANTS = '/apis/tenantry.dev/v1alpha1/tenants';
const GENERATION_ANNOTATION = 'tenantry.dev/generation';

/** Reads a Tenant object. */
export function readTenantObject(object: unknown): { key: string; value: TenantObject } | undefined {
  const key = textAt(object, 'metadata', 'name');
  return key === undefined ? undefined : { key, value: { generation: textAt(object, 'metadata', 'annotations', GENERATION_ANNOTATION) ?? '' } };
}

export interface TenantWatchOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  /** Told the tenant whose object came, changed or went. */
  readonly onChange: (tenant: string) => void;
}

/** Follows the Tenant objects of one cluster. */
export function watchTenants(options: TenantWatchOptions): Reflector<TenantObject> {
  return new Reflector({ ...options, path: TENANTS, read: readTenantObject });
}
