/** What a tenant's NetworkPolicies open. Everything that is not listed here stays closed by the deny-all. */
import { hasStrategy } from '../model/aws.ts';
import type { ClusterDocument, ClusterSpec } from '../model/cluster.ts';
import type { EgressRule as EgressWish, TenantNetwork } from '../model/tenant.ts';
import { closedRanges, METADATA_BLOCKS, openBlock, POD_IDENTITY_BLOCKS, type ClosedRanges } from './closed-ranges.ts';
import { MANAGED_LABEL, TENANT_LABEL } from './names.ts';
import type { EgressRule, NetworkPolicyPeer, NetworkPolicyPort } from './plain.ts';
import type { TenantFacts } from './tenant-facts.ts';

const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';
/** CoreDNS as kubeadm, EKS, GKE and AKS install it. */
const DEFAULT_DNS = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } } as const;
const DNS_PORTS: readonly NetworkPolicyPort[] = [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }];
const INTERNET = ['0.0.0.0/0', '::/0'] as const;

/** What follows from a cluster's network alone. */
interface ClusterNetwork {
  readonly closed: ClosedRanges['platform'];
  /** Opens every public address. */
  readonly internet: readonly EgressRule[];
}

// Facts of a cluster, not of a tenant: worked out once a cluster document.
const networks = new WeakMap<ClusterDocument, ClusterNetwork>();

function networkOf(cluster: ClusterDocument): ClusterNetwork {
  const known = networks.get(cluster);
  if (known !== undefined) return known;
  const { platform, internet } = closedRanges(cluster.spec.network);
  const network = { closed: platform, internet: blocksRule(INTERNET, internet) };
  networks.set(cluster, network);
  return network;
}

type Workload = NonNullable<ClusterSpec['network']['dns']>;

/** Pods of the platform: by the name of their namespace, which nobody can forge, and by their labels. */
export function platformPods({ namespace, podLabels }: Workload): NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } },
    podSelector: podLabels === undefined ? {} : { matchLabels: podLabels },
  };
}

/** All pods of these tenants. Only the platform writes labels of namespaces. */
export function tenantPods(ids: readonly string[]): NetworkPolicyPeer {
  return {
    namespaceSelector: {
      matchLabels: { [MANAGED_LABEL]: 'true' },
      matchExpressions: [{ key: TENANT_LABEL, operator: 'In', values: ids }],
    },
  };
}

/** Name resolution: the cluster's DNS pods on port 53. */
export function dnsRule(cluster: ClusterDocument): EgressRule {
  return { ports: DNS_PORTS, to: [platformPods(cluster.spec.network.dns ?? DEFAULT_DNS)] };
}

function blocksRule(cidrs: readonly string[], closed: ClosedRanges['platform'], ports?: readonly NetworkPolicyPort[]): EgressRule[] {
  const to = cidrs.flatMap((cidr) => {
    const ipBlock = openBlock(cidr, closed);
    return ipBlock === undefined ? [] : [{ ipBlock }];
  });
  if (to.length === 0) return [];
  return [ports === undefined ? { to } : { ports, to }];
}

function wishedPorts(wish: EgressWish): NetworkPolicyPort[] | undefined {
  return wish.ports?.map(({ port, endPort, protocol = 'TCP' }) => (endPort === undefined ? { port, protocol } : { port, endPort, protocol }));
}

type Access = NonNullable<TenantNetwork['access']>[number];

/** The platform's own addresses, for tenants that ask and whose plan allows it. Nothing is cut out of these. */
function accessRules(access: Access, { apiServer, nodes }: ClusterSpec['network']): EgressRule[] {
  switch (access) {
    case 'APIServer':
      return blocksRule(apiServer.cidrs, [], [{ port: apiServer.port, protocol: 'TCP' }]);
    case 'Metadata':
      return blocksRule(METADATA_BLOCKS, [], [{ port: 80, protocol: 'TCP' }]);
    case 'Nodes':
      return blocksRule(nodes, []);
  }
}

/** True where the tenant's pods get their identity in AWS from the agent on their node. */
function asksAgent({ cluster, platform, spec }: TenantFacts): boolean {
  return cluster.spec.aws !== undefined && spec.cloud?.aws?.enabled !== false && hasStrategy(platform, 'pod-identity');
}

/** Where the tenant's pods may connect to outside of the tenants' namespaces, by plan and document. */
export function egressRules(facts: TenantFacts): EgressRule[] {
  const { plan, cluster, spec } = facts;
  const { closed, internet } = networkOf(cluster);
  const rules: EgressRule[] = [];
  if (plan.egress.internet && spec.network?.internet !== false) rules.push(...internet);
  rules.push(...blocksRule(plan.egress.cidrs ?? [], closed));
  if (plan.egress.custom) {
    for (const wish of spec.network?.egress ?? []) rules.push(...blocksRule([wish.cidr], closed, wishedPorts(wish)));
  }
  for (const access of spec.network?.access ?? []) {
    if (plan.egress.access?.includes(access) === true) rules.push(...accessRules(access, cluster.spec.network));
  }
  if (asksAgent(facts)) rules.push(...blocksRule(POD_IDENTITY_BLOCKS, [], [{ port: 80, protocol: 'TCP' }]));
  return rules;
}
