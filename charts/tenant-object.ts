/**
 * The Tenant object: the document's spec with its effective limits in this cluster, quota and throttle. Flux applies custom resources after
 * all built-in kinds, so that its generation annotation says that everything else of the tenant is applied too.
 */
import type { Construct } from 'constructs';
import { API_VERSION } from '../model/names.ts';
import { ManifestObject } from './manifest-object.ts';
import type { TenantFacts } from './tenant-facts.ts';

export class TenantObject extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts) {
    super(scope, 'tenant', {
      apiVersion: API_VERSION,
      kind: 'Tenant',
      metadata: { name: facts.id },
      spec: { ...facts.spec, throttle: { ...facts.plan.throttle, ...facts.spec.throttle }, limits: facts.limits },
    });
  }
}
