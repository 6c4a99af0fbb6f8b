/**
 * Pods are placed by the scheduler. A pod that names its node passes by taints, resources and every rule about nodes. An
 * update may keep the name that the scheduler gave.
 */
import { fieldOf, shownValue } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';

export const nodeName = podPolicy({
  id: 'node-name',
  title: 'Pods are placed by the scheduler',
  level: 'breach',
  check(pod, { request }) {
    const name = fieldOf(pod.spec, 'nodeName') ?? '';
    const isKept = pod.isPod && request.operation === 'UPDATE' && fieldOf(fieldOf(pod.old, 'spec'), 'nodeName') === name;
    if (name === '' || isKept) return [];
    return [{ path: `${pod.specPath}.nodeName`, message: `the pod chooses node ${shownValue(name)} past the scheduler`, fix: 'remove nodeName' }];
  },
});
