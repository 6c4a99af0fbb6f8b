/**
 * The LimitRange of a namespace: what a container gets that states nothing. The quota counts requests and limits of cpu,
 * memory and ephemeral storage, and refuses pods that lack one, so each of the six has a default. No minimum: a pod
 * that asks for less than the default must stay possible.
 */
import type { Construct } from 'constructs';
import { compareQuantities, parseQuantity } from '../model/quantity.ts';
import type { ResourceAmounts, ResourceKey } from '../model/resources.ts';
import { ManifestObject } from './manifest-object.ts';
import { LIMIT_RANGE_NAME } from './names.ts';
import type { LimitRangeSpec } from './plain.ts';
import { hardLimits, type TenantFacts } from './tenant-facts.ts';

const COUNTED = ['cpu', 'ephemeral-storage', 'memory'] as const;
type Counted = (typeof COUNTED)[number];

function least(...amounts: readonly string[]): string {
  return amounts.reduce((low, amount) => (amount !== low && compareQuantities(parseQuantity(amount), parseQuantity(low)) < 0 ? amount : low));
}

/** The plan's, and where the tenant's document states less, that. */
function ownDefaults({ plan, spec }: TenantFacts): TenantFacts['plan']['containers'] {
  const { limits, requests } = plan.containers;
  const lower = (amounts: typeof limits, own: Partial<typeof limits> = {}): typeof limits => ({
    cpu: least(amounts.cpu, own.cpu ?? amounts.cpu),
    memory: least(amounts.memory, own.memory ?? amounts.memory),
    'ephemeral-storage': least(amounts['ephemeral-storage'], own['ephemeral-storage'] ?? amounts['ephemeral-storage']),
  });
  return spec.containers === undefined ? plan.containers : { limits: lower(limits, spec.containers.limits), requests: lower(requests, spec.containers.requests) };
}

/**
 * A default above the namespace's own quota would shut out every pod that states nothing; so it is cut to the quota,
 * and a request never passes its limit.
 */
function containerDefaults(facts: TenantFacts, hard: ResourceAmounts): LimitRangeSpec['limits'] {
  const { limits, requests } = ownDefaults(facts);
  const limit: Partial<Record<Counted, string>> = {};
  const request: Partial<Record<Counted, string>> = {};
  for (const resource of COUNTED) {
    const hardLimit: ResourceKey = `limits.${resource}`;
    const hardRequest: ResourceKey = `requests.${resource}`;
    const most = facts.isActive ? least(limits[resource], hard[hardLimit]) : limits[resource];
    limit[resource] = most;
    request[resource] = facts.isActive ? least(requests[resource], hard[hardRequest], most) : least(requests[resource], most);
  }
  return [{ type: 'Container', default: limit, defaultRequest: request }];
}

export class ContainerDefaults extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts, namespace: string) {
    const spec: LimitRangeSpec = { limits: containerDefaults(facts, hardLimits(facts, namespace)) };
    super(scope, 'defaults', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: LIMIT_RANGE_NAME, namespace, annotations: facts.guard },
      spec,
    });
  }
}
