/**
 * Annotations that steer load balancers, ingress controllers, DNS and meshes are the platform's: they can join another
 * tenant's load balancer, serve further hosts, run configuration or Lua in a shared controller, read Secrets of other
 * namespaces or publish DNS names. On Services, Ingresses, Gateways and routes a tenant may set those that are known to
 * touch its own traffic only, with values that cannot end a line of configuration; names for DNS must be its own hosts.
 */
import { fieldPath } from '../../../model/yaml-tree.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type Json, type JsonObject } from '../json.ts';
import { isPlatform, writes } from '../scope.ts';
import type { AdmissionPolicy, AdmissionSubject, TenantFacts } from '../subject.ts';
import { hostViolations } from './hosts.ts';

/** Domains of annotation keys that controllers of shared traffic listen to; a subdomain counts too. */
const STEERING = [
  'ingress.kubernetes.io', 'ingress.cilium.io', 'ingress.bluemix.net', 'service.beta.kubernetes.io', 'service.kubernetes.io', 'service.cilium.io', 'io.cilium', 'cilium.io',
  'lbipam.cilium.io', 'alpha.kubernetes.io', 'elbv2.k8s.aws', 'amazonaws.com', 'cloud.google.com', 'networking.gke.io', 'azure.com', 'azure.microsoft.com',
  'metallb.io', 'metallb.universe.tf', 'kube-vip.io', 'purelb.io', 'openelb.io', 'loadbalancer.openstack.org', 'tailscale.com', 'haproxy.org', 'haproxy.com',
  'konghq.com', 'projectcontour.io', 'traefik.io', 'traefik.containo.us', 'nginx.org', 'nginx.com', 'getambassador.io', 'istio.io', 'linkerd.io', 'consul.hashicorp.com',
  'kuma.io', 'gateway.envoyproxy.io', 'acme.cert-manager.io', 'digitalocean.com', 'hetzner.cloud', 'oraclecloud.com', 'oci.oraclecloud.com', 'cloudflare.com',
  'external-dns.kubernetes.io', 'route.openshift.io', 'haproxy.router.openshift.io', 'ovn.org', 'projectcalico.org', 'skupper.io', 'ngrok.com', 'inlets.dev', 'voyager.appscode.com',
  'haproxy-ingress.github.io', 'zalando.org', 'apisix.apache.org', 'pomerium.io', 'higress.io', 'citrix.com', 'f5.com', 'vmware.com', 'solo.io', 'civo.com', 'vultr.com',
  'ingress.gcp.kubernetes.io', 'antrea.io', 'kube-router.io', 'kubesphere.io', 'loxilb.io', 'tencent.com',
] as const;

/**
 * Single keys of domains that hold others too: load balancers of Huawei, addresses and load balancers that Google's and
 * Tencent's Ingresses take by name, further names of cert-manager's certificates.
 */
const STEERING_KEYS = /^(kubernetes\.io\/elb\.|kubernetes\.io\/ingress\.(?!(?:class|allow-http)$)|cert-manager\.io\/(ip-sans|uri-sans|email-sans|literal-subject)$)/i;

const NGINX = 'nginx.ingress.kubernetes.io/';
const NGINX_OWN = [
  'affinity', 'affinity-mode', 'backend-protocol', 'canary', 'canary-by-cookie', 'canary-by-header', 'canary-by-header-value', 'canary-weight', 'canary-weight-total',
  'cors-allow-credentials', 'cors-allow-headers', 'cors-allow-methods', 'cors-allow-origin', 'cors-expose-headers', 'cors-max-age', 'denylist-source-range', 'enable-cors',
  'force-ssl-redirect', 'limit-connections', 'limit-rpm', 'limit-rps', 'proxy-body-size', 'proxy-buffer-size', 'proxy-buffering', 'proxy-connect-timeout',
  'proxy-next-upstream', 'proxy-next-upstream-timeout', 'proxy-next-upstream-tries', 'proxy-read-timeout', 'proxy-request-buffering', 'proxy-send-timeout', 'rewrite-target',
  'session-cookie-expires', 'session-cookie-max-age', 'session-cookie-name', 'session-cookie-path', 'session-cookie-samesite', 'session-cookie-secure',
  'ssl-redirect', 'upstream-hash-by', 'use-regex', 'whitelist-source-range',
].map((name) => NGINX + name);

