/**
 * A pod with a long grace period is not deleted by force. It would leave the quota at once and still run on its node until
 * the period ends, time and again. Half a minute, the usual period, is let pass, as are kubelets and controllers. An
 * eviction deletes too and shows no pod, so none is by force.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, numberAt, objectAt, textAt } from '../json.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';

const USUAL_SECONDS = 30;

function isOfKubernetes({ request }: AdmissionSubject): boolean {
  const { username } = request.user;
  return username.startsWith('system:node:') || username.startsWith('system:serviceaccount:kube-system:') || username === 'system:kube-controller-manager';
}

function evictionFault(subject: AdmissionSubject): Violation[] {
  const seconds = fieldOf(objectAt(subject.request.object, 'deleteOptions'), 'gracePeriodSeconds');
  if (seconds === undefined || (typeof seconds === 'number' && seconds > 0) || isOfKubernetes(subject)) return [];
  return [{ path: 'deleteOptions.gracePeriodSeconds', message: `pod ${quoted(subject.request.name)} may run on, outside of the quota`, fix: 'leave deleteOptions.gracePeriodSeconds out, or give it a second or more' }];
}

export const forceDelete: AdmissionPolicy = {
  id: 'force-delete',
  title: 'Pods with a long grace period are not deleted by force',
  level: 'rule',
  judges: ({ operation, group, resource, subResource }) =>
    group === '' && resource === 'pods' && ((operation === 'DELETE' && subResource === '') || (operation === 'CREATE' && subResource === 'eviction')),
  check(subject) {
    if (subject.request.subResource === 'eviction') return evictionFault(subject);
    const { oldObject: pod, options } = subject.request;
    const grace = numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? USUAL_SECONDS;
    const isRunning = (textAt(pod, 'spec', 'nodeName') ?? '') !== '' && !['Failed', 'Succeeded'].includes(textAt(pod, 'status', 'phase') ?? '');
    if (fieldOf(options, 'gracePeriodSeconds') !== 0 || grace <= USUAL_SECONDS || !isRunning || isOfKubernetes(subject)) return [];
    const name = quoted(textAt(pod, 'metadata', 'name') ?? '');
    return [{ path: '', message: `pod ${name} may run for ${grace} seconds more, outside of the quota`, fix: 'delete it without --force, or with a grace period of 1 second' }];
  },
};
