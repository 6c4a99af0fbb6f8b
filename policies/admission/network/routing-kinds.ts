/**
 * Kinds that route traffic or open networks by rules of their own (service meshes, network plug-ins, other ingress
 * controllers) are the platform's: they are read by shared controllers, go around NetworkPolicies or claim hosts in
 * languages that are not judged here. RBAC gives tenants none of them; this holds where a cluster gives more.
 */
import { quoted } from '../../../model/shown.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isExcused } from '../scope.ts';

/** API groups as a whole; a subgroup counts too. */
const GROUPS = [
  'cilium.io', 'crd.projectcalico.org', 'projectcalico.org', 'crd.antrea.io', 'k8s.cni.cncf.io', 'k8s.ovn.org', 'kubeovn.io', 'policy.networking.k8s.io', 'networking.istio.io',
  'security.istio.io', 'extensions.istio.io', 'telemetry.istio.io', 'linkerd.io', 'consul.hashicorp.com', 'kuma.io', 'traefik.io', 'traefik.containo.us', 'projectcontour.io',
  'konghq.com', 'getambassador.io', 'gateway.envoyproxy.io', 'gateway.nginx.org', 'k8s.nginx.org', 'haproxy.org', 'elbv2.k8s.aws', 'vpcresources.k8s.aws', 'networking.k8s.aws', 'networking.gke.io',
  'cloud.google.com', 'metallb.io', 'submariner.io', 'multicluster.x-k8s.io', 'skupper.io', 'tailscale.com',
] as const;

export function isRoutingGroup(group: string): boolean {
  return GROUPS.some((name) => group === name || group.endsWith(`.${name}`));
}

export const routingKinds: AdmissionPolicy = {
  id: 'routing-kinds',
  title: 'Kinds of meshes, network plug-ins and other ingress controllers are the platform\'s',
  level: 'breach',
  judges: ({ operation, group }) => (operation === 'CREATE' || operation === 'UPDATE') && isRoutingGroup(group),
  check(subject) {
    const { kind, group, resource } = subject.request;
    if (isExcused(subject)) return [];
    const fix = 'use NetworkPolicy, Ingress or the kinds of gateway.networking.k8s.io';
    return [{ path: '', message: `${kind === '' ? resource : kind} of ${quoted(group)} steers what tenants share`, fix }];
  },
};
