/** A tenant asks in network.access only for platform addresses that its plan allows. */
import { quoted } from '../../model/shown.ts';
import { planOf, type TenantPolicy } from './subject.ts';

export const accessAllowed: TenantPolicy = {
  id: 'access-allowed',
  check(subject) {
    const plan = planOf(subject);
    if (plan === undefined) return [];
    const allowed = plan.spec.egress.access ?? [];
    return (subject.entry.document.spec.network?.access ?? []).flatMap((wanted, index) => {
      if (allowed.includes(wanted)) return [];
      const message = `plan ${quoted(plan.metadata.name)} does not allow access to ${wanted}`;
      const fix = allowed.length === 0 ? 'remove it or choose a larger plan' : `it allows ${allowed.join(', ')}`;
      return [{ path: `spec.network.access[${index}]`, message, fix }];
    });
  },
};
