/**
 * A tenant whose limit of Deployments or StatefulSets is 0 (a suspended one, say) makes none; the refusal says why,
 * which that of the quota does not.
 */
import { tryParseQuantity } from '../../../model/quantity.ts';
import type { ResourceKey } from '../../../model/resources.ts';
import { isPlatform } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const COUNTED: ReadonlyMap<string, ResourceKey> = new Map<string, ResourceKey>([['deployments', 'count/deployments.apps'], ['statefulsets', 'count/statefulsets.apps']]);

export const workloadCount: AdmissionPolicy = {
  id: 'workload-count',
  title: 'No workloads where the limit of them is 0',
  level: 'rule',
  judges: ({ operation, group, resource, subResource }) => operation === 'CREATE' && subResource === '' && group === 'apps' && COUNTED.has(resource),
  check({ tenant, request }) {
    const key = COUNTED.get(request.resource);
    if (tenant === undefined || key === undefined || isPlatform(request.user)) return [];
    const limit = tryParseQuantity(tenant.limits[key] ?? '');
    if (limit === undefined || limit.unscaled > 0n) return [];
    const why = tenant.state === 'Active' ? '' : ` and is ${tenant.state.toLowerCase()}`;
    return [{ path: '', message: `tenant ${tenant.id} has a limit of 0 ${key}${why}`, fix: 'have the limit raised or the tenant made active in its document' }];
  },
};
