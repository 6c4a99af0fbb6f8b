/** Labels, annotations and object names that rendering writes. They are a contract: policies and people rely on them. */

export const TENANT_LABEL = 'tenantry.dev/tenant';
export const PLAN_LABEL = 'tenantry.dev/plan';
/** `true` on everything rendered; only Flux's accounts and platform admins may change such an object. */
export const MANAGED_LABEL = 'tenantry.dev/managed';
/**
 * A tenant sets this label to `own` on pods that shall reach and be reached only by what the tenant's own
 * NetworkPolicies open. Only the deny-all, DNS and exposed ports stay: the label can narrow and never widen.
 */
export const NETWORK_LABEL = 'tenantry.dev/network';
export const OWN_NETWORK = 'own';

/** Digest of everything that is rendered for a tenant in a cluster; on the Tenant object, which Flux applies last. */
export const GENERATION_ANNOTATION = 'tenantry.dev/generation';
/** Flux keeps an object that carries this annotation when it vanishes from the branch. */
export const PRUNE_ANNOTATION = 'kustomize.toolkit.fluxcd.io/prune';
export const SHARD_LABEL = 'tenantry.dev/shard';

/** Every object of ours in a tenant's namespace is called `tenantry` or begins so; the floor reserves the prefix. */
export const RESERVED_OBJECT_PREFIX = 'tenantry';
export const QUOTA_NAME = 'tenantry';
export const LIMIT_RANGE_NAME = 'tenantry';
export const WORKLOAD_ACCOUNT = 'tenantry-workload';
export const GITOPS_NAME = 'tenantry-gitops';

export const FLUX_NAMESPACE = 'flux-system';
export const PLATFORM_NAME = 'tenantry-platform';
export const SHARD_ACCOUNT = 'tenantry-shard';
export const API_ACCOUNT = 'tenantry-api';
export const PLATFORM_ADMINS_GROUP = 'tenantry:platform-admins';

/** Name of a shard's GitRepository, Kustomization and marker in flux-system: `tenantry-tenants-07`. */
export function shardName(shard: number): string {
  return `tenantry-tenants-${String(shard).padStart(2, '0')}`;
}

/** Group that holds a persona of a tenant: `tenantry:acme:admins`. */
export function personaGroup(id: string, persona: 'admins' | 'users' | 'viewers'): string {
  return `tenantry:${id}:${persona}`;
}

/** ClusterRole with which a tenant reads its own Namespaces and Tenant object. Ids hold no colon: no clash with ours. */
export function selfRoleName(id: string): string {
  return `tenantry:${id}:self`;
}

export const PERSONA_ROLES = {
  admin: 'tenantry:tenant-admin',
  user: 'tenantry:tenant-user',
  viewer: 'tenantry:tenant-viewer',
} as const;
export type PersonaRole = keyof typeof PERSONA_ROLES;
export const PLATFORM_ADMIN_ROLE = 'tenantry:platform-admin';
