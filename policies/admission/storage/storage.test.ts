import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { objectOf, USERS } from '../testing/objects.ts';
import { snapshotSource } from './snapshot-source.ts';
import { volumeAttributes } from './volume-attributes.ts';
import { volumeBinding } from './volume-binding.ts';
import { volumeSources } from './volume-sources.ts';

const UPDATE = { operation: 'UPDATE' } as const;
const claim = (spec: JsonObject, metadata: JsonObject = {}) => objectOf('v1', 'PersistentVolumeClaim', { spec }, metadata);
const set = (spec: JsonObject, metadata: JsonObject = {}) => objectOf('apps/v1', 'StatefulSet', { spec: { volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: {} }, { metadata: { name: 'data', ...metadata }, spec }] } });

describe('volume-binding', () => {
  it.each<[string, JsonObject]>([['the default class', {}], ['a class by name', { storageClassName: 'fast' }], ['no volume', { volumeName: '' }]])('accepts %s', (_name, spec) => {
    expect(findings(volumeBinding, { object: claim(spec) })).toEqual([]);
    expect(findings(volumeBinding, { object: set(spec) })).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a volume by name', { volumeName: 'pv-of-globex' }, 'volumeName'],
    ['a selector over volumes', { selector: { matchLabels: { tenant: 'globex' } } }, 'selector'],
    ['an empty selector', { selector: {} }, 'selector'],
    ['the empty class', { storageClassName: '' }, 'storageClassName'],
  ])('refuses %s', (_name, spec, field) => {
    expect(paths(volumeBinding, { object: claim(spec) })).toEqual([`spec.${field}`]);
    expect(paths(volumeBinding, { object: set(spec) })).toEqual([`spec.volumeClaimTemplates[1].spec.${field}`]);
    expect(paths(volumeBinding, { object: claim(spec), oldObject: claim({}), request: UPDATE })).toEqual([`spec.${field}`]);
    expect(paths(volumeBinding, { object: claim(spec), request: { user: USERS.statefulSetController } })).toEqual([`spec.${field}`]);
  });

  it.each(['pv.kubernetes.io/bind-completed', 'pv.kubernetes.io/bound-by-controller', 'volume.beta.kubernetes.io/storage-class', 'volume.kubernetes.io/selected-node', 'volume.kubernetes.io/storage-provisioner'])('refuses annotation %s', (key) => {
    const annotations = { annotations: { [key]: 'x' } };
    expect(paths(volumeBinding, { object: claim({}, annotations) })).toEqual([`metadata.annotations["${key}"]`]);
    expect(paths(volumeBinding, { object: set({}, annotations) })).toEqual([`spec.volumeClaimTemplates[1].metadata.annotations["${key}"]`]);
    expect(paths(volumeBinding, { object: claim({}, annotations), oldObject: claim({}), request: { ...UPDATE, subResource: 'status' } })).toHaveLength(1);
  });

  it('lets Kubernetes note a binding, and the tenant change a claim that is bound', () => {
    const bound = claim({ volumeName: 'pv-1', storageClassName: 'fast' }, { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } });
    expect(paths(volumeBinding, { object: bound, oldObject: claim({}), request: { ...UPDATE, user: USERS.binder } })).toEqual([]);
    expect(paths(volumeBinding, { object: { ...bound, spec: { volumeName: 'pv-1', storageClassName: 'fast', resources: { requests: { storage: '2Gi' } } } }, oldObject: bound, request: UPDATE })).toEqual([]);
    expect(paths(volumeBinding, { object: { ...bound, spec: { volumeName: 'pv-2' } }, oldObject: bound, request: UPDATE })).toHaveLength(1);
  });
});

describe('volume-sources', () => {
  const tenant: JsonObject = { namespaces: [{ suffix: 'dev' }] };
  it.each<[string, JsonObject]>([
    ['a claim', { dataSource: { kind: 'PersistentVolumeClaim', name: 'x' } }],
    ['a snapshot', { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x' } }],
    ['a claim of another namespace of its own', { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'x', namespace: 'tenant-acme--dev' } }],
  ])('accepts %s', (_name, spec) => expect(findings(volumeSources, { object: claim(spec), tenant })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['another tenant\'s claim', { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'x', namespace: 'tenant-globex' } }, 'dataSourceRef.namespace'],
    ['another tenant\'s snapshot', { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x', namespace: 'tenant-globex' } }, 'dataSourceRef.namespace'],
    ['a populator', { dataSourceRef: { apiGroup: 'forklift.konveyor.io', kind: 'OvirtVolumePopulator', name: 'x' } }, 'dataSourceRef'],
    ['the same in the older field', { dataSource: { apiGroup: 'example.test', kind: 'Thing', name: 'x' } }, 'dataSource'],
    ['a claim of another group', { dataSource: { apiGroup: 'example.test', kind: 'PersistentVolumeClaim', name: 'x' } }, 'dataSource'],
    ['what is no object', { dataSource: 'x' }, 'dataSource'],
  ])('refuses %s', (_name, spec, field) => {
    expect(paths(volumeSources, { object: claim(spec), tenant })).toEqual([`spec.${field}`]);
    expect(paths(volumeSources, { object: set(spec), tenant })).toEqual([`spec.volumeClaimTemplates[1].spec.${field}`]);
  });
});

describe('snapshot-source', () => {
  const snapshot = (source: JsonObject, group = 'snapshot.storage.k8s.io', kind = 'VolumeSnapshot') => objectOf(`${group}/v1`, kind, { spec: { source } });
  it('accepts a snapshot of a claim', () => expect(findings(snapshotSource, { object: snapshot({ persistentVolumeClaimName: 'x' }) })).toEqual([]));
  it('refuses one of existing content', () => {
    expect(paths(snapshotSource, { object: snapshot({ volumeSnapshotContentName: 'content-of-globex' }) })).toEqual(['spec.source.volumeSnapshotContentName']);
    expect(paths(snapshotSource, { object: snapshot({ volumeGroupSnapshotContentName: 'x' }, 'groupsnapshot.storage.k8s.io', 'VolumeGroupSnapshot') })).toEqual(['spec.source.volumeGroupSnapshotContentName']);
  });
});

describe('volume-attributes', () => {
  const classed = (name: string) => ({ volumeAttributesClassName: name });

  it.each(['', 'tenant-fast'])('accepts %j', (name) => {
    for (const object of [claim(classed(name)), set(classed(name)), claim({})]) expect(paths(volumeAttributes, { object })).toEqual([]);
  });

  it.each(['platinum', 'Tenant-fast', 'not-tenant-fast'])('refuses %j, to a claim, a template and a controller that makes the claim', (name) => {
    expect(paths(volumeAttributes, { object: claim(classed(name)) })).toEqual(['spec.volumeAttributesClassName']);
    expect(paths(volumeAttributes, { object: set(classed(name)) })).toEqual(['spec.volumeClaimTemplates[1].spec.volumeAttributesClassName']);
    expect(paths(volumeAttributes, { object: claim(classed(name)), request: { user: USERS.statefulSetController } })).toHaveLength(1);
  });

  it('judges what changes', () => {
    const object = claim(classed('platinum'));
    expect(paths(volumeAttributes, { object, oldObject: claim(classed('tenant-fast')), request: UPDATE })).toHaveLength(1);
    expect(paths(volumeAttributes, { object, oldObject: object, request: UPDATE })).toEqual([]);
    expect(paths(volumeAttributes, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
  });
});
