/** The contract's plan tiers and isolation types, and what documents call them. */
import type { TenantSpec } from '../../model/tenant.ts';
import { OrganizationType, PlanTier } from '../../proto/gen/acctapi/v1/account_pb.js';

/** Plan of a tier; a create that names no tier gets the smallest plan. */
const PLANS: ReadonlyMap<PlanTier, string> = new Map([
  [PlanTier.UNSPECIFIED, 'free'],
  [PlanTier.FREE, 'free'],
  [PlanTier.STARTER, 'starter'],
  [PlanTier.PRO, 'pro'],
  [PlanTier.ENTERPRISE, 'enterprise'],
]);

const TIERS: ReadonlyMap<string, PlanTier> = new Map([...PLANS].filter(([tier]) => tier !== PlanTier.UNSPECIFIED).map(([tier, plan]) => [plan, tier]));

/** Name of the plan; undefined for a number that is no tier. */
export function planOfTier(tier: PlanTier): string | undefined {
  return PLANS.get(tier);
}

/** The tier of a plan; UNSPECIFIED for plans that clients of the contract do not know. */
export function tierOfPlan(plan: string): PlanTier {
  return TIERS.get(plan) ?? PlanTier.UNSPECIFIED;
}

/** The contract's word for a document's isolation. */
export function organizationTypeOf(isolation: TenantSpec['isolation']): OrganizationType {
  switch (isolation ?? 'Namespace') {
    case 'Namespace':
      return OrganizationType.NAMESPACE;
    case 'NodePool':
      return OrganizationType.NODE;
    case 'Cluster':
      return OrganizationType.CLUSTER;
  }
}

/** A document's word for the contract's; undefined where the request does not say. */
export function isolationOf(type: OrganizationType): NonNullable<TenantSpec['isolation']> | undefined {
  switch (type) {
    case OrganizationType.NAMESPACE:
      return 'Namespace';
    case OrganizationType.NODE:
      return 'NodePool';
    case OrganizationType.CLUSTER:
      return 'Cluster';
    default:
      return undefined;
  }
}
