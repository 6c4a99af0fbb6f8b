/** Labels and object names that rendering writes and admission relies on. They are a contract: never change one. */

/** The one API version of documents that this release reads and writes. */
export const API_VERSION = 'tenantry.dev/v1alpha1';
/** RFC 1123 label, the form of names of namespaces, plans and clusters. */
export const NAME_PATTERN = '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$';

export const TENANT_LABEL = 'tenantry.dev/tenant';
export const PLAN_LABEL = 'tenantry.dev/plan';
/** `true` on everything rendered; only Flux's accounts and platform admins may change such an object. */
export const MANAGED_LABEL = 'tenantry.dev/managed';
/** Every object of ours in a tenant's namespace is called `tenantry` or begins so; the prefix is reserved. */
export const RESERVED_OBJECT_PREFIX = 'tenantry';
/** The ResourceQuota of a namespace that the ledger counts on. */
export const QUOTA_NAME = 'tenantry';
/** The one that bounds small objects, counted by the API server alone. */
export const OBJECT_QUOTA_NAME = 'tenantry-objects';
export const WORKLOAD_ACCOUNT = 'tenantry-workload';
/** The account that applies a tenant's own Git repository; bound as tenant admin. */
export const GITOPS_NAME = 'tenantry-gitops';
/**
 * A tenant sets this label to `own` on pods that shall reach and be reached only by what the tenant's own
 * NetworkPolicies open. Only the deny-all, DNS and exposed ports stay: the label can narrow and never widen.
 */
export const NETWORK_LABEL = 'tenantry.dev/network';
export const OWN_NETWORK = 'own';

export const PERSONAS = ['admins', 'users', 'viewers'] as const;
/** The three personas of a tenant; the fourth, platform admin, belongs to no tenant. */
export type Persona = (typeof PERSONAS)[number];

/** ClusterRoles of the personas, which tenants bind in their namespaces. */
export const PERSONA_ROLES = {
  admin: 'tenantry:tenant-admin',
  user: 'tenantry:tenant-user',
  viewer: 'tenantry:tenant-viewer',
} as const;
export type PersonaRole = keyof typeof PERSONA_ROLES;
/**
 * Node label and taint of a tenant's own nodes; the value is the tenant's id. Under this domain the API server lets no
 * kubelet label itself (NodeRestriction), so a node that was broken into cannot draw another tenant's pods.
 */
export const POOL_KEY = 'tenantry.dev.node-restriction.kubernetes.io/pool';
/** Priority and runtime classes that a platform makes for tenants begin so; all others are out of their reach. */
export const OFFERED_CLASS_PREFIX = 'tenant-';
/** On Namespaces: Active, Suspended or Deleted. Admission reads it. */
export const STATE_LABEL = 'tenantry.dev/state';
/** On Namespaces: what the tenant's document opens, for the floor. */
export const PEERS_ANNOTATION = 'tenantry.dev/peers';
export const EGRESS_ANNOTATION = 'tenantry.dev/egress';
