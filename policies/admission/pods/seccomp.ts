/**
 * Every container has a seccomp profile: its own or the pod's is RuntimeDefault or Localhost. The annotations with which
 * old versions of Kubernetes named profiles may name no others.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, textAt, textsAt, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName, within, type Pod } from './pod.ts';

const ALLOWED: readonly (string | undefined)[] = ['Localhost', 'RuntimeDefault'];
const ANNOTATIONS = ['seccomp.security.alpha.kubernetes.io/pod', 'container.seccomp.security.alpha.kubernetes.io/'] as const;
const FIX = 'use RuntimeDefault';

function isAllowedValue(value: string): boolean {
  return value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');
}

function stated(securityContext: JsonObject | undefined): boolean {
  return fieldOf(securityContext, 'seccompProfile') !== undefined;
}

function isAllowed(securityContext: JsonObject | undefined): boolean {
  return ALLOWED.includes(textAt(securityContext, 'seccompProfile', 'type'));
}

function annotationFaults(pod: Pod): Violation[] {
  const path = within(pod.place.join('.'), 'metadata.annotations');
  return textsAt(pod.metadata, 'annotations').flatMap(([key, value]) => {
    if (!ANNOTATIONS.some((prefix) => key.startsWith(prefix)) || isAllowedValue(value)) return [];
    return [{ path: `${path}[${quoted(key)}]`, message: `seccomp profile ${quoted(value)} confines nothing`, fix: 'remove the annotation' }];
  });
}

export const seccomp = podPolicy({
  id: 'seccomp',
  title: 'A seccomp profile for every container',
  level: 'breach',
  check(pod) {
    const path = `${pod.specPath}.securityContext.seccompProfile.type`;
    const ofPod = stated(pod.securityContext) && !isAllowed(pod.securityContext) ? [{ path, message: 'the profile confines nothing', fix: FIX }] : [];
    const ofContainers = inContainers(pod, (container) => {
      const confined = stated(container.securityContext) ? isAllowed(container.securityContext) : isAllowed(pod.securityContext);
      if (confined) return [];
      const message = `container ${quoted(containerName(container))} has no seccomp profile that confines it`;
      return [{ path: `${container.path}.securityContext.seccompProfile.type`, message, fix: `${FIX}, here or for the pod` }];
    });
    return [...ofPod, ...ofContainers, ...annotationFaults(pod)];
  },
});
