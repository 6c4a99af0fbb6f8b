/** One namespace of a tenant with everything in it. */
import { ManifestObject } from './manifest-object.ts';
import { Construct } from 'constructs';
import { STATE_LABEL } from './names.ts';
import type { TenantNamespace as NamespaceName } from '../model/ids.ts';
import { ContainerDefaults } from './container-defaults.ts';
import { openAnnotations } from './namespace-opens.ts';
import { NamespaceQuota } from './namespace-quota.ts';
import { ObjectQuota } from './object-quota.ts';
import { NetworkWalls } from './network-walls.ts';
import { PersonaBindings } from './persona-bindings.ts';
import { factsIn, type TenantFacts } from './tenant-facts.ts';
import { WorkloadAccount } from './workload-account.ts';

/** The version of the Pod Security Standards that a platform gets which names none. */
const DEFAULT_POD_SECURITY_VERSION = 'v1.30';

/** Pod Security in all three modes with a pinned version: an upgrade of the cluster changes nothing unasked. */
function podSecurityLabels(version: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const mode of ['audit', 'enforce', 'warn']) {
    labels[`pod-security.kubernetes.io/${mode}`] = 'restricted';
    labels[`pod-security.kubernetes.io/${mode}-version`] = version;
  }
  return labels;
}

export class TenantNamespace extends Construct {
  constructor(scope: Construct, tenant: TenantFacts, namespace: NamespaceName) {
    super(scope, namespace.name);
    const facts = factsIn(tenant, namespace);
    new ManifestObject(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace.name,
        labels: { ...podSecurityLabels(facts.platform.podSecurity?.version ?? DEFAULT_POD_SECURITY_VERSION), [STATE_LABEL]: namespace.leaving ? 'Deleted' : facts.spec.state },
        annotations: { ...facts.guard, ...openAnnotations(facts.spec.network) },
      },
    });
    new NamespaceQuota(this, facts, { namespace: namespace.name, leaving: namespace.leaving === true });
    new ObjectQuota(this, facts, namespace.name);
    new ContainerDefaults(this, facts, namespace.name);
    new NetworkWalls(this, facts, namespace.name);
    new WorkloadAccount(this, facts, namespace.name);
    new PersonaBindings(this, facts, namespace);
  }
}
