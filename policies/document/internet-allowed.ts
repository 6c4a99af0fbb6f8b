/** A tenant closes the internet for itself, and opens it only if its plan does. */
import { quoted } from '../../model/shown.ts';
import { planOf, type TenantPolicy } from './subject.ts';

export const internetAllowed: TenantPolicy = {
  id: 'internet-allowed',
  check(subject) {
    const plan = planOf(subject);
    if (plan === undefined || plan.spec.egress.internet || subject.entry.document.spec.network?.internet !== true) return [];
    return [{ path: 'spec.network.internet', message: `plan ${quoted(plan.metadata.name)} keeps the internet closed`, fix: 'remove the field, name destinations in spec.network.egress, or choose a larger plan' }];
  },
};
