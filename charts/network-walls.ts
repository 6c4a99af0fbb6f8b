/**
 * The NetworkPolicies of a namespace. `tenantry-deny-all` is the wall: no pod sends or receives anything. Each of the
 * others opens one thing. NetworkPolicies add up, so losing an opening can only close: the wall alone is a guard that
 * Flux must not prune, and openings vanish from the cluster as soon as they vanish from the branch.
 */
import { ManifestObject } from './manifest-object.ts';
import { Construct } from 'constructs';
import { NETWORK_LABEL, OWN_NETWORK } from './names.ts';
import { dnsRule, egressRules, platformPods, tenantPods } from './network-openings.ts';
import type { LabelSelector, NetworkPolicyPeer, NetworkPolicySpec } from './plain.ts';
import type { TenantFacts } from './tenant-facts.ts';

const EVERY_POD: LabelSelector = {};
/** Pods that did not opt for their tenant's own NetworkPolicies alone. */
const COMMON_PODS: LabelSelector = { matchExpressions: [{ key: NETWORK_LABEL, operator: 'NotIn', values: [OWN_NETWORK] }] };

function bothWays(peer: NetworkPolicyPeer): NetworkPolicySpec {
  return { podSelector: COMMON_PODS, policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [peer] }], egress: [{ to: [peer] }] };
}

/** The pod ports that the document exposes, reachable from the cluster's ingress controller only. */
function exposedPorts({ cluster, spec }: TenantFacts): NetworkPolicySpec | undefined {
  const ports = spec.network?.ingress?.ports ?? [];
  const controller = cluster.spec.network.ingress;
  if (ports.length === 0 || controller === undefined) return undefined;
  return {
    podSelector: EVERY_POD,
    policyTypes: ['Ingress'],
    ingress: [{ from: [platformPods(controller)], ports: ports.map((port) => ({ port, protocol: 'TCP' })) }],
  };
}

/** Everything that is open for an active tenant, by the name of its policy. */
function openings(facts: TenantFacts): Map<string, NetworkPolicySpec> {
  const found = new Map<string, NetworkPolicySpec>([
    ['tenantry-allow-dns', { podSelector: EVERY_POD, policyTypes: ['Egress'], egress: [dnsRule(facts.cluster)] }],
    ['tenantry-allow-tenant', bothWays(tenantPods([facts.id]))],
  ]);
  if (facts.peers.length > 0) found.set('tenantry-allow-peers', bothWays(tenantPods(facts.peers)));
  const exposed = exposedPorts(facts);
  if (exposed !== undefined) found.set('tenantry-allow-ingress', exposed);
  const egress = egressRules(facts);
  if (egress.length > 0) found.set('tenantry-allow-egress', { podSelector: COMMON_PODS, policyTypes: ['Egress'], egress });
  return found;
}

export class NetworkWalls extends Construct {
  constructor(scope: Construct, facts: TenantFacts, namespace: string) {
    super(scope, 'network');
    const policy = (name: string, spec: NetworkPolicySpec, annotations: Readonly<Record<string, string>> = {}): void => {
      new ManifestObject(this, name, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, namespace, annotations },
        spec,
      });
    };
    policy('tenantry-deny-all', { podSelector: EVERY_POD, policyTypes: ['Ingress', 'Egress'] }, facts.guard);
    if (!facts.isActive) return;
    for (const [name, spec] of openings(facts)) policy(name, spec);
  }
}
