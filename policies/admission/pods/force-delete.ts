/**
 * A pod with a long grace period is not deleted by force. It would leave the quota at once and still run on its node until
 * the period ends, time and again. Half a minute, the usual period, is let pass, as are kubelets and controllers.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldOf, numberAt, textAt } from '../json.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';

const USUAL_SECONDS = 30;

function isOfKubernetes({ request }: AdmissionSubject): boolean {
  const { username } = request.user;
  return username.startsWith('system:node:') || username.startsWith('system:serviceaccount:kube-system:') || username === 'system:kube-controller-manager';
}

export const forceDelete: AdmissionPolicy = {
  id: 'force-delete',
  title: 'Pods with a long grace period are not deleted by force',
  level: 'rule',
  judges: ({ operation, group, resource, subResource }) => operation === 'DELETE' && group === '' && resource === 'pods' && subResource === '',
  check(subject) {
    const { oldObject: pod, options } = subject.request;
    const grace = numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? USUAL_SECONDS;
    const isRunning = (textAt(pod, 'spec', 'nodeName') ?? '') !== '' && !['Failed', 'Succeeded'].includes(textAt(pod, 'status', 'phase') ?? '');
    if (fieldOf(options, 'gracePeriodSeconds') !== 0 || grace <= USUAL_SECONDS || !isRunning || isOfKubernetes(subject)) return [];
    const name = quoted(textAt(pod, 'metadata', 'name') ?? '');
    return [{ path: '', message: `pod ${name} may run for ${grace} seconds more, outside of the quota`, fix: 'delete it without --force, or with a grace period of 1 second' }];
  },
};
