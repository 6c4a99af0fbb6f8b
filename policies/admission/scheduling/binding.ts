/** Nobody but the scheduler binds pods to nodes: a binding passes by taints and resources, and writes labels into pods. */
import { SCHEDULER_USER } from '../../../model/accounts.ts';
import { shownValue, textAt } from '../json.ts';
import type { AdmissionPolicy } from '../subject.ts';

export const binding: AdmissionPolicy = {
  id: 'binding',
  title: 'Nobody but the scheduler binds pods',
  level: 'breach',
  judges: ({ operation, group, resource, subResource }) =>
    operation !== 'DELETE' && group === '' && ((resource === 'pods' && subResource === 'binding') || resource === 'bindings'),
  check({ request }) {
    if (request.user.username === SCHEDULER_USER) return [];
    const node = textAt(request.object, 'target', 'name');
    return [{ path: 'target', message: `a binding to node ${shownValue(node)} passes by the scheduler`, fix: 'leave the pod to the scheduler' }];
  },
};
