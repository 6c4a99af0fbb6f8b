/**
 * Overrides of the quota are quantities of Kubernetes, not negative, whole objects and bytes, whole thousandths of a
 * CPU: what a ResourceQuota takes without rounding.
 */
import { amountViolations } from './amounts.ts';
import type { TenantPolicy } from './subject.ts';

export const quotaValid: TenantPolicy = {
  id: 'quota-valid',
  check({ entry }) {
    return amountViolations('spec.quota', entry.document.spec.quota ?? {});
  },
};
