import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { gatewayKind, objectOf, USERS } from '../testing/objects.ts';
import { gatewayReferences } from './gateway-references.ts';
import { routingKinds } from './routing-kinds.ts';
import { apiProxy } from './api-proxy.ts';

const tenant: JsonObject = { namespaces: [{ suffix: 'dev' }], network: { peers: ['globex'] } };
const backend = (namespace: string) => ({ rules: [{ backendRefs: [{ name: 's', namespace }] }] });
const grant = (namespace: string) => gatewayKind('ReferenceGrant', { from: [{ group: '', kind: 'HTTPRoute', namespace }], to: [] });

describe('gateway-references', () => {
  it.each<[string, JsonObject]>([
    ['a Gateway of the platform as parent', gatewayKind('HTTPRoute', { parentRefs: [{ name: 'g', namespace: 'gateways' }] })],
    ['a backend in another namespace of its own', gatewayKind('HTTPRoute', backend('tenant-acme--dev'))],
    ['a Gateway for its own namespace', gatewayKind('Gateway', { addresses: [], listeners: [{ name: 'a' }, { name: 'b', allowedRoutes: { namespaces: { from: 'Same' } }, tls: { certificateRefs: [{ name: 'c' }] } }] })],
    ['a TCPRoute of its own Gateway', gatewayKind('TCPRoute', { parentRefs: [{ name: 'g' }] })],
    ['a grant to itself', grant('tenant-acme--dev')],
    ['a grant to a peer', grant('tenant-globex')],
    ['a grant to the platform', grant('gateways')],
  ])('accepts %s', (_name, object) => expect(findings(gatewayReferences, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['another tenant\'s Gateway', gatewayKind('HTTPRoute', { parentRefs: [{ name: 'g', namespace: 'tenant-globex' }] }), 'spec.parentRefs[0].namespace'],
    ['another tenant\'s Service', gatewayKind('HTTPRoute', backend('tenant-globex')), 'spec.rules[0].backendRefs[0].namespace'],
    ['a Service of the system', gatewayKind('GRPCRoute', backend('kube-system')), 'spec.rules[0].backendRefs[0].namespace'],
    ['a mirror to another tenant', gatewayKind('HTTPRoute', { rules: [{ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 's', namespace: 'tenant-globex' } } }] }] }), 'spec.rules[0].filters[0].requestMirror.backendRef.namespace'],
    ['a namespace that is no text', gatewayKind('HTTPRoute', { rules: [{ backendRefs: [{ name: 's', namespace: ['x'] }] }] }), 'spec.rules[0].backendRefs[0].namespace'],
    ['a Service of the mesh that is not its own', gatewayKind('HTTPRoute', { parentRefs: [{ group: '', kind: 'Service', name: 'kube-dns', namespace: 'kube-system' }] }), 'spec.parentRefs[0]'],
    ['a whole port of the platform', gatewayKind('TCPRoute', { parentRefs: [{ name: 'g', namespace: 'gateways' }] }), 'spec.parentRefs[0].namespace'],
    ['routes of everybody', gatewayKind('Gateway', { listeners: [{ name: 'a', allowedRoutes: { namespaces: { from: 'All' } } }] }), 'spec.listeners[0].allowedRoutes.namespaces.from'],
    ['routes by a selector', gatewayKind('Gateway', { listeners: [{ name: 'a' }, { name: 'b', allowedRoutes: { namespaces: { from: 'Selector', selector: {} } } }] }), 'spec.listeners[1].allowedRoutes.namespaces.from'],
    ['listeners of everybody', gatewayKind('Gateway', { allowedListeners: { namespaces: { from: 'All' } } }), 'spec.allowedListeners.namespaces.from'],
    ['addresses of its choice', gatewayKind('Gateway', { addresses: [{ value: '203.0.113.7' }] }), 'spec.addresses'],
    ['parameters of an implementation', gatewayKind('Gateway', { infrastructure: { parametersRef: { kind: 'EnvoyProxy' } } }), 'spec.infrastructure.parametersRef'],
    ['another tenant\'s certificate', gatewayKind('Gateway', { listeners: [{ tls: { certificateRefs: [{ name: 'c', namespace: 'tenant-globex' }] } }] }), 'spec.listeners[0].tls.certificateRefs[0].namespace'],
    ['a grant to a tenant that is no peer', grant('tenant-initech'), 'spec.from[0].namespace'],
    ['a grant to nobody', grant(''), 'spec.from[0].namespace'],
  ])('refuses %s', (_name, object, path) => expect(paths(gatewayReferences, { object, tenant })).toEqual([path]));

  it('reads the deepest object without falling over', () => {
    let deep: JsonObject = { namespace: 'tenant-globex' };
    for (let level = 0; level < 3000; level += 1) deep = { a: deep };
    expect(paths(gatewayReferences, { object: gatewayKind('HTTPRoute', deep), tenant })).toHaveLength(1);
  });
});

describe('routing-kinds', () => {
  it.each([
    ['networking.istio.io/v1', 'VirtualService'], ['networking.istio.io/v1', 'EnvoyFilter'], ['cilium.io/v2', 'CiliumNetworkPolicy'], ['crd.projectcalico.org/v1', 'NetworkPolicy'], ['traefik.io/v1alpha1', 'IngressRoute'],
    ['projectcontour.io/v1', 'HTTPProxy'], ['configuration.konghq.com/v1', 'KongPlugin'], ['elbv2.k8s.aws/v1beta1', 'TargetGroupBinding'], ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition'], ['k8s.nginx.org/v1', 'VirtualServer'],
    ['multicluster.x-k8s.io/v1alpha1', 'ServiceExport'],
  ])('refuses %s %s', (apiVersion, kind) => expect(paths(routingKinds, { object: objectOf(apiVersion, kind) })).toEqual(['']));

  it.each([['networking.k8s.io/v1', 'NetworkPolicy'], ['gateway.networking.k8s.io/v1', 'HTTPRoute'], ['example.test/v1', 'Widget'], ['notcilium.io/v1', 'Thing']])('has no say on %s %s', (apiVersion, kind) => {
    expect(paths(routingKinds, { object: objectOf(apiVersion, kind) })).toEqual([]);
  });

  it('lets the platform pass', () => expect(paths(routingKinds, { object: objectOf('cilium.io/v2', 'CiliumNetworkPolicy'), request: { user: USERS.shard } })).toEqual([]));
});

describe('api-proxy', () => {
  const connect = { operation: 'CONNECT', group: '', subResource: 'proxy' } as const;
  it.each(['pods', 'services'])('refuses %s/proxy to people and workloads of a tenant', (resource) => {
    for (const user of [{ username: 'ann', groups: [] }, USERS.tenantAccount, USERS.clusterAdmin]) expect(paths(apiProxy, { request: { ...connect, resource, user } })).toEqual(['']);
    expect(paths(apiProxy, { request: { ...connect, resource, user: USERS.platformAdmin } })).toEqual([]);
  });
  it('has no say on exec', () => expect(paths(apiProxy, { request: { ...connect, resource: 'pods', subResource: 'exec' } })).toEqual([]));
});
