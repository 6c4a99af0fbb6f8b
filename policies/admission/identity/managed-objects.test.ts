import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { flux, objectOf, USERS } from '../testing/objects.ts';
import { managedObjects } from './managed-objects.ts';

const MANAGED = { 'tenantry.dev/managed': 'true' };
const managed = (kind = 'NetworkPolicy', apiVersion = 'networking.k8s.io/v1', metadata: JsonObject = {}) => objectOf(apiVersion, kind, { spec: {} }, { name: 'tenantry-deny-all', labels: MANAGED, ...metadata });
const UPDATE = { operation: 'UPDATE' } as const;

describe('managed-objects', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['changes', managed('NetworkPolicy', 'networking.k8s.io/v1', { annotations: { a: 'b' } }), managed()],
    ['label is taken off', managed('NetworkPolicy', 'networking.k8s.io/v1', { labels: {} }), managed()],
    ['label gets another value', managed('NetworkPolicy', 'networking.k8s.io/v1', { labels: { 'tenantry.dev/managed': 'false' } }), managed()],
    ['labels are all gone', managed('NetworkPolicy', 'networking.k8s.io/v1', { labels: null }), managed()],
    ['owner is set, for garbage collection to take it', managed('ResourceQuota', 'v1', { ownerReferences: [{ kind: 'ConfigMap', name: 'x', uid: '1' }] }), managed('ResourceQuota', 'v1')],
    ['finalizer is set', managed('RoleBinding', 'rbac.authorization.k8s.io/v1', { finalizers: ['x/y'] }), managed('RoleBinding', 'rbac.authorization.k8s.io/v1')],
    ['deletion has begun', managed('NetworkPolicy', 'networking.k8s.io/v1', { deletionTimestamp: '2026-01-01T00:00:00Z', labels: {} }), managed('NetworkPolicy', 'networking.k8s.io/v1', { deletionTimestamp: '2026-01-01T00:00:00Z' })],
  ])('refuses an update in which its %s', (_name, object, oldObject) => {
    expect(findings(managedObjects, { object, oldObject, request: UPDATE })).toEqual([expect.stringMatching(/^: \[tenantry\/managed-objects\] .* is rendered from Git; change the tenant's document instead$/)]);
  });

  it.each(['', 'status', 'finalize', 'ephemeralcontainers', 'resize', 'anything'])('refuses an update by way of subresource "%s"', (subResource) => {
    expect(paths(managedObjects, { object: managed(), oldObject: managed(), request: { ...UPDATE, subResource } })).toEqual(['']);
  });

  it('refuses a delete, and a deletecollection in which the request has no name', () => {
    expect(paths(managedObjects, { oldObject: managed() })).toEqual(['']);
    expect(findings(managedObjects, { oldObject: managed(), request: { name: '' } })).toEqual([expect.stringContaining('networkpolicies "tenantry-deny-all" is rendered')]);
  });

  it('refuses the label on an object of the tenant\'s own', () => {
    const own = objectOf('v1', 'ConfigMap', {}, { labels: MANAGED });
    expect(paths(managedObjects, { object: own })).toEqual(['metadata.labels["tenantry.dev/managed"]']);
    expect(paths(managedObjects, { object: own, oldObject: objectOf('v1', 'ConfigMap'), request: UPDATE })).toEqual(['metadata.labels["tenantry.dev/managed"]']);
    expect(paths(managedObjects, { object: own, oldObject: objectOf('v1', 'ConfigMap'), request: { ...UPDATE, subResource: 'status' } })).toHaveLength(1);
  });

  it.each(['NetworkPolicy', 'RoleBinding', 'Role', 'ServiceAccount', 'ResourceQuota', 'LimitRange', 'Kustomization', 'GitRepository'])('refuses a %s under a name that rendering uses', (kind) => {
    expect(paths(managedObjects, { object: objectOf('x/v1', kind, {}, { name: 'tenantry-new' }) })).toEqual(['metadata.name']);
    expect(paths(managedObjects, { object: objectOf('x/v1', kind, {}, { name: '', generateName: 'tenantry-' }), request: { name: '' } })).toEqual(['metadata.name']);
    expect(paths(managedObjects, { object: objectOf('x/v1', kind, {}, { name: 'my-tenantry' }) })).toEqual([]);
  });

  it('leaves other names to the tenant', () => {
    expect(paths(managedObjects, { object: objectOf('v1', 'ConfigMap', {}, { name: 'tenantry-notes' }) })).toEqual([]);
    expect(paths(managedObjects, { oldObject: objectOf('v1', 'ConfigMap') })).toEqual([]);
  });

  it.each(['shard', 'platformAdmin', 'namespaceController'] as const)('lets %s pass', (who) => {
    expect(paths(managedObjects, { object: managed(), oldObject: managed('NetworkPolicy', 'networking.k8s.io/v1', { labels: {} }), request: { ...UPDATE, user: USERS[who] } })).toEqual([]);
  });

  it.each<[string, { username: string; groups: readonly string[] }]>([
    ['cluster admins', USERS.clusterAdmin], ['the tenant\'s GitOps account', USERS.gitOps], ['a controller of workloads', USERS.statefulSetController], ['an account of that name elsewhere', { username: 'system:serviceaccount:tenant-acme:tenantry-shard', groups: [] }],
    ['a user of that name', { username: 'tenantry-shard', groups: [] }], ['a group that looks alike', { username: 'x', groups: ['tenantry:platform-admins-2', 'Tenantry:platform-admins'] }],
  ])('refuses %s', (_name, user) => expect(paths(managedObjects, { oldObject: managed(), request: { user } })).toEqual(['']));

  it('lets Flux keep its objects and anybody nudge them, and nothing more', () => {
    const before = { ...flux('Kustomization', { path: './' }), metadata: { name: 'tenantry-gitops', labels: MANAGED, annotations: { a: 'b' } } };
    const change = (object: JsonObject) => paths(managedObjects, { object, oldObject: before, request: { ...UPDATE, group: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations' } });
    const metadata = (over: JsonObject) => ({ ...before, metadata: { ...before.metadata, ...over } });
    expect(change({ ...before, status: { ready: true } })).toEqual([]);
    expect(change(metadata({ finalizers: ['finalizers.fluxcd.io'] }))).toEqual([]);
    expect(change(metadata({ annotations: { a: 'b', 'reconcile.fluxcd.io/requestedAt': 'now' } }))).toEqual([]);
    expect(change(metadata({ annotations: { a: 'b', 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' } }))).toHaveLength(1);
    expect(change(metadata({ annotations: {} }))).toHaveLength(1);
    expect(change(metadata({ labels: {} }))).toHaveLength(1);
    expect(change(metadata({ ownerReferences: [{ kind: 'ConfigMap' }] }))).toHaveLength(1);
    expect(change({ ...before, spec: { path: './other' } })).toHaveLength(1);
  });
});
