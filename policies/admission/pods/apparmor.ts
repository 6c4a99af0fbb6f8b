/** AppArmor is not switched off: profiles are RuntimeDefault or Localhost where one is named, by field or by annotation. */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, textAt, textsAt, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { within } from './pod.ts';

const ALLOWED: readonly (string | undefined)[] = ['Localhost', 'RuntimeDefault'];
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

function isAllowedValue(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/');
}

function fieldFaults(securityContext: JsonObject | undefined, path: string): Violation[] {
  if (fieldOf(securityContext, 'appArmorProfile') === undefined) return [];
  const type = textAt(securityContext, 'appArmorProfile', 'type');
  if (ALLOWED.includes(type)) return [];
  return [{ path: `${path}.securityContext.appArmorProfile.type`, message: `AppArmor profile ${quoted(type ?? '')} confines nothing`, fix: 'use RuntimeDefault' }];
}

export const apparmor = podPolicy({
  id: 'apparmor',
  title: 'AppArmor is not switched off',
  level: 'breach',
  check(pod) {
    const path = within(pod.place.join('.'), 'metadata.annotations');
    const annotations = textsAt(pod.metadata, 'annotations').flatMap(([key, value]) => {
      if (!key.startsWith(ANNOTATION) || isAllowedValue(value)) return [];
      return [{ path: `${path}[${quoted(key)}]`, message: `AppArmor profile ${quoted(value)} confines nothing`, fix: 'remove the annotation' }];
    });
    const fields = inContainers(pod, ({ securityContext, path: place }) => fieldFaults(securityContext, place));
    return [...fieldFaults(pod.securityContext, pod.specPath), ...fields, ...annotations];
  },
});
