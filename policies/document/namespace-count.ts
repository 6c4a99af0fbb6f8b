/** A tenant has at most as many further namespaces as its plan grants; the primary one and the one for jobs are free. */
import { quoted } from '../../model/shown.ts';
import { planOf, type TenantPolicy } from './subject.ts';

export const namespaceCount: TenantPolicy = {
  id: 'namespace-count',
  check(subject) {
    const plan = planOf(subject);
    const count = subject.entry.document.spec.namespaces?.length ?? 0;
    if (plan === undefined || count <= plan.spec.namespaces) return [];
    const message = `${count} further namespaces are more than ${plan.spec.namespaces}, the limit of plan ${quoted(plan.metadata.name)}`;
    return [{ path: 'spec.namespaces', message, fix: 'remove some or choose a larger plan' }];
  },
};
