/**
 * A tenant serves only hosts that its document lists, in whatever kind claims them: Ingress, Gateway, ListenerSet,
 * HTTPRoute, GRPCRoute, TLSRoute, OpenShift's Route, DNSEndpoint, Certificate. Hosts are compared in one spelling (lower
 * case, no last dot, ASCII). No host, an empty one, `*` and default backends claim every host and are refused. Which
 * tenant a host belongs to is decided in Git, where a host can stand in one document only. A Certificate may also name
 * Services of the tenant's own namespaces; what asks for a signature without saying for whom is cert-manager's own.
 */
import type { AdmissionPolicy } from '../subject.ts';
import type { Json } from '../json.ts';
import { isComponent, isExcused, ownNamespaces } from '../scope.ts';
import { claimsOf, SIGNING_REQUESTS } from './host-claims.ts';
import { hostViolations } from './hosts.ts';

/** `app.tenant-acme.svc`, with or without the cluster's domain: no host of the world outside. */
function isOwnService(host: Json | undefined, namespaces: readonly string[]): boolean {
  if (typeof host !== 'string') return false;
  const [, domain] = /^(?:\*|[a-z0-9-]+)\.([a-z0-9-]+\.svc(?:\.cluster\.local)?)$/.exec(host) ?? [];
  return domain !== undefined && namespaces.includes(domain.slice(0, domain.indexOf('.')));
}

export const ingressHosts: AdmissionPolicy = {
  id: 'ingress-hosts',
  title: 'Hosts are served by the tenant whose document lists them',
  level: 'breach',
  judges: ({ operation, subResource, group, resource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && subResource === '' && claimsOf(group, resource) !== undefined,
  check(subject) {
    const { group, resource, object } = subject.request;
    const claims = claimsOf(group, resource);
    if (claims === undefined || object === undefined || isExcused(subject)) return [];
    if (SIGNING_REQUESTS.includes(`${group}/${resource}`) && isComponent(subject.request.user)) return [];
    const namespaces = resource === 'certificates' ? ownNamespaces(subject) : [];
    return claims(object).flatMap(({ path, host }) => (isOwnService(host, namespaces) ? [] : hostViolations(path, host, subject.tenant)));
  },
};
