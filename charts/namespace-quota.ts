/** The one ResourceQuota of a namespace. Its sum over the tenant's namespaces never passes the tenant's limit. */
import type { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { QUOTA_NAME } from './names.ts';
import type { ResourceQuotaSpec } from './plain.ts';
import { hardLimits, type TenantFacts } from './tenant-facts.ts';

export class NamespaceQuota extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts, namespace: string) {
    // Unscoped, since scoped quotas do not count what lies outside of their scope.
    const spec: ResourceQuotaSpec = { hard: hardLimits(facts, namespace) };
    super(scope, 'quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: QUOTA_NAME, namespace, annotations: facts.guard },
      spec,
    });
  }
}
