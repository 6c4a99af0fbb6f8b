/**
 * The ResourceQuota of a namespace that limits the tenant. Its sum over the tenant's namespaces never passes the tenant's
 * limit: by arithmetic, or, where the API server asks the webhook about every charge, by the ledger. There Flux only makes
 * the quota; the projector moves its numbers from then on. It begins with the same share as elsewhere, so that a quota
 * which is made before anybody asks the webhook lets nobody above the limit either.
 */
import type { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { APPLY_ANNOTATION, QUOTA_NAME } from './names.ts';
import type { ResourceQuotaSpec } from './plain.ts';
import { hardLimits, type TenantFacts } from './tenant-facts.ts';

/** Whether the API server of the tenant's cluster asks the webhook. */
function isFenced({ cluster }: TenantFacts): boolean {
  return cluster.spec.admission !== undefined && cluster.spec.admission.judging !== false;
}

export interface NamespaceQuotaProps {
  readonly namespace: string;
  /** A namespace that is let go has fixed numbers: nothing may start there. */
  readonly leaving: boolean;
}

export class NamespaceQuota extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts, { namespace, leaving }: NamespaceQuotaProps) {
    // Unscoped, since scoped quotas do not count what lies outside of their scope.
    const spec: ResourceQuotaSpec = { hard: hardLimits(facts, namespace) };
    const apply = isFenced(facts) && !leaving ? { [APPLY_ANNOTATION]: 'IfNotPresent' } : {};
    super(scope, 'quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: QUOTA_NAME, namespace, annotations: { ...facts.guard, ...apply } },
      spec,
    });
  }
}
