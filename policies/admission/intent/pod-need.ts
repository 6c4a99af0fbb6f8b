/**
 * What one pod takes of a quota, as Kubernetes counts it: containers and sidecars together, or the largest step of
 * starting up if that is more; amounts of the pod as a whole where it states some; the overhead of its runtime class.
 * What a pod does not state is not counted, so the need is a lower bound: defaults can only add.
 * Source: k8s.io/component-helpers/resource (PodRequests, PodLimits).
 */
import type { Quantity } from '../../../model/quantity.ts';
import { fieldOf, listAt, objectAt, textAt, type Json, type JsonObject } from '../json.ts';
import { amountOf, larger, sum } from './amounts.ts';

const COUNTED = ['cpu', 'memory', 'ephemeral-storage'] as const;
type Counted = (typeof COUNTED)[number];
type Side = 'requests' | 'limits';

/** A request that is not stated is as large as the limit. */
function statedIn(holder: Json | undefined, side: Side, resource: Counted): Quantity | undefined {
  const own = amountOf(fieldOf(objectAt(holder, 'resources', side), resource));
  return own === undefined && side === 'requests' ? amountOf(fieldOf(objectAt(holder, 'resources', 'limits'), resource)) : own;
}

function containersNeed(spec: JsonObject, side: Side, resource: Counted): Quantity | undefined {
  let running: Quantity | undefined;
  let starting: Quantity | undefined;
  for (const container of listAt(spec, 'initContainers')) {
    const own = statedIn(container, side, resource);
    if (textAt(container, 'restartPolicy') === 'Always') running = sum(running, own);
    else starting = larger(starting, sum(running, own));
  }
  for (const container of listAt(spec, 'containers')) running = sum(running, statedIn(container, side, resource));
  return larger(running, starting);
}

function podResourceNeed(spec: JsonObject, side: Side, resource: Counted): Quantity | undefined {
  // Pod-level amounts replace those of containers; there are none for ephemeral storage.
  const whole = resource === 'ephemeral-storage' ? undefined : statedIn(spec, side, resource);
  const need = whole ?? containersNeed(spec, side, resource);
  // A limit that is not set is no limit, overhead or not.
  return need === undefined && side === 'limits' ? undefined : sum(need, amountOf(fieldOf(objectAt(spec, 'overhead'), resource)));
}

/** By ResourceQuota key; without `pods`. */
export function podNeed(spec: JsonObject): Map<`${Side}.${Counted}`, Quantity> {
  const need = new Map<`${Side}.${Counted}`, Quantity>();
  for (const side of ['requests', 'limits'] as const) {
    for (const resource of COUNTED) {
      const amount = podResourceNeed(spec, side, resource);
      if (amount !== undefined) need.set(`${side}.${resource}`, amount);
    }
  }
  return need;
}
