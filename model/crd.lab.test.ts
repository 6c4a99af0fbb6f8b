import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyObject } from '../lab/api-client.ts';
import { openCluster, type ClusterObjects } from '../lab/cluster-objects.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { tenantCrd } from './crd.ts';
import { effectiveLimits } from './quota.ts';
import { tenant } from './testing/arbitrary.ts';
import { planDocument, tenantDocument } from './testing/documents.ts';
import type { TenantDocument } from './tenant.ts';

const COLD_BUILD_MS = 40 * 60_000;

let folder: string;
let lab: Lab;
let admin: ClusterObjects;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-crd-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, log: console.log, nodes: 0, flux: false });
  admin = openCluster(lab.cluster('eu-1').kubeconfigPath);
  await admin.applyDefinitions([tenantCrd()]);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The object that rendering makes of a document. */
function objectOf(document: TenantDocument): AnyObject {
  const limits = effectiveLimits(document, planDocument('pro'));
  return { ...document, metadata: { name: document.metadata.name }, spec: { ...document.spec, limits } };
}

describe('tenantCrd() on the API server', () => {
  it('is accepted and established', async () => {
    const definition = await admin.read({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'tenants.tenantry.dev' } });
    const conditions = (definition['status'] as { conditions: { type: string; status: string; message: string }[] }).conditions;
    expect(conditions.filter(({ type, status }) => type === 'NonStructuralSchema' && status === 'True')).toEqual([]);
    expect(conditions.find(({ type }) => type === 'Established')?.status).toBe('True');
  });

  it('takes every document and drops nothing of it', async () => {
    for (const document of fc.sample(tenant(['acme', 'globex']), { numRuns: 40, seed: 7 })) {
      const object = objectOf(document);
      await admin.apply(object);
      const stored = await admin.read(object);
      expect(stored['spec']).toEqual(object['spec']);
      await admin.remove(object);
    }
  });

  it('keeps what holds for admission, which only rendering writes', async () => {
    const object = objectOf(tenantDocument('acme', { containers: { limits: { memory: '64Mi' } }, network: { internet: false, serviceTypes: ['ClusterIP'] } }));
    const exemptions = [{ policy: 'topology', namespace: 'tenant-acme', kind: 'Deployment', name: 'web*', reason: 'moves to zones', until: '2026-12-01' }];
    const full = { ...object, spec: { ...(object['spec'] as object), admission: { enforce: ['pull-policy'], modes: { topology: 'warn' }, exemptions } } };
    await admin.apply(full);
    expect((await admin.read(full))['spec']).toEqual(full.spec);
    await admin.remove(full);
    await expect(admin.create({ ...full, spec: { ...full.spec, admission: { modes: { topology: 'off' } } } })).rejects.toThrow('spec.admission.modes.topology');
  });

  it.each([
    ['an unknown state', 'spec.state', { ...tenantDocument('acme').spec, state: 'Gone' }],
    ['no plan', 'spec.plan', { state: 'Active' }],
    ['a share beyond 100', 'spec.clusters', { ...tenantDocument('acme').spec, clusters: [{ name: 'a', share: 101 }] }],
    ['hidden characters', 'spec.displayName', { ...tenantDocument('acme').spec, displayName: 'a\u202eb' }],
    ['a wrong quantity', 'spec.quota', { ...tenantDocument('acme').spec, quota: { pods: 'many' } }],
  ])('refuses %s', async (_name, field, spec) => {
    await expect(admin.create({ ...objectOf(tenantDocument('acme')), spec })).rejects.toThrow(field);
  });

  it.each(['acme--dev', '1acme', 'acme.eu', 'a'.repeat(41)])('refuses the name %s', async (name) => {
    await expect(admin.create(objectOf(tenantDocument(name)))).rejects.toThrow('[tenantry/tenant-id]');
  });
});
