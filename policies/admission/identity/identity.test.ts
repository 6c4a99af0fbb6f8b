import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { objectOf, service, USERS } from '../testing/objects.ts';
import { objectShape } from './object-shape.ts';
import { ownerReferences } from './owner-references.ts';
import { platformKinds } from './platform-kinds.ts';
import { reservedMetadata } from './reserved-metadata.ts';
import { statusWrites } from './status-writes.ts';
import { tenantObjects } from './tenant-objects.ts';

const config = (metadata: JsonObject = {}) => objectOf('v1', 'ConfigMap', {}, metadata);
const UPDATE = { operation: 'UPDATE' } as const;

describe('reserved-metadata', () => {
  it.each<[string, JsonObject]>([
    ['its own tenant and plan', { labels: { 'tenantry.dev/tenant': 'acme', 'tenantry.dev/plan': 'standard' } }],
    ['a narrower network', { labels: { 'tenantry.dev/network': 'own' } }],
    ['labels of its own', { labels: { app: 'web', 'acme.test/tenantry': 'x' }, annotations: { 'nottenantry.dev/x': 'y' } }],
    ['nothing', {}],
  ])('accepts %s', (_name, metadata) => expect(findings(reservedMetadata, { object: config(metadata) })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['another tenant', { labels: { 'tenantry.dev/tenant': 'globex' } }, 'metadata.labels["tenantry.dev/tenant"]'],
    ['another plan', { labels: { 'tenantry.dev/plan': 'enterprise' } }, 'metadata.labels["tenantry.dev/plan"]'],
    ['a label of the platform', { labels: { 'tenantry.dev/managed': 'yes' } }, 'metadata.labels["tenantry.dev/managed"]'],
    ['a label of tomorrow', { labels: { 'tenantry.dev/exempt': 'true' } }, 'metadata.labels["tenantry.dev/exempt"]'],
    ['a subdomain', { labels: { 'policy.tenantry.dev/skip': 'true' } }, 'metadata.labels["policy.tenantry.dev/skip"]'],
    ['mixed case', { labels: { 'Tenantry.dev/managed': 'true' } }, 'metadata.labels["Tenantry.dev/managed"]'],
    ['an annotation', { annotations: { 'tenantry.dev/generation': 'x' } }, 'metadata.annotations["tenantry.dev/generation"]'],
    ['its own tenant as annotation', { annotations: { 'tenantry.dev/tenant': 'acme' } }, 'metadata.annotations["tenantry.dev/tenant"]'],
  ])('refuses %s', (_name, metadata, path) => {
    expect(paths(reservedMetadata, { object: config(metadata) })).toEqual([path]);
    expect(paths(reservedMetadata, { object: config(metadata), oldObject: config(), request: { ...UPDATE, subResource: 'status' } })).toEqual([path]);
    expect(paths(reservedMetadata, { object: config(metadata), oldObject: config(metadata), request: UPDATE })).toEqual([]);
  });
});

describe('status-writes', () => {
  const status = (user: { username: string; groups: readonly string[] }, group = '', resource = 'services') =>
    paths(statusWrites, { object: { ...service({}), status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } } }, oldObject: service({}), request: { ...UPDATE, subResource: 'status', user, group, resource } });

  it.each([['a person', { username: 'ann', groups: ['tenantry:acme:admins'] }], ['a workload', USERS.tenantAccount], ['the GitOps account', USERS.gitOps], ['a user that looks like Kubernetes', { username: 'system:anonymous', groups: [] }], ['a cluster admin', USERS.clusterAdmin]])('refuses %s', (_name, user) => {
    for (const [group, resource] of [['', 'services'], ['networking.k8s.io', 'ingresses'], ['gateway.networking.k8s.io', 'gateways'], ['', 'persistentvolumeclaims'], ['apps', 'deployments']] as const) expect(status(user, group, resource)).toEqual(['status']);
  });

  it.each(['cloudController', 'node', 'platformAdmin'] as const)('lets %s pass', (who) => expect(status(USERS[who])).toEqual([]));
  it('has no say on kinds that tenants bring', () => expect(status(USERS.tenantAccount, 'example.test', 'widgets')).toEqual([]));
});

describe('platform-kinds', () => {
  it.each([['v1', 'ResourceQuota'], ['v1', 'LimitRange'], ['storage.k8s.io/v1', 'CSIStorageCapacity'], ['certificates.k8s.io/v1beta1', 'PodCertificateRequest']])('refuses a %s %s of a tenant', (apiVersion, kind) => {
    const object = objectOf(apiVersion, kind, {}, { name: 'mine' });
    const resource = kind === 'CSIStorageCapacity' ? { resource: 'csistoragecapacities' } : {};
    for (const form of [{ object, request: resource }, { oldObject: object, request: resource }]) {
      expect(paths(platformKinds, form)).toEqual(['']);
      expect(paths(platformKinds, { ...form, request: { ...form.request, user: USERS.shard } })).toEqual([]);
    }
  });
  it('has no say on others', () => expect(paths(platformKinds, { object: config() })).toEqual([]));
});

