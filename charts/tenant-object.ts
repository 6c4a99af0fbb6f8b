/**
 * The Tenant object: the document's spec with what holds in this cluster: limits, throttle, registries, classes, modes
 * and exemptions. Flux applies custom resources after all built-in kinds, so that its generation annotation says that everything else of the tenant is applied too.
 */
import type { Construct } from 'constructs';
import { effectiveAdmission } from '../model/effective-admission.ts';
import { API_VERSION } from '../model/names.ts';
import { ManifestObject } from './manifest-object.ts';
import type { TenantSpec } from '../model/tenant.ts';
import type { TenantFacts } from './tenant-facts.ts';

/** The tenant's network with the classes that hold in this cluster: its own list, else the cluster's. */
function networkOf({ spec, cluster }: TenantFacts): Pick<TenantSpec, 'network'> {
  const { ingressClasses, gatewayClasses } = { ...cluster.spec.network, ...spec.network };
  if (ingressClasses === undefined && gatewayClasses === undefined) return {};
  return { network: { ...spec.network, ...(ingressClasses === undefined ? {} : { ingressClasses }), ...(gatewayClasses === undefined ? {} : { gatewayClasses }) } };
}

export class TenantObject extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts) {
    // What is stored outside of clusters and when it goes is none of their business.
    const { purging: _, ...spec } = facts.spec;
    const { platform, cluster, plan } = facts;
    const admission = effectiveAdmission(facts.id, { platform: platform.admission, cluster: cluster.spec.admission, enforce: spec.admission?.enforce ?? [] });
    super(scope, 'tenant', {
      apiVersion: API_VERSION,
      kind: 'Tenant',
      metadata: { name: facts.id },
      spec: {
        ...spec,
        ...networkOf(facts),
        throttle: { ...plan.throttle, ...spec.throttle },
        ...(plan.registries === undefined || spec.registries !== undefined ? {} : { registries: plan.registries }),
        ...(admission === undefined ? {} : { admission: { ...spec.admission, ...admission } }),
        limits: facts.limits,
      },
    });
  }
}