/** Steering annotations that touch the tenant's own traffic only. */
const OWN: ReadonlySet<string> = new Set([
  ...NGINX_OWN,
  'alb.ingress.kubernetes.io/backend-protocol', 'alb.ingress.kubernetes.io/healthcheck-path', 'alb.ingress.kubernetes.io/healthcheck-port', 'alb.ingress.kubernetes.io/target-type',
  'service.kubernetes.io/topology-mode',
]);

/** Values are one or more DNS names, parted by commas. */
const DNS_NAMES: ReadonlySet<string> = new Set([
  'external-dns.alpha.kubernetes.io/hostname', 'external-dns.alpha.kubernetes.io/internal-hostname', 'external-dns.alpha.kubernetes.io/ingress-hostname', 'cert-manager.io/common-name', 'cert-manager.io/alt-names',
]);
const DNS_OWN: ReadonlySet<string> = new Set(['external-dns.alpha.kubernetes.io/ttl']);

/** What could end a directive, open a block or start a variable in a controller's configuration. */
const UNSAFE = /[\u0000-\u001f\u007f{};"'`\\#]/;

/** Their values are lists, or a variable and a word; each other value is one word of a directive, and a second word another argument. */
const WORDS: ReadonlySet<string> = new Set([
  'cors-allow-headers', 'cors-allow-methods', 'cors-allow-origin', 'cors-expose-headers', 'denylist-source-range', 'proxy-next-upstream', 'upstream-hash-by', 'whitelist-source-range',
].map((name) => NGINX + name));

function isPlain(key: string, value: Json | undefined): boolean {
  return typeof value === 'string' && !UNSAFE.test(value) && (WORDS.has(key) || !/\s/.test(value.trim()));
}

function isSteering(key: string): boolean {
  const slash = key.indexOf('/');
  const domain = (slash < 0 ? key : key.slice(0, slash)).toLowerCase();
  return STEERING.some((name) => domain === name || domain.endsWith(`.${name}`)) || STEERING_KEYS.test(key);
}

function annotationViolations(path: string, value: Json | undefined, key: string, tenant: TenantFacts | undefined): Violation[] {
  if (DNS_NAMES.has(key)) return (typeof value === 'string' ? value : '').split(',').flatMap((host) => hostViolations(path, host.trim(), tenant));
  if (!isSteering(key) || DNS_OWN.has(key)) return [];
  if (!OWN.has(key)) return [{ path, message: `annotation ${quoted(key)} steers what tenants share`, fix: 'remove it; the platform sets such annotations' }];
  if (isPlain(key, value)) return [];
  return [{ path, message: `the value of annotation ${quoted(key)} holds characters that could end a word or a line of configuration`, fix: 'write one plain value' }];
}

function changed(subject: AdmissionSubject, path: readonly string[], key: string, value: Json | undefined): boolean {
  const before = fieldOf(objectAt(subject.request.oldObject, ...path), key);
  return before === undefined || before !== value;
}

/** Annotations of the object itself and, for a Gateway, those that its load balancer is given. */
function annotationsOf(object: JsonObject | undefined): { readonly path: readonly string[]; readonly map: JsonObject }[] {
  return [['metadata', 'annotations'], ['spec', 'infrastructure', 'annotations'], ['spec', 'infrastructure', 'labels']].flatMap((path) => {
    const map = objectAt(object, ...path);
    return map === undefined ? [] : [{ path, map }];
  });
}

export const exposureAnnotations: AdmissionPolicy = {
  id: 'exposure-annotations',
  title: 'Annotations that steer shared traffic are the platform\'s',
  level: 'breach',
  judges: (request) =>
    writes(request, '', 'services') || writes(request, 'networking.k8s.io', 'ingresses') || writes(request, 'extensions', 'ingresses') ||
    ((request.operation === 'CREATE' || request.operation === 'UPDATE') && /^(gateway\.networking\.(x-)?k8s\.io|route\.openshift\.io)$/.test(request.group)),
  check(subject) {
    if (isPlatform(subject.request.user)) return [];
    return annotationsOf(subject.request.object).flatMap(({ path, map }) =>
      Object.entries(map).flatMap(([key, value]) => (changed(subject, path, key, value) ? annotationViolations(fieldPath([...path, key]), value, key, subject.tenant) : [])));
  },
};
