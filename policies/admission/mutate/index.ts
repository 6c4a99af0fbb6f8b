/**
 * Mutation: fills what makes a plain workload compliant, and takes away only what it filled itself for nodes that the
 * tenant has no more. The rules judge the final object, so nothing here is a wall. It is a fixpoint: filling what was
 * filled changes nothing.
 *
 * It never fights those who apply: it depends on the object alone, so that a server-side apply of the same manifest is
 * filled in the same way and shows no difference. It leaves alone
 * - a ReplicaSet that a controller made from a template of its own: a Deployment looks for the one that equals its
 *   template, and would make new ones forever if they were changed on the way;
 * - an update that leaves the template as it was: filling it would start a roll-out that nobody asked for, and the
 *   template of a Job cannot change at all;
 * - a Pod that exists, but for ephemeral containers that are added.
 */
import { TENANT_LABEL } from '../../../model/names.ts';
import { fieldOf, listAt, objectAt, textAt } from '../json.ts';
import { carriesPod, podOf, type Container, type Pod } from '../pods/pod.ts';
import { leavesPod } from '../pods/pod-policy.ts';
import type { AdmissionRequest, AdmissionSubject } from '../subject.ts';
import { containerDefaults, imageVolumeDefaults } from './container-defaults.ts';
import { setBelow, type PatchOperation } from './patch.ts';
import { podDefaults } from './pod-defaults.ts';

const COMPARED: ReadonlySet<string> = new Set(['replicasets', 'replicationcontrollers']);

function isCompared({ object, resource }: AdmissionRequest): boolean {
  return COMPARED.has(resource) && listAt(object, 'metadata', 'ownerReferences').some((owner) => fieldOf(owner, 'controller') === true);
}

function indexOf({ path }: Container): number {
  return Number(/\[([0-9]+)\]$/.exec(path)?.[1] ?? 0);
}

function fillContainers(pod: Pod, containers: readonly Container[], pulls: boolean): PatchOperation[] {
  return containers.flatMap((container) => containerDefaults(container.value, [...pod.place, 'spec', container.list, indexOf(container)], pulls));
}

/** Ephemeral containers that were not there before; the API server refuses a change to one that was. */
function addedContainers(pod: Pod): Container[] {
  const before = new Set(listAt(pod.old, 'spec', 'ephemeralContainers').map((value) => textAt(value, 'name')));
  return pod.containers.filter(({ list, value }) => list === 'ephemeralContainers' && !before.has(textAt(value, 'name')));
}

function fillPod(pod: Pod, { tenant, request }: AdmissionSubject, pulls: boolean): PatchOperation[] {
  const place = [...pod.place, 'spec'];
  const isLabelled = fieldOf(objectAt(pod.metadata, 'labels'), TENANT_LABEL) !== undefined;
  const label = pod.isPod && tenant !== undefined && !isLabelled ? setBelow(request.object ?? {}, [], ['metadata', 'labels', TENANT_LABEL], tenant.id) : [];
  return [
    ...label,
    ...podDefaults(pod, place, tenant),
    ...fillContainers(pod, pod.containers, pulls),
    ...listAt(pod.spec, 'volumes').flatMap((volume, index) => imageVolumeDefaults(volume, [...place, 'volumes', index], pulls)),
  ];
}

/** What is to be added to the request's object; empty if nothing is. */
export function mutate(subject: AdmissionSubject): PatchOperation[] {
  const { request, tenant } = subject;
  const pod = carriesPod(request) ? podOf(request) : undefined;
  if (pod === undefined) return [];
  const pulls = tenant?.dedicatedPool === undefined;
  if (pod.isPod && request.operation === 'UPDATE') return request.subResource === 'ephemeralcontainers' ? fillContainers(pod, addedContainers(pod), pulls) : [];
  if (request.subResource !== '' || leavesPod(request) || isCompared(request)) return [];
  return fillPod(pod, subject, pulls);
}
