import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { objectOf, USERS } from '../testing/objects.ts';
import { namespaceIdentity } from './namespace-identity.ts';
import { namespaceWriters } from './namespace-writers.ts';

const LABELS = { 'tenantry.dev/managed': 'true', 'tenantry.dev/tenant': 'acme', 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'v1.30' };
const ns = (labels: JsonObject | null = LABELS, metadata: JsonObject = {}) => objectOf('v1', 'Namespace', {}, { name: 'tenant-acme', labels, ...metadata });
const without = (key: string) => Object.fromEntries(Object.entries(LABELS).filter(([name]) => name !== key));
const form = (object: JsonObject | undefined, oldObject: JsonObject | undefined, request: JsonObject = {}) => ({
  ...(object === undefined ? {} : { object }), ...(oldObject === undefined ? {} : { oldObject }), request: { namespace: 'tenant-acme', ...request },
});
const PATCHES = [
  ['the tenant label dropped', ns(without('tenantry.dev/tenant'))], ['all labels dropped', ns({})], ['labels set to null', ns(null)], ['Pod Security lowered', ns({ ...LABELS, 'pod-security.kubernetes.io/enforce': 'privileged' })],
  ['another tenant named', ns({ ...LABELS, 'tenantry.dev/tenant': 'globex' })], ['a scheduler annotation set', ns(LABELS, { annotations: { 'scheduler.alpha.kubernetes.io/node-selector': 'x=y' } })], ['an owner set', ns(LABELS, { ownerReferences: [{ kind: 'X' }] })],
] as const;

describe('namespace-writers', () => {
  describe.each(['', 'status', 'finalize', 'anything'])('by way of subresource "%s"', (subResource) => {
    it.each(PATCHES)('refuses %s', (_name, object) => {
      for (const user of [{ username: 'ann', groups: ['tenantry:acme:admins'] }, USERS.tenantAccount, USERS.clusterAdmin]) expect(paths(namespaceWriters, form(object, ns(), { operation: 'UPDATE', subResource, user }))).toEqual(['']);
    });

    it.each(PATCHES)('refuses the controllers of Kubernetes %s', (_name, object) => {
      expect(paths(namespaceWriters, form(object, ns(), { operation: 'UPDATE', subResource, user: USERS.namespaceController }))).toEqual(['']);
    });
  });

  it('lets Kubernetes empty a namespace', () => {
    const before = ns(LABELS, { deletionTimestamp: '2026-01-01T00:00:00Z' });
    for (const subResource of ['status', 'finalize']) expect(paths(namespaceWriters, form({ ...before, spec: { finalizers: [] } }, before, { operation: 'UPDATE', subResource, user: USERS.namespaceController }))).toEqual([]);
  });

  it('refuses a delete, and a deletecollection in which the request has no name', () => {
    expect(findings(namespaceWriters, form(undefined, ns(), { name: '' }))).toEqual([expect.stringContaining('namespace "tenant-acme" belongs to a tenant')]);
    expect(paths(namespaceWriters, form(undefined, ns(), { user: USERS.namespaceController }))).toEqual(['']);
    expect(paths(namespaceWriters, form(undefined, ns(), { user: USERS.shard }))).toEqual([]);
  });

  it('refuses to make one, or to take the name of one', () => {
    for (const object of [ns(), ns({}), objectOf('v1', 'Namespace', {}, { name: 'other', labels: { 'tenantry.dev/tenant': 'acme' } }), objectOf('v1', 'Namespace', {}, { name: '', generateName: 'tenant-' })]) {
      expect(paths(namespaceWriters, form(object, undefined, { name: '' }))).toEqual(['']);
      expect(paths(namespaceWriters, form(object, undefined, { name: '', user: USERS.shard }))).toEqual([]);
    }
  });

  it('leaves other namespaces to their owners', () => {
    const foreign = objectOf('v1', 'Namespace', {}, { name: 'tenant-foreign', labels: { team: 'x' } });
    expect(paths(namespaceWriters, form({ ...foreign, spec: {} }, foreign, { operation: 'UPDATE' }))).toEqual([]);
    expect(paths(namespaceWriters, form(objectOf('v1', 'Namespace', {}, { name: 'team-x' }), undefined))).toEqual([]);
    expect(paths(namespaceWriters, form(objectOf('v1', 'Namespace', {}, { name: 'tenant-foreign', labels: { 'tenantry.dev/managed': 'true' } }), foreign, { operation: 'UPDATE' }))).toEqual(['']);
  });
});

