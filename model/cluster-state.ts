/**
 * What a tenant is in one of its clusters. Its state holds in all of them; it may leave one by `state: Deleted` on that
 * cluster's entry while it goes on in the others. The entry keeps its share of the quota until it is removed, so that
 * what is left of the tenant there and what it has elsewhere never add up to more than its limit.
 */
import type { TenantInputs } from './catalog.ts';
import type { TenantDocument, TenantState } from './tenant.ts';

/** True if the tenant's entry for the cluster says that it leaves. */
export function isLeaving(tenant: TenantDocument, cluster: string): boolean {
  return tenant.spec.clusters?.some(({ name, state }) => name === cluster && state === 'Deleted') === true;
}

/** The tenant's state in a cluster that it lists or has by default. */
export function stateIn(tenant: TenantDocument, cluster: string): TenantState {
  return isLeaving(tenant, cluster) ? 'Deleted' : tenant.spec.state;
}

/** The same tenant as it would be in a cluster if its state there were this one. */
export function inState(inputs: TenantInputs, cluster: string, state: TenantState): TenantInputs {
  const { tenant } = inputs;
  if (tenant.spec.state === state && !isLeaving(tenant, cluster)) return inputs;
  const { clusters, ...spec } = tenant.spec;
  // The state is the whole tenant's from here on.
  const entries = clusters?.map((entry) => (entry.name === cluster && entry.state === 'Deleted' ? withoutState(entry) : entry));
  return { ...inputs, tenant: { ...tenant, spec: { ...spec, state, ...(entries === undefined ? {} : { clusters: entries }) } } };
}

function withoutState<Entry extends { readonly state?: unknown }>({ state: _, ...entry }: Entry): Omit<Entry, 'state'> {
  return entry;
}
