import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../lab/lab.ts';
import { renderMarker, renderTenant } from '../synth/render.ts';
import { inputs, richSpec, tenant } from './testing/documents.ts';
import { objectsOf, prepareCluster, type TenantCluster } from './testing/tenant-cluster.ts';

let folder: string;
let lab: Lab;
let eu1: TenantCluster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-strict-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: () => undefined });
  eu1 = await prepareCluster(lab.cluster('eu-1'));
}, 40 * 60_000);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('what is rendered, on a real API server with strict field validation', () => {
  it.each([
    ['everything there is', 'acme', inputs(tenant('acme', richSpec('acme')), { peers: ['globex'] }), 36],
    ['nothing but plan and state', 'small', inputs(tenant('small')), 14],
    ['suspended', 'paused', inputs(tenant('paused', { ...richSpec('paused'), state: 'Suspended' })), 24],
    ['deleted', 'gone', inputs(tenant('gone', { ...richSpec('gone'), state: 'Deleted' })), 24],
    ['the longest id and names', `t${'-23456789'.repeat(4)}-xy`, inputs(tenant(`t${'-23456789'.repeat(4)}-xy`, { namespaces: [{ suffix: '12345678901234' }] })), 24],
  ])('a tenant with %s is accepted from the shard account, as dry run and for good', async (_, id, rendered, atLeast) => {
    const objects = objectsOf(renderTenant(rendered, 'eu-1').values());
    expect(objects.length, id).toBeGreaterThanOrEqual(atLeast);
    for (const object of objects) {
      await eu1.shard.apply(object, { dryRun: true });
      await eu1.shard.apply(object);
    }
  });

  it('a marker with held tenants is accepted', async () => {
    const held = [{ tenant: 'acme', reason: 'spec.rules: "x" \u001b[31m\nis wrong' }];
    for (const object of objectsOf(renderMarker('eu-1', 3, held).values())) await eu1.shard.apply(object);
  });

  it('every state follows from every other: bindings are new objects, since a role cannot be exchanged', async () => {
    for (const state of ['Active', 'Suspended', 'Deleted', 'Suspended', 'Active'] as const) {
      const rendered = inputs(tenant('turns', { ...richSpec('turns'), state }));
      for (const object of objectsOf(renderTenant(rendered, 'eu-1').values())) await eu1.shard.apply(object);
    }
  });
});
