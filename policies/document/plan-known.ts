/** The plan that a tenant names exists. */
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const planKnown: TenantPolicy = {
  id: 'plan-known',
  check({ entry, catalog }) {
    const { plan } = entry.document.spec;
    if (catalog.plans.has(plan)) return [];
    const plans = [...catalog.plans.keys()].sort();
    const near = nearest(plan, plans);
    const others = plans.length === 0 ? 'add its document under plans/' : `choose one of ${plans.join(', ')}`;
    const fix = near === undefined ? others : `did you mean ${quoted(near)}?`;
    return [{ path: 'spec.plan', message: `plan ${quoted(plan)} does not exist`, fix }];
  },
};
