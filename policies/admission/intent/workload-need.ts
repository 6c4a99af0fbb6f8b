/** What an object needs of a quota when all that it asks for runs at once. */
import { quantityOfUnits, type Quantity } from '../../../model/quantity.ts';
import { classKeyOf, type ResourceKey } from '../../../model/resources.ts';
import { fieldOf, listAt, objectAt, textAt, type Json, type JsonObject } from '../json.ts';
import { amountOf, countOf, sum, times } from './amounts.ts';
import { podNeed } from './pod-need.ts';

/** `count` times `each`: kept apart, so that a refusal can show the arithmetic. */
export interface WorkloadNeed {
  /** Field that says how many; empty where there is only one. */
  readonly path: string;
  readonly count: number;
  /** What the number counts: pods, replicas, claims. */
  readonly noun: string;
  readonly each: ReadonlyMap<ResourceKey, Quantity>;
}

const ONE = quantityOfUnits(1n, 0, 'DecimalSI');

function podsNeed(template: JsonObject | undefined, path: string, count: number, noun: string): WorkloadNeed {
  return { path, count, noun, each: new Map<ResourceKey, Quantity>([['pods', ONE], ...podNeed(template ?? {})]) };
}

/** How many pods of a Job run at the same time. */
function jobCount(spec: JsonObject | undefined): number {
  const parallelism = countOf(fieldOf(spec, 'parallelism')) ?? 1;
  return Math.min(parallelism, countOf(fieldOf(spec, 'completions')) ?? parallelism);
}

/** What a claim takes, of its class too where it names one; the default class is known to the API server only. */
function claimEach(spec: Json | undefined): [ResourceKey, Quantity][] {
  const storage = amountOf(fieldOf(objectAt(spec, 'resources', 'requests'), 'storage'));
  const storageClass = textAt(spec, 'storageClassName') ?? '';
  const amounts: [ResourceKey & ('persistentvolumeclaims' | 'requests.storage'), Quantity][] = [['persistentvolumeclaims', ONE], ...(storage === undefined ? [] : [['requests.storage', storage] as ['requests.storage', Quantity]])];
  return storageClass === '' ? amounts : amounts.flatMap(([key, amount]) => [[key, amount], [classKeyOf(storageClass, key), amount]]);
}

function statefulSetNeeds(spec: JsonObject | undefined, count: number): WorkloadNeed[] {
  const templates = listAt(spec, 'volumeClaimTemplates');
  if (templates.length === 0) return [];
  const each = new Map<ResourceKey, Quantity>();
  for (const [key, amount] of templates.flatMap((template) => claimEach(objectAt(template, 'spec')))) each.set(key, sum(each.get(key), amount) ?? amount);
  return [{ path: 'spec.replicas', count, noun: 'replicas', each }];
}

function replicaNeeds(object: JsonObject, resource: string): WorkloadNeed[] {
  const spec = objectAt(object, 'spec');
  const count = countOf(fieldOf(spec, 'replicas')) ?? 1;
  const pods = podsNeed(objectAt(spec, 'template', 'spec'), 'spec.replicas', count, 'replicas');
  return resource === 'statefulsets' ? [pods, ...statefulSetNeeds(spec, count)] : [pods];
}

function jobNeeds(spec: JsonObject | undefined, path: string): WorkloadNeed[] {
  return [podsNeed(objectAt(spec, 'template', 'spec'), `${path}.parallelism`, jobCount(spec), 'pods at a time')];
}

/** How many nodes it runs on is not known; where one pod does not fit, none does. */
function daemonNeeds(object: JsonObject): WorkloadNeed[] {
  return [podsNeed(objectAt(object, 'spec', 'template', 'spec'), '', 1, 'pod on each node')];
}

/** Without what it scales, which may come later, only the number of its pods is known. */
function scalerNeeds(object: JsonObject, scaled: JsonObject | undefined): WorkloadNeed[] {
  const count = countOf(fieldOf(objectAt(object, 'spec'), 'maxReplicas'));
  return count === undefined ? [] : [podsNeed(objectAt(scaled, 'spec', 'template', 'spec'), 'spec.maxReplicas', count, 'replicas at most')];
}

export type Reader = (object: JsonObject, scaled: JsonObject | undefined) => WorkloadNeed[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['/pods', (object) => [podsNeed(objectAt(object, 'spec'), '', 1, 'pod')]],
  ['/replicationcontrollers', (object) => replicaNeeds(object, 'replicationcontrollers')],
  ...['deployments', 'replicasets', 'statefulsets'].map((resource) => [`apps/${resource}`, (object: JsonObject) => replicaNeeds(object, resource)] as const),
  ['apps/daemonsets', daemonNeeds],
  ['batch/jobs', (object) => jobNeeds(objectAt(object, 'spec'), 'spec')],
  ['batch/cronjobs', (object) => jobNeeds(objectAt(object, 'spec', 'jobTemplate', 'spec'), 'spec.jobTemplate.spec')],
  ['autoscaling/horizontalpodautoscalers', scalerNeeds],
  ['/persistentvolumeclaims', (object) => [{ path: '', count: 1, noun: 'claim', each: new Map(claimEach(objectAt(object, 'spec'))) }]],
]);

/** Subresource `scale` of whatever: only the number of replicas is known. */
function scaleNeeds(object: JsonObject): WorkloadNeed[] {
  const count = countOf(fieldOf(objectAt(object, 'spec'), 'replicas'));
  return count === undefined ? [] : [{ path: 'spec.replicas', count, noun: 'replicas', each: new Map([['pods', ONE]]) }];
}

/** How to read the need of such objects; undefined where nothing is asked for. */
export function needReader(group: string, resource: string, subResource: string): Reader | undefined {
  if (subResource === 'scale') return scaleNeeds;
  return subResource === '' ? READERS.get(`${group}/${resource}`) : undefined;
}

/** All of it. */
export function totalOf(need: WorkloadNeed, key: ResourceKey): Quantity | undefined {
  const each = need.each.get(key);
  return each === undefined ? undefined : times(each, need.count);
}
