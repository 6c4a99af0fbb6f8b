/**
 * From a plan's quota to the number that stands in each namespace of each cluster. A tenant's limit is one number over
 * everything it has; it is split over its clusters by share and, inside a cluster, over its namespaces, and no split
 * ever adds up to more than the limit.
 */
import { TenantryError } from './errors.ts';
import { namespacesOf } from './ids.ts';
import type { PlanDocument } from './plan.ts';
import { formatQuantity, parseQuantity, scaleQuantity, subtractQuantities, ZERO, type Quantity } from './quantity.ts';
import { keysIn, type ResourceAmounts, type ResourceKey } from './resources.ts';
import type { TenantInputs } from './catalog.ts';
import type { TenantDocument } from './tenant.ts';

/** What a suspended or deleted tenant may not start: pods, and the workloads that make pods. */
export const WORKLOAD_KEYS: ReadonlySet<string> = new Set<ResourceKey>(['pods', 'count/deployments.apps', 'count/statefulsets.apps']);

/** Power of ten of the smallest part of a resource that is ever handed out: a thousandth of a CPU, a byte, one object. */
export function unitOf(key: ResourceKey): number {
  return key === 'requests.cpu' || key === 'limits.cpu' ? -3 : 0;
}

function mapAmounts(keys: readonly ResourceKey[], amount: (key: ResourceKey) => string): ResourceAmounts {
  return Object.fromEntries(keys.map((key) => [key, amount(key)])) as ResourceAmounts;
}

/** What a tenant has limits of. */
function limitedKeys(tenant: TenantDocument, plan: PlanDocument): readonly ResourceKey[] {
  return keysIn(plan.spec.quota, tenant.spec.quota);
}

function effectiveLimit(tenant: TenantDocument, plan: PlanDocument, key: ResourceKey): Quantity {
  if (tenant.spec.state !== 'Active' && WORKLOAD_KEYS.has(key)) return ZERO;
  return parseQuantity(tenant.spec.quota?.[key] ?? plan.spec.quota[key] ?? '0');
}

/** The tenant's limits over all clusters: the plan's, changed by its own overrides; no workloads unless it is active. */
export function effectiveLimits(tenant: TenantDocument, plan: PlanDocument): ResourceAmounts {
  return mapAmounts(limitedKeys(tenant, plan), (key) => formatQuantity(effectiveLimit(tenant, plan, key)));
}

export interface ClusterShare {
  readonly name: string;
  /** Of 100; undefined when all clusters have equal shares. */
  readonly share: number | undefined;
}

function remainderFor(total: Quantity, others: readonly Quantity[]): Quantity {
  return others.reduce(subtractQuantities, total);
}

function part(total: Quantity, { share }: ClusterShare, count: number, key: ResourceKey): Quantity {
  const ratio = share === undefined ? { numerator: 1n, denominator: BigInt(count) } : { numerator: BigInt(share), denominator: 100n };
  return scaleQuantity(total, ratio, unitOf(key));
}

/** One cluster's part of an amount: rounded down, the first cluster gets the rest, so that all parts add up exactly. */
export function shareOf(total: Quantity, shares: readonly ClusterShare[], cluster: string, key: ResourceKey): Quantity {
  const index = shares.findIndex(({ name }) => name === cluster);
  const own = shares[index];
  if (own === undefined) throw new TenantryError('FAILED_PRECONDITION', `the tenant does not run in cluster ${cluster}`);
  if (shares.length === 1) return total;
  if (index > 0) return part(total, own, shares.length, key);
  return remainderFor(total, shares.slice(1).map((other) => part(total, other, shares.length, key)));
}

function sharesOf({ tenant, clusters }: TenantInputs): ClusterShare[] {
  const listed = tenant.spec.clusters;
  return clusters.map(({ metadata }) => ({ name: metadata.name, share: listed?.find(({ name }) => name === metadata.name)?.share }));
}

/** The tenant's limit of one resource in one of its clusters. */
export function limitIn(inputs: TenantInputs, cluster: string, key: ResourceKey): Quantity {
  return shareOf(effectiveLimit(inputs.tenant, inputs.plan, key), sharesOf(inputs), cluster, key);
}

/** The tenant's limits in one of its clusters. */
export function limitsIn(inputs: TenantInputs, cluster: string): ResourceAmounts {
  return mapAmounts(limitedKeys(inputs.tenant, inputs.plan), (key) => formatQuantity(limitIn(inputs, cluster, key)));
}

/** What each of a number of namespaces gets of an amount: equal parts, rounded down, and the rest for the primary one. */
export function namespaceParts(total: Quantity, count: number, key: ResourceKey): { readonly primary: Quantity; readonly other: Quantity } {
  const other = scaleQuantity(total, { numerator: 1n, denominator: BigInt(count) }, unitOf(key));
  const taken = { ...other, unscaled: other.unscaled * BigInt(count - 1) };
  return { primary: subtractQuantities(total, taken), other };
}

/**
 * The hard limits of each namespace's ResourceQuota in a cluster, as rendering states them: the cluster's limit is
 * divided, every further namespace and the one for jobs get an equal part, rounded down, the primary one the rest. Where
 * the webhook's ledger counts over namespaces these are only what a new namespace begins with.
 */
export function limitsPerNamespace(inputs: TenantInputs, cluster: string): Map<string, ResourceAmounts> {
  const namespaces = namespacesOf(inputs.tenant);
  if (namespaces.length === 1) return new Map(namespaces.map(({ name }) => [name, limitsIn(inputs, cluster)]));
  const keys = limitedKeys(inputs.tenant, inputs.plan);
  const parts = new Map(keys.map((key) => [key, namespaceParts(limitIn(inputs, cluster, key), namespaces.length, key)]));
  const amountsOf = (which: 'primary' | 'other') => mapAmounts(keys, (key) => formatQuantity(parts.get(key)?.[which] ?? ZERO));
  const [primary, other] = [amountsOf('primary'), amountsOf('other')];
  const leaving = mapAmounts(keys, (key) => formatQuantity(WORKLOAD_KEYS.has(key) ? ZERO : parts.get(key)?.other ?? ZERO));
  return new Map(namespaces.map((namespace) => [namespace.name, namespace.role === 'primary' ? primary : namespace.leaving ? leaving : other]));
}
