/** The limits that hold for a tenant: those of its document, for the rest those of its plan. */
import { TenantryError } from '../../model/errors.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Throttle } from '../../model/plan.ts';
import type { TenantDocument } from '../../model/tenant.ts';

/** Undefined for a tenant whose plan is missing. */
export function limitsOf({ spec }: TenantDocument, catalog: Catalog): Throttle | undefined {
  const plan = catalog.plans.get(spec.plan);
  return plan === undefined ? undefined : { ...plan.spec.throttle, ...spec.throttle };
}

/** @throws TenantryError FAILED_PRECONDITION for a tenant whose plan is missing: without limits nothing is let through */
export function mustLimitsOf(document: TenantDocument, catalog: Catalog): Throttle {
  const limits = limitsOf(document, catalog);
  if (limits === undefined) throw new TenantryError('FAILED_PRECONDITION', `tenant ${document.metadata.name} has no limits: its plan ${document.spec.plan} is not in the repository; a platform admin must add the plan or give the tenant another`);
  return limits;
}
