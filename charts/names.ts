/** Labels, annotations and object names that rendering writes. They are a contract: policies and people rely on them. */

export { FLUX_NAMESPACE, PLATFORM_ADMINS_GROUP, PLATFORM_NAME, SHARD_ACCOUNT } from '../model/accounts.ts';
export {
  EGRESS_ANNOTATION, GITOPS_NAME, MANAGED_LABEL, NETWORK_LABEL, OBJECT_QUOTA_NAME, OWN_NETWORK, PEERS_ANNOTATION, PERSONA_ROLES, PLAN_LABEL, QUOTA_NAME, RESERVED_OBJECT_PREFIX, STATE_LABEL,
  TENANT_LABEL, WORKLOAD_ACCOUNT, type PersonaRole,
} from '../model/names.ts';

/** Digest of everything that is rendered for a tenant in a cluster; on the Tenant object, which Flux applies last. */
export const GENERATION_ANNOTATION = 'tenantry.dev/generation';
/** Flux keeps an object that carries this annotation when it vanishes from the branch. */
export const PRUNE_ANNOTATION = 'kustomize.toolkit.fluxcd.io/prune';
/** `IfNotPresent`: Flux makes an object that carries it, and leaves it alone from then on. */
export const APPLY_ANNOTATION = 'kustomize.toolkit.fluxcd.io/ssa';
export const SHARD_LABEL = 'tenantry.dev/shard';

export const LIMIT_RANGE_NAME = 'tenantry';

export const API_ACCOUNT = 'tenantry-api';

/** Kustomizations and markers of the webhook and of what makes the API server ask it; both read the platform branch. */
export const WEBHOOK_STEP = 'tenantry-webhook';
export const ADMISSION_STEP = 'tenantry-admission';
/** Carries the direction that both must have; applies a marker only. Flux takes no two that wait for each other. */
export const ORDER_STEP = 'tenantry-order';
/** On all three: whether the API server is to ask the webhook, and so which of the two goes first. */
export const ASKED_LABEL = 'tenantry.dev/asked';

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

export const PLATFORM_ADMIN_ROLE = 'tenantry:platform-admin';
