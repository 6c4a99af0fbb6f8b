/** A DaemonSet takes a place on every node, now and for each node to come; a tenant has them on nodes of its own only. */
import type { AdmissionPolicy } from '../subject.ts';
import { leavesPod } from '../pods/pod-policy.ts';

export const daemonSets: AdmissionPolicy = {
  id: 'daemon-sets',
  title: 'DaemonSets only on nodes of the tenant\'s own',
  level: 'rule',
  judges: ({ operation, resource, group, subResource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && resource === 'daemonsets' && (group === 'apps' || group === 'extensions') && subResource === '',
  check({ request, tenant }) {
    if (tenant?.dedicatedPool !== undefined || leavesPod(request)) return [];
    return [{ path: '', message: 'a DaemonSet runs a pod on every shared node', fix: 'use a Deployment, with topologySpreadConstraints over kubernetes.io/hostname if it shall be spread' }];
  },
};
