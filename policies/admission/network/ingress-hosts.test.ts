import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { gatewayKind, ingress, objectOf, USERS } from '../testing/objects.ts';
import { ingressHosts } from './ingress-hosts.ts';

const tenant: JsonObject = { network: { ingress: { hosts: ['shop.acme.test', '*.preview.acme.test'] } } };
const FOREIGN = 'track.globex.test';

/** Every kind that claims hosts: how it claims these, and where. */
const KINDS: readonly (readonly [string, (host: string) => JsonObject, string])[] = [
  ['a rule of an Ingress', (host) => ingress({ rules: [{ host }] }), 'spec.rules[0].host'],
  ['TLS of an Ingress', (host) => ingress({ tls: [{ hosts: [host] }] }), 'spec.tls[0].hosts[0]'],
  ['a listener of a Gateway', (hostname) => gatewayKind('Gateway', { listeners: [{ name: 'a', hostname }] }), 'spec.listeners[0].hostname'],
  ['a ListenerSet', (hostname) => objectOf('gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet', { spec: { listeners: [{ hostname }] } }), 'spec.listeners[0].hostname'],
  ['an HTTPRoute', (host) => gatewayKind('HTTPRoute', { parentRefs: [{ name: 'g', namespace: 'gateways' }], hostnames: [host] }), 'spec.hostnames[0]'],
  ['a GRPCRoute', (host) => gatewayKind('GRPCRoute', { parentRefs: [{ name: 'g' }], hostnames: [host] }), 'spec.hostnames[0]'],
  ['a TLSRoute', (host) => gatewayKind('TLSRoute', { parentRefs: [{ name: 'g' }], hostnames: [host] }), 'spec.hostnames[0]'],
  ['a Route of OpenShift', (host) => objectOf('route.openshift.io/v1', 'Route', { spec: { host } }), 'spec.host'],
  ['a DNSEndpoint', (dnsName) => objectOf('externaldns.k8s.io/v1alpha1', 'DNSEndpoint', { spec: { endpoints: [{ dnsName }] } }), 'spec.endpoints[0].dnsName'],
  ['a Certificate', (host) => objectOf('cert-manager.io/v1', 'Certificate', { spec: { dnsNames: [host] } }), 'spec.dnsNames[0]'],
];

describe('ingress-hosts', () => {
  describe.each(KINDS)('in %s', (_kind, claiming, path) => {
    it.each(['shop.acme.test', 'SHOP.Acme.test', 'shop.acme.test.', 'a.preview.acme.test', '*.preview.acme.test'])('accepts %s', (host) => {
      expect(findings(ingressHosts, { object: claiming(host), tenant })).toEqual([]);
    });

    it.each([
      ['another tenant\'s host', FOREIGN], ['it in mixed case', 'Track.GLOBEX.test'], ['it with a last dot', `${FOREIGN}.`], ['a name under its own host', 'x.shop.acme.test'], ['a wildcard over its own host', '*.acme.test'],
      ['the domain of its wildcard', 'preview.acme.test'], ['every host', '*'], ['an empty host', ''], ['letters outside of ASCII', 'shop.acmé.test'], ['a homograph', 'sh\u043Ep.acme.test'], ['an end that only looks alike', 'evilpreview.acme.test'],
    ])('refuses %s', (_name, host) => expect(paths(ingressHosts, { object: claiming(host), tenant })).toEqual([path]));

    it('judges the new object of an update, not the old one', () => {
      expect(paths(ingressHosts, { object: claiming(FOREIGN), oldObject: claiming('shop.acme.test'), tenant, request: { operation: 'UPDATE' } })).toEqual([path]);
      expect(paths(ingressHosts, { object: claiming('shop.acme.test'), oldObject: claiming(FOREIGN), tenant, request: { operation: 'UPDATE' } })).toEqual([]);
    });
  });

  it.each<[string, JsonObject, string]>([
    ['a rule without host', ingress({ rules: [{ http: {} }] }), 'spec.rules[0].host'],
    ['a default backend', ingress({ defaultBackend: { service: { name: 's' } } }), 'spec.defaultBackend'],
    ['a default backend of old', objectOf('extensions/v1beta1', 'Ingress', { spec: { backend: { serviceName: 's' } } }), 'spec.backend'],
    ['a listener without host', gatewayKind('Gateway', { listeners: [{ name: 'a', port: 80 }] }), 'spec.listeners[0].hostname'],
    ['an HTTPRoute without hosts', gatewayKind('HTTPRoute', { parentRefs: [{ name: 'g' }] }), 'spec.hostnames'],
    ['a TLSRoute with an empty list', gatewayKind('TLSRoute', { parentRefs: [{ name: 'g' }], hostnames: [] }), 'spec.hostnames'],
    ['a route that has a Service and a Gateway as parents', gatewayKind('HTTPRoute', { parentRefs: [{ group: '', kind: 'Service', name: 's' }, { name: 'g' }] }), 'spec.hostnames'],
    ['a route of OpenShift that gets a host', objectOf('route.openshift.io/v1', 'Route', { spec: {} }), 'spec.host'],
    ['a common name of a certificate', objectOf('cert-manager.io/v1', 'Certificate', { spec: { commonName: FOREIGN, dnsNames: ['shop.acme.test'] } }), 'spec.commonName'],
    ['a certificate of another tenant\'s Service', objectOf('cert-manager.io/v1', 'Certificate', { spec: { dnsNames: ['web.tenant-globex.svc'] } }), 'spec.dnsNames[0]'],
    ['a host that is no text', ingress({ rules: [{ host: 7 }] }), 'spec.rules[0].host'],
  ])('refuses %s', (_name, object, path) => expect(paths(ingressHosts, { object, tenant })).toEqual([path]));

  it('accepts a route of the mesh, and a certificate for its own Service', () => {
    expect(paths(ingressHosts, { object: gatewayKind('HTTPRoute', { parentRefs: [{ group: '', kind: 'Service', name: 's' }] }), tenant })).toEqual([]);
    expect(paths(ingressHosts, { object: objectOf('cert-manager.io/v1', 'Certificate', { spec: { dnsNames: ['web.tenant-acme.svc', 'web.tenant-acme.svc.cluster.local'] } }), tenant })).toEqual([]);
  });

  it('refuses every host of a tenant that is not known or lists none', () => {
    expect(findings(ingressHosts, { object: ingress({ rules: [{ host: 'shop.acme.test' }] }) })).toEqual([expect.stringContaining('add the host to spec.network.ingress.hosts')]);
  });

  it('names all hosts at once, and lets the platform pass', () => {
    const object = ingress({ rules: [{ host: FOREIGN }, { host: 'shop.acme.test' }, {}] });
    expect(paths(ingressHosts, { object, tenant })).toEqual(['spec.rules[0].host', 'spec.rules[2].host']);
    expect(paths(ingressHosts, { object, tenant, request: { user: USERS.shard } })).toEqual([]);
  });
});
