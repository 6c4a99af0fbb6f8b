/**
 * A tenant's document can have rules enforced that the platform only warns of, and it can loosen none. The rules that it
 * names exist, and are not always enforced anyway.
 */
import { adjustableRuleFaults } from './adjustable-rule.ts';
import type { TenantPolicy } from './subject.ts';

export const enforcedRules: TenantPolicy = {
  id: 'enforced-rules',
  check: ({ entry }) => (entry.document.spec.admission?.enforce ?? []).flatMap((rule, index) => adjustableRuleFaults(`spec.admission.enforce[${index}]`, rule)),
};
