import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { objectOf, service, USERS } from '../testing/objects.ts';
import { endpointAddresses } from './endpoint-addresses.ts';
import { externalIps } from './external-ips.ts';
import { externalName } from './external-name.ts';
import { loadBalancerClass } from './load-balancer-class.ts';
import { serviceType } from './service-type.ts';

const none: JsonObject = { limits: { 'services.loadbalancers': '0', 'services.nodeports': '0' } };
const balancers: JsonObject = { limits: { 'services.loadbalancers': '2', 'services.nodeports': '0' } };
const both: JsonObject = { limits: { 'services.loadbalancers': '2', 'services.nodeports': '5' } };

describe('service-type', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['a Service without type', {}, none],
    ['ClusterIP', { type: 'ClusterIP' }, none],
    ['a load balancer without node ports', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }, balancers],
    ['a load balancer with node ports', { type: 'LoadBalancer' }, both],
    ['node ports', { type: 'NodePort' }, both],
    ['a type that the tenant\'s own document lists', { type: 'ClusterIP' }, { network: { serviceTypes: ['ClusterIP'] } }],
  ])('accepts %s', (_name, spec, tenant) => expect(findings(serviceType, { object: service(spec), tenant })).toEqual([]));

  it.each<[string, JsonObject, JsonObject, string]>([
    ['node ports', { type: 'NodePort' }, none, 'services.nodeports is 0; use type ClusterIP'],
    ['a load balancer', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }, none, 'services.loadbalancers is 0'],
    ['node ports of a load balancer', { type: 'LoadBalancer' }, balancers, 'set spec.allocateLoadBalancerNodePorts: false'],
    ['a node port that is named all the same', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ port: 80, nodePort: 30000 }] }, balancers, 'services.nodeports is 0'],
    ['a type of tomorrow', { type: 'Teleport' }, both, 'no type of Service that is known'],
    ['a load balancer where no limit is set', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }, { limits: {} }, 'services.loadbalancers is 0'],
    ['a type that the tenant\'s own document leaves out', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }, { limits: { 'services.loadbalancers': '2' }, network: { serviceTypes: ['ClusterIP'] } }, 'type LoadBalancer is not among the tenant\'s own network.serviceTypes; use ClusterIP, or change the tenant\'s document'],
  ])('refuses %s', (_name, spec, tenant, want) => expect(findings(serviceType, { object: service(spec), tenant })).toEqual([expect.stringContaining(want)]));

  it('refuses the change of an existing Service', () => {
    expect(paths(serviceType, { object: service({ type: 'NodePort' }), oldObject: service({}), tenant: none, request: { operation: 'UPDATE' } })).toEqual(['spec.type']);
  });

  it('lets finalizers be taken off a Service that is older than the rule', () => {
    const before = service({ type: 'NodePort' }, { finalizers: ['x'], deletionTimestamp: '2026-01-01T00:00:00Z' });
    expect(paths(serviceType, { object: service({ type: 'NodePort' }, { deletionTimestamp: '2026-01-01T00:00:00Z' }), oldObject: before, tenant: none, request: { operation: 'UPDATE' } })).toEqual([]);
  });
});

describe('external-ips', () => {
  it.each<JsonObject>([{}, { externalIPs: [] }, { loadBalancerIP: '' }])('accepts %j', (spec) => expect(paths(externalIps, { object: service(spec) })).toEqual([]));

  it('refuses every address, not only the first', () => {
    expect(paths(externalIps, { object: service({ externalIPs: ['203.0.113.7', '10.96.0.1'] }) })).toEqual(['spec.externalIPs[0]', 'spec.externalIPs[1]']);
  });

  it.each<[string, JsonObject, string]>([
    ['an address that is none', { externalIPs: [null] }, 'spec.externalIPs[0]'],
    ['no list', { externalIPs: '203.0.113.7' }, 'spec.externalIPs'],
    ['an address of the load balancer', { type: 'LoadBalancer', loadBalancerIP: '203.0.113.7' }, 'spec.loadBalancerIP'],
  ])('refuses %s', (_name, spec, path) => expect(paths(externalIps, { object: service(spec) })).toEqual([path]));

  it('judges a Service that is being deleted', () => {
    const object = service({ externalIPs: ['203.0.113.7'] }, { deletionTimestamp: '2026-01-01T00:00:00Z' });
    expect(paths(externalIps, { object, oldObject: service({}, { deletionTimestamp: '2026-01-01T00:00:00Z' }), request: { operation: 'UPDATE' } })).toHaveLength(1);
  });

  it('judges what the tenant\'s own GitOps account writes', () => {
    expect(paths(externalIps, { object: service({ externalIPs: ['203.0.113.7'] }), request: { user: USERS.gitOps } })).toHaveLength(1);
  });
});

