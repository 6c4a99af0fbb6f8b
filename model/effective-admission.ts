/** What of the platform's and a cluster's adjustments holds for one tenant. */
import type { Adjustments, EffectiveAdmission } from './adjustments.ts';

export interface AdjustmentSources {
  readonly platform: Adjustments | undefined;
  readonly cluster: Adjustments | undefined;
  /** Rules that the tenant wants enforced. */
  readonly enforce: readonly string[];
}

/**
 * What holds for one tenant in one cluster; undefined when every rule is enforced without exemptions. What is said of
 * one tenant goes before what is said of all, the cluster before the platform, and the tenant's own wish before both.
 */
export function effectiveAdmission(id: string, { platform, cluster, enforce }: AdjustmentSources): EffectiveAdmission | undefined {
  const layers = [platform?.modes, cluster?.modes, platform?.tenantModes?.[id], cluster?.tenantModes?.[id]];
  const stated = new Map(layers.flatMap((modes) => Object.entries(modes ?? {})));
  const loosened = [...stated].filter(([policy, mode]) => mode !== 'enforce' && !enforce.includes(policy)).sort(([a], [b]) => (a < b ? -1 : 1));
  const exemptions = [...(platform?.exemptions ?? []), ...(cluster?.exemptions ?? [])].filter(({ tenant }) => tenant === id).map(({ tenant: _, ...exemption }) => exemption);
  if (loosened.length === 0 && exemptions.length === 0) return undefined;
  return {
    ...(loosened.length === 0 ? {} : { modes: Object.fromEntries(loosened) }),
    ...(exemptions.length === 0 ? {} : { exemptions }),
  };
}