describe('owner-references', () => {
  const owned = (kind: string, name: string) => config({ ownerReferences: [{ apiVersion: 'v1', kind, name, uid: '1', blockOwnerDeletion: true }] });
  it.each([['RoleBinding', 'tenantry-admins-as-tenant-admin'], ['ResourceQuota', 'tenantry'], ['Namespace', 'tenant-acme'], ['Tenant', 'acme']])('refuses the owner %s %s', (kind, name) => expect(paths(ownerReferences, { object: owned(kind, name) })).toEqual(['metadata.ownerReferences[0]']));
  it.each([['Deployment', 'web'], ['Kustomization', 'tenantry-gitops']])('accepts the owner %s %s', (kind, name) => expect(paths(ownerReferences, { object: owned(kind, name) })).toEqual([]));
  it('judges what changes', () => {
    expect(paths(ownerReferences, { object: owned('Tenant', 'acme'), oldObject: owned('Tenant', 'acme'), request: UPDATE })).toEqual([]);
    expect(paths(ownerReferences, { object: owned('Tenant', 'acme'), oldObject: config(), request: UPDATE })).toHaveLength(1);
  });
});

describe('tenant-objects', () => {
  const tenant = objectOf('tenantry.dev/v1alpha1', 'Tenant', { spec: {} }, { name: 'acme' });
  it('refuses everybody but the platform, whatever the operation and subresource', () => {
    for (const request of [{}, UPDATE, { ...UPDATE, subResource: 'status' }]) {
      for (const user of [USERS.tenantAccount, USERS.clusterAdmin]) expect(paths(tenantObjects, { object: tenant, oldObject: tenant, request: { ...request, user } })).toEqual(['']);
      expect(paths(tenantObjects, { object: tenant, oldObject: tenant, request: { ...request, user: USERS.shard } })).toEqual([]);
    }
    expect(paths(tenantObjects, { oldObject: tenant, request: { user: USERS.namespaceController } })).toEqual(['']);
  });
});

describe('object-shape', () => {
  it.each<[string, JsonObject, string[]]>([
    ['labels that are a list', config({ labels: ['a'] }), ['metadata.labels']],
    ['a label that is a number', config({ labels: { a: 1 } }), ['metadata.labels']],
    ['owner references that are an object', config({ ownerReferences: {} }), ['metadata.ownerReferences']],
    ['metadata that is text', { apiVersion: 'v1', kind: 'ConfigMap', metadata: 'x' }, ['metadata']],
    ['external addresses that are text', service({ externalIPs: '203.0.113.7' }), ['spec.externalIPs']],
    ['a spec that is a list', objectOf('v1', 'Service', { spec: [] }), ['spec']],
    ['rules of a NetworkPolicy that are an object', objectOf('networking.k8s.io/v1', 'NetworkPolicy', { spec: { egress: {} } }), ['spec.egress']],
    ['rules of an Ingress that are text', objectOf('networking.k8s.io/v1', 'Ingress', { spec: { rules: 'x' } }), ['spec.rules']],
    ['rules of a Role that are an object', objectOf('rbac.authorization.k8s.io/v1', 'Role', { rules: { 0: {} } }), ['rules']],
    ['subjects that hold text', objectOf('rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: ['system:masters'] }), ['subjects']],
    ['subsets that are text', objectOf('v1', 'Endpoints', { subsets: 'x' }), ['subsets']],
    ['hosts that are text', objectOf('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames: 'x' } }), ['spec.hostnames']],
  ])('refuses %s', (_name, object, want) => expect(paths(objectShape, { object })).toEqual(want));

  it('refuses a request without an object', () => {
    expect(findings(objectShape, { request: { resource: 'services' } })).toEqual([expect.stringContaining('there is no object to be read in this services')]);
    expect(paths(objectShape, { request: { operation: 'DELETE', resource: 'services' } })).toEqual([]);
  });

  it('takes nulls and absent fields, and hostile keys, for what they are', () => {
    expect(paths(objectShape, { object: config({ labels: null, annotations: null }) })).toEqual([]);
    expect(paths(objectShape, { object: JSON.parse('{"apiVersion":"v1","kind":"Service","metadata":{"name":"x","__proto__":{"labels":[]}},"spec":{"__proto__":{"externalIPs":"x"}}}') as JsonObject })).toEqual([]);
  });
});