describe('namespace-identity', () => {
  const user = USERS.shard;
  it.each<[string, JsonObject, JsonObject | undefined]>([
    ['what is rendered', ns(), undefined],
    ['a further namespace', ns(LABELS, { name: 'tenant-acme--dev' }), undefined],
    ['a new version of Pod Security', ns({ ...LABELS, 'pod-security.kubernetes.io/enforce-version': 'v1.36' }), ns()],
    ['annotations', ns(LABELS, { annotations: { a: 'b' } }), ns()],
    ['a namespace that is nobody\'s', objectOf('v1', 'Namespace', {}, { name: 'other' }), undefined],
  ])('accepts %s', (_name, object, oldObject) => expect(findings(namespaceIdentity, form(object, oldObject, { operation: oldObject === undefined ? 'CREATE' : 'UPDATE', user, name: '' }))).toEqual([]));

  it.each<[string, JsonObject, JsonObject | undefined, string]>([
    ['no tenant', ns(without('tenantry.dev/tenant')), undefined, 'metadata.labels["tenantry.dev/tenant"]'],
    ['the name of another tenant', ns({ ...LABELS, 'tenantry.dev/tenant': 'globex' }), undefined, 'metadata.labels["tenantry.dev/tenant"]'],
    ['a tenant whose name begins alike', ns(LABELS, { name: 'tenant-acme-labs' }), undefined, 'metadata.labels["tenantry.dev/tenant"]'],
    ['a system namespace', ns(LABELS, { name: 'kube-system' }), undefined, 'metadata.labels["tenantry.dev/tenant"]'],
    ['Pod Security not enforced', ns(without('pod-security.kubernetes.io/enforce')), undefined, 'metadata.labels["pod-security.kubernetes.io/enforce"]'],
    ['Pod Security lowered', ns({ ...LABELS, 'pod-security.kubernetes.io/enforce': 'baseline' }), ns(), 'metadata.labels["pod-security.kubernetes.io/enforce"]'],
    ['Pod Security of no version', ns({ ...LABELS, 'pod-security.kubernetes.io/enforce-version': 'latest' }), ns(), 'metadata.labels["pod-security.kubernetes.io/enforce-version"]'],
    ['an owner', ns(LABELS, { ownerReferences: [{ kind: 'ConfigMap', name: 'x' }] }), ns(), 'metadata.ownerReferences'],
  ])('refuses even the platform %s', (_name, object, oldObject, path) => {
    expect(paths(namespaceIdentity, form(object, oldObject, { operation: oldObject === undefined ? 'CREATE' : 'UPDATE', user, name: '' }))).toEqual([path]);
  });

  it.each(['', 'status', 'finalize'])('refuses a handover, a letting go and an adoption by way of "%s"', (subResource) => {
    const change = (object: JsonObject, oldObject: JsonObject) => paths(namespaceIdentity, form(object, oldObject, { operation: 'UPDATE', subResource, user, name: 'tenant-acme' }));
    expect(change(ns({ ...LABELS, 'tenantry.dev/tenant': 'globex' }), ns())).toContain('metadata.labels["tenantry.dev/tenant"]');
    expect(change(ns(without('tenantry.dev/managed')), ns())).toEqual(['metadata.labels["tenantry.dev/managed"]']);
    expect(change(ns({}), ns())).toEqual(['metadata.labels["tenantry.dev/managed"]', 'metadata.labels["tenantry.dev/tenant"]']);
    expect(change(ns(), ns({ team: 'x' }))).toEqual(['metadata.labels["tenantry.dev/managed"]']);
  });
});
