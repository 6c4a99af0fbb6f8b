/** What rules over tenants judge: one tenant among all others. */
import type { Catalog, TenantEntry } from '../../model/catalog.ts';
import type { PlanDocument } from '../../model/plan.ts';
import type { Policy } from '../policy.ts';

export interface TenantSubject {
  readonly entry: TenantEntry;
  readonly catalog: Catalog;
}
export type TenantPolicy = Policy<TenantSubject>;

/** The tenant's plan; undefined when there is none of that name, which plan-known tells. */
export function planOf({ entry, catalog }: TenantSubject): PlanDocument | undefined {
  return catalog.plans.get(entry.document.spec.plan);
}
