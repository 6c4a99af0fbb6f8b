/** What every construct of a tenant needs to know, worked out once. */
import type { TenantInputs } from '../model/catalog.ts';
import type { ClusterDocument } from '../model/cluster.ts';
import { inState, stateIn } from '../model/cluster-state.ts';
import { TenantryError } from '../model/errors.ts';
import { namespacesOf, primaryNamespace, type TenantNamespace } from '../model/ids.ts';
import type { PlanSpec } from '../model/plan.ts';
import type { PlatformSpec } from '../model/platform.ts';
import type { ResourceAmounts } from '../model/resources.ts';
import type { TenantSpec } from '../model/tenant.ts';
import { limitsIn, limitsPerNamespace } from '../model/quota.ts';
import { PRUNE_ANNOTATION } from './names.ts';

export interface TenantFacts {
  readonly id: string;
  readonly spec: TenantSpec;
  readonly plan: PlanSpec;
  readonly platform: PlatformSpec;
  readonly cluster: ClusterDocument;
  /** Other tenants that this one names and that name this one, sorted. */
  readonly peers: readonly string[];
  readonly namespaces: readonly TenantNamespace[];
  /** The tenant's limits in this cluster, over all its namespaces. */
  readonly limits: ResourceAmounts;
  /** The hard limits of each namespace's ResourceQuota. */
  readonly namespaceLimits: ReadonlyMap<string, ResourceAmounts>;
  /** False for a tenant that is suspended or deleted: no pods, no traffic, nobody writes. */
  readonly isActive: boolean;
  /**
   * Annotations of namespaces and of the walls around them. Flux must not prune these before the tenant is Deleted, or
   * a lost folder would leave a namespace running without its walls.
   */
  readonly guard: Readonly<Record<string, string>>;
}

/** @throws TenantryError FAILED_PRECONDITION when the tenant does not run in that cluster */
export function tenantFacts(given: TenantInputs, clusterName: string): TenantFacts {
  const inputs = inState(given, clusterName, stateIn(given.tenant, clusterName));
  const id = inputs.tenant.metadata.name;
  const cluster = inputs.clusters.find((candidate) => candidate.metadata.name === clusterName);
  if (cluster === undefined) {
    throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} does not run in cluster ${clusterName}`);
  }
  const { spec } = inputs.tenant;
  const namespaces = namespacesOf(inputs.tenant);
  const namespaceLimits = limitsPerNamespace(inputs, clusterName);
  // One namespace has all of the tenant's limits; working them out is a sixth of rendering.
  const only = namespaces.length === 1 ? namespaceLimits.get(primaryNamespace(id)) : undefined;
  return {
    id,
    spec,
    plan: inputs.plan.spec,
    platform: inputs.platform.spec,
    cluster,
    peers: inputs.peers,
    namespaces,
    limits: only ?? limitsIn(inputs, clusterName),
    namespaceLimits,
    isActive: spec.state === 'Active',
    guard: spec.state === 'Deleted' ? {} : { [PRUNE_ANNOTATION]: 'disabled' },
  };
}

/** The facts as they hold in one namespace: one that is leaving is treated as if the tenant were Deleted. */
export function factsIn(facts: TenantFacts, namespace: TenantNamespace): TenantFacts {
  return namespace.leaving ? { ...facts, isActive: false, guard: {} } : facts;
}

/** The hard limits of one namespace. */
export function hardLimits(facts: TenantFacts, namespace: string): ResourceAmounts {
  const limits = facts.namespaceLimits.get(namespace);
  if (limits === undefined) throw new TenantryError('INTERNAL', `namespace ${namespace} of tenant ${facts.id} has no limits`);
  return limits;
}
