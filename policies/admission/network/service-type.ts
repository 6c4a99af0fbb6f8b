/**
 * A tenant makes Services of the types that its document lists, if it lists some, and of type NodePort or LoadBalancer
 * only where its limits hold some. A LoadBalancer takes node ports too, unless it says that it wants none. How many there
 * are is counted by the quota.
 */
import { quoted } from '../../../model/shown.ts';
import { tryParseQuantity } from '../../../model/quantity.ts';
import type { ResourceKey } from '../../../model/resources.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, flagAt, listAt, textAt, type JsonObject } from '../json.ts';
import type { AdmissionPolicy, TenantFacts } from '../subject.ts';
import { isExcused, writesSpec } from '../scope.ts';

/** A tenant that is not known, and a limit that is not set, allow none. */
function hasSome(tenant: TenantFacts | undefined, key: ResourceKey): boolean {
  const limit = tryParseQuantity(tenant?.limits[key] ?? '0');
  return limit !== undefined && limit.unscaled > 0n;
}

function takesNodePorts(object: JsonObject, type: string): boolean {
  if (type === 'NodePort') return true;
  return type === 'LoadBalancer' && (flagAt(object, 'spec', 'allocateLoadBalancerNodePorts') !== false || listAt(object, 'spec', 'ports').some((port) => fieldOf(port, 'nodePort') !== undefined));
}

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

export const serviceType: AdmissionPolicy = {
  id: 'service-type',
  title: 'Node ports and load balancers only within the tenant\'s limits',
  level: 'rule',
  judges: (request) => writesSpec(request, '', 'services'),
  check(subject) {
    const { object } = subject.request;
    if (object === undefined || isExcused(subject)) return [];
    const { tenant } = subject;
    const type = textAt(object, 'spec', 'type') ?? 'ClusterIP';
    const found: Violation[] = [];
    const path = 'spec.type';
    if (!TYPES.includes(type)) found.push({ path, message: `${quoted(type)} is no type of Service that is known`, fix: 'use ClusterIP' });
    const listed = tenant?.serviceTypes;
    if (TYPES.includes(type) && type !== 'ExternalName' && listed !== undefined && !listed.includes(type)) {
      found.push({ path, message: `type ${type} is not among the tenant's own network.serviceTypes`, fix: `use ${listed.join(' or ')}, or change the tenant's document` });
    }
    if (type === 'LoadBalancer' && !hasSome(tenant, 'services.loadbalancers')) {
      found.push({ path, message: 'the tenant\'s limit of services.loadbalancers is 0', fix: 'use type ClusterIP with an Ingress, or have the limit raised' });
    }
    if (takesNodePorts(object, type) && !hasSome(tenant, 'services.nodeports')) {
      const fix = type === 'NodePort' ? 'use type ClusterIP, or have the limit raised' : 'set spec.allocateLoadBalancerNodePorts: false and no nodePort, or have the limit raised';
      found.push({ path, message: `a Service of type ${type} takes node ports, and the tenant's limit of services.nodeports is 0`, fix });
    }
    return found;
  },
};
