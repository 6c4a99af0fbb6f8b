/**
 * Pods are for Linux. Pod Security asks less of a pod that says it is for Windows, so the word must not be believed; and
 * Windows options (host processes, credentials of the domain, user names) have no use here.
 */
import type { Violation } from '../../policy.ts';
import { fieldOf, shownValue, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';

function optionFaults(securityContext: JsonObject | undefined, path: string): Violation[] {
  if (fieldOf(securityContext, 'windowsOptions') === undefined) return [];
  return [{ path: `${path}.securityContext.windowsOptions`, message: 'Windows options have no use on nodes with Linux', fix: 'remove them' }];
}

export const podOs = podPolicy({
  id: 'pod-os',
  title: 'Pods are for Linux',
  level: 'breach',
  check(pod) {
    const os = fieldOf(pod.spec, 'os');
    const name = fieldOf(os, 'name');
    const path = `${pod.specPath}.os.name`;
    const other = os === undefined || name === 'linux' ? [] : [{ path, message: `operating system ${shownValue(name)} is not offered`, fix: 'write linux or remove it' }];
    return [...other, ...optionFaults(pod.securityContext, pod.specPath), ...inContainers(pod, ({ securityContext, path: place }) => optionFaults(securityContext, place))];
  },
});