describe('external-name', () => {
  it.each<[string, JsonObject]>([
    ['another tenant\'s Service', { type: 'ExternalName', externalName: 'web.tenant-globex.svc.cluster.local' }],
    ['the metadata service', { type: 'ExternalName', externalName: '169.254.169.254' }],
    ['the machine', { type: 'ExternalName', externalName: 'localhost' }],
    ['any name', { type: 'ExternalName', externalName: 'example.test' }],
    ['a name on another type', { type: 'ClusterIP', externalName: 'example.test' }],
    ['a type without name', { type: 'ExternalName' }],
  ])('refuses an alias of %s', (_name, spec) => expect(paths(externalName, { object: service(spec) })).toEqual(['spec.externalName']));

  it('refuses a Service that becomes one', () => {
    expect(paths(externalName, { object: service({ type: 'ExternalName', externalName: 'x.test' }), oldObject: service({}), request: { operation: 'UPDATE' } })).toHaveLength(1);
  });

  it('accepts other Services', () => expect(paths(externalName, { object: service({ clusterIP: 'None', selector: { app: 'web' } }) })).toEqual([]));
});

describe('load-balancer-class', () => {
  it('accepts none and what EKS sets', () => {
    for (const spec of [{}, { loadBalancerClass: 'service.k8s.aws/nlb' }]) expect(paths(loadBalancerClass, { object: service(spec) })).toEqual([]);
  });
  it('refuses another', () => expect(paths(loadBalancerClass, { object: service({ loadBalancerClass: 'tailscale' }) })).toEqual(['spec.loadBalancerClass']));
});

describe('endpoint-addresses', () => {
  const tenant: JsonObject = { network: { egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 443 }] }, { cidr: '2001:db8::/32' }] } };
  const endpoints = (address: JsonObject, ports: JsonObject[] = [{ port: 443 }], key = 'addresses') => objectOf('v1', 'Endpoints', { subsets: [{ [key]: [address], ports }] });
  const slice = (fields: JsonObject, addresses: string[]) => objectOf('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [{ addresses, ...fields }], ports: [{ port: 443 }] });

  it.each<[string, JsonObject]>([
    ['an address within the document', endpoints({ ip: '203.0.113.9' })],
    ['the same in a slice', slice({}, ['203.0.113.9'])],
    ['an address of IPv6', endpoints({ ip: '2001:db8::7' }, [{ port: 5432 }])],
    ['a pod of its own that is said to have it', slice({ targetRef: { kind: 'Pod', namespace: 'tenant-acme', name: 'p' } }, ['203.0.113.9'])],
    ['none at all', objectOf('v1', 'Endpoints')],
  ])('accepts %s', (_name, object) => expect(findings(endpointAddresses, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject]>([
    ['the metadata service', endpoints({ ip: '169.254.169.254' })],
    ['loopback', endpoints({ ip: '127.0.0.1' })],
    ['a pod of anybody', endpoints({ ip: '10.244.1.7' })],
    ['an address that is not ready', endpoints({ ip: '10.244.1.7' }, [{ port: 443 }], 'notReadyAddresses')],
    ['IPv4 written as IPv6', endpoints({ ip: '::ffff:203.0.113.9' })],
    ['IPv4 written as IPv6 in hexadecimal', endpoints({ ip: '::ffff:cb00:7109' })],
    ['an address with leading zeros', endpoints({ ip: '203.0.113.009' })],
    ['a name', slice({}, ['db.example.test'])],
    ['the second of two addresses', slice({}, ['203.0.113.9', '10.0.0.1'])],
    ['another port', endpoints({ ip: '203.0.113.9' }, [{ port: 22 }])],
    ['all ports', endpoints({ ip: '203.0.113.9' }, [])],
    ['a pod of another namespace', slice({ targetRef: { kind: 'Pod', namespace: 'tenant-globex', name: 'p' } }, ['203.0.113.9'])],
    ['no address', endpoints({ hostname: 'x' })],
  ])('refuses %s', (_name, object) => expect(paths(endpointAddresses, { object, tenant })).toHaveLength(1));

  it('lets Kubernetes\' own controllers follow pods, and nobody who looks like them', () => {
    const object = slice({}, ['10.244.1.7']);
    expect(paths(endpointAddresses, { object, tenant, request: { user: USERS.endpointsController } })).toEqual([]);
    for (const user of [USERS.statefulSetController, { username: 'endpointslice-controller', groups: ['system:serviceaccounts:kube-system'] }]) expect(paths(endpointAddresses, { object, tenant, request: { user } })).toHaveLength(1);
  });

  it('lets a tenant relabel what it does not redirect', () => {
    const before = slice({}, ['10.244.1.7']);
    expect(paths(endpointAddresses, { object: { ...before, metadata: { name: 'own', labels: { a: 'b' } } }, oldObject: before, tenant, request: { operation: 'UPDATE' } })).toEqual([]);
  });
});
