/**
 * What can never fit the tenant's limit in this cluster is refused when it is asked for, with the arithmetic: a
 * Deployment, StatefulSet, Job, CronJob or HorizontalPodAutoscaler whose pods together take more than the whole limit,
 * a DaemonSet of which one pod does, a scale, a single pod, a claim. Otherwise it would be taken and then hang, pod by pod. What fits the limit, but not
 * what is left of it now, is allowed with a warning. Growth only: what is there may shrink, even if the limit fell below
 * it meanwhile. Controllers are not judged here, the quota counts their pods.
 */
import { compareQuantities, formatQuantity, subtractQuantities, type Quantity } from '../../../model/quantity.ts';
import type { ResourceKey } from '../../../model/resources.ts';
import type { Violation } from '../../policy.ts';
import { objectAt, type JsonObject } from '../json.ts';
import { remembered } from '../remembered.ts';
import { sameJson } from '../same-json.ts';
import { isComponent, isPlatform } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest, AdmissionSubject, TenantFacts } from '../subject.ts';
import { amountOf, sum } from './amounts.ts';
import { needReader, totalOf, type Reader, type WorkloadNeed } from './workload-need.ts';

/** One resource of one part of what is asked for. */
interface Demand {
  readonly need: WorkloadNeed;
  readonly key: ResourceKey;
  readonly total: Quantity;
  /** What it was before an update. */
  readonly before: Quantity | undefined;
  readonly limit: Quantity;
}

function arithmetic({ need, key, total }: Demand): string {
  const { count, noun, each } = need;
  const one = each.get(key);
  if (count === 1 || one === undefined) return formatQuantity(total);
  return key === 'pods' ? `${count} ${noun} = ${formatQuantity(total)}` : `${count} ${noun} × ${formatQuantity(one)} = ${formatQuantity(total)}`;
}

function fixOf({ need, limit }: Demand): string {
  if (limit.unscaled === 0n) return 'the tenant is suspended or its plan has none; have the limit raised';
  return need.count > 1 ? `ask for less in ${need.path} or in each pod, or have the limit raised` : 'ask for less, or have the limit raised';
}

/** What was asked for before an update. A scaler that scales something else now asked for that one's pods only. */
function askedBefore({ operation, object, oldObject }: AdmissionRequest, scaled: JsonObject | undefined, read: Reader): WorkloadNeed[] {
  if (operation !== 'UPDATE' || oldObject === undefined) return [];
  const targetOf = (scaler: JsonObject | undefined) => objectAt(scaler, 'spec', 'scaleTargetRef');
  return read(oldObject, sameJson(targetOf(object), targetOf(oldObject)) ? scaled : undefined);
}

/** Everything limited that grows. */
const demandsOf = remembered(({ request, tenant, scaled }: AdmissionSubject): Demand[] => {
  const read = needReader(request.group, request.resource, request.subResource);
  if (read === undefined || request.object === undefined || tenant === undefined || isPlatform(request.user) || isComponent(request.user)) return [];
  const olds = askedBefore(request, scaled, read);
  return read(request.object, scaled).flatMap((need, index) => [...need.each.keys()].flatMap((key) => {
    const limit = amountOf(tenant.limits[key]);
    if (limit === undefined) return [];
    const total = totalOf(need, key);
    const old = olds[index];
    const before = old === undefined ? undefined : totalOf(old, key);
    if (total === undefined || total.unscaled === 0n || (before !== undefined && compareQuantities(total, before) <= 0)) return [];
    return [{ need, key, total, before, limit }];
  }));
});

function neverFit(demand: Demand, tenant: TenantFacts): Violation[] {
  const { need, key, total, limit } = demand;
  if (compareQuantities(total, limit) <= 0) return [];
  const message = `can never fit: ${key} ${arithmetic(demand)}, and the limit of tenant ${tenant.id} in this cluster is ${formatQuantity(limit)}`;
  return [{ path: need.path, message, fix: fixOf(demand) }];
}

/** What a scaler may reach one day is no demand of now. */
function notNow(demand: Demand, tenant: TenantFacts): Violation[] {
  const { need, key, total, before, limit } = demand;
  const row = tenant.taken?.get(key);
  const taken = row === undefined ? undefined : sum(amountOf(row.used), amountOf(row.reserved));
  if (taken === undefined || need.noun === 'replicas at most') return [];
  const growth = before === undefined ? total : subtractQuantities(total, before);
  const left = subtractQuantities(limit, taken);
  if (compareQuantities(growth, left) <= 0) return [];
  const message = `does not fit now: it takes ${formatQuantity(growth)} more ${key}, and ${formatQuantity(left)} of ${formatQuantity(limit)} are left`;
  return [{ path: need.path, message, fix: 'pods start as others end; free some, or have the limit raised' }];
}

export const neverFits: AdmissionPolicy = {
  id: 'never-fits',
  title: 'What can never fit the tenant\'s limit is refused when it is asked for',
  level: 'rule',
  judges: ({ operation, group, resource, subResource }) => (operation === 'CREATE' || operation === 'UPDATE') && needReader(group, resource, subResource) !== undefined,
  check(subject) {
    const { tenant } = subject;
    return tenant === undefined ? [] : demandsOf(subject).flatMap((demand) => neverFit(demand, tenant));
  },
  warn(subject) {
    const { tenant } = subject;
    return tenant?.taken === undefined ? [] : demandsOf(subject).flatMap((demand) => notNow(demand, tenant));
  },
};
