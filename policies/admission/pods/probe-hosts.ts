/**
 * Probes and lifecycle hooks ask the pod itself. A `host` would send the kubelet, which stands outside of every network
 * policy, to an address of the tenant's choice.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, textAt, type JsonObject } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import type { Container } from './pod.ts';

const HANDLERS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']] as const;
const ACTIONS = ['httpGet', 'tcpSocket'] as const;

function hostFault(holder: JsonObject, path: string): Violation[] {
  return ACTIONS.flatMap((action) => {
    const handler = objectAt(holder, action);
    if ((fieldOf(handler, 'host') ?? '') === '') return [];
    const message = `the kubelet would ask ${quoted(textAt(handler, 'host') ?? '')} instead of the pod`;
    return [{ path: `${path}.${action}.host`, message, fix: 'remove host' }];
  });
}

function check({ value, path }: Container): Violation[] {
  return HANDLERS.flatMap((place) => {
    const holder = objectAt(value, ...place);
    return holder === undefined ? [] : hostFault(holder, `${path}.${place.join('.')}`);
  });
}

export const probeHosts = podPolicy({
  id: 'probe-hosts',
  title: 'Probes and hooks ask the pod itself',
  level: 'breach',
  check: (pod) => inContainers(pod, check),
});
