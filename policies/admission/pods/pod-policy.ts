/**
 * What rules over pods have in common. An update that leaves the pod as it was is not judged again: garbage collection,
 * scaling down and the removal of finalizers must work on what was there before a rule was.
 */
import type { Violation } from '../../policy.ts';
import { objectAt } from '../json.ts';
import { remembered } from '../remembered.ts';
import { sameJson } from '../same-json.ts';
import type { AdmissionPolicy, AdmissionRequest, AdmissionSubject } from '../subject.ts';
import { carriesPod, podOf, type Container, type Pod } from './pod.ts';

export interface PodRule extends Pick<AdmissionPolicy, 'id' | 'title' | 'level'> {
  check(pod: Pod, subject: AdmissionSubject): readonly Violation[];
}

function compare(request: AdmissionRequest): boolean {
  const pod = podOf(request);
  if (request.operation !== 'UPDATE' || pod?.old === undefined) return false;
  const annotations = objectAt(pod.metadata, 'annotations');
  const labels = objectAt(pod.metadata, 'labels');
  return (
    sameJson(objectAt(pod.old, 'spec'), pod.spec) &&
    sameJson(objectAt(pod.old, 'metadata', 'annotations') ?? {}, annotations ?? {}) &&
    sameJson(objectAt(pod.old, 'metadata', 'labels') ?? {}, labels ?? {})
  );
}

/** True for an update that changes neither the pod's spec nor its labels and annotations. */
export const leavesPod: (request: AdmissionRequest) => boolean = remembered(compare);

/** A rule over the pod of every kind that carries one. */
export function podPolicy(rule: PodRule): AdmissionPolicy {
  return {
    id: rule.id,
    title: rule.title,
    level: rule.level,
    judges: carriesPod,
    check(subject) {
      const pod = podOf(subject.request);
      return pod === undefined || leavesPod(subject.request) ? [] : rule.check(pod, subject);
    },
  };
}

/** Violations of a rule that looks at each container by itself. */
export function inContainers(pod: Pod, check: (container: Container) => readonly Violation[]): Violation[] {
  const found: Violation[] = [];
  for (const container of pod.containers) found.push(...check(container));
  return found;
}
