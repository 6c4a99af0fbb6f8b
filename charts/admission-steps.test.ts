import { describe, expect, it } from 'vitest';
import type { AdmissionSettings } from '../model/cluster.ts';
import type { Manifest } from '../synth/manifests.ts';
import { platformManifests, renderPlatform } from '../synth/render-platform.ts';
import { cluster, platform } from './testing/documents.ts';
import { at, objectOf } from './testing/rendered.ts';

const ON: AdmissionSettings = { image: 'registry.test/tenantry/webhook:1' };
const ALONE: AdmissionSettings = { ...ON, judging: false };

function judged(admission: AdmissionSettings | undefined): ReturnType<typeof cluster> {
  return cluster('eu-1', { shards: 1, ...(admission === undefined ? {} : { admission }) });
}

function steps(admission: AdmissionSettings | undefined): Readonly<Record<'webhook' | 'admission' | 'order' | 'shard', Manifest>> {
  const manifests = platformManifests(platform(), judged(admission));
  const step = (name: string): Manifest => objectOf(manifests, 'Kustomization', name);
  return { webhook: step('tenantry-webhook'), admission: step('tenantry-admission'), order: step('tenantry-order'), shard: step('tenantry-tenants-00') };
}

/** Whose built-in readiness a step waits for. */
function waitsFor(step: Manifest): readonly unknown[] {
  return (at(step, 'spec', 'dependsOn') as { readonly name: string; readonly readyExpr?: string }[]).filter(({ readyExpr }) => readyExpr === undefined).map(({ name }) => name);
}

describe('the order of the webhook and of what makes the API server ask it', () => {
  it.each([
    ['is there', ON, ['tenantry-platform'], ['tenantry-platform', 'tenantry-webhook'], 'tenantry-admission'],
    ['runs without being asked', ALONE, ['tenantry-platform', 'tenantry-admission'], ['tenantry-platform'], 'tenantry-platform'],
    ['is not there', undefined, ['tenantry-platform', 'tenantry-admission'], ['tenantry-platform'], 'tenantry-platform'],
  ])('when the webhook %s', (_, admission, webhookWaits, admissionWaits, shardWaits) => {
    const { webhook, admission: asking, shard } = steps(admission);
    expect(waitsFor(webhook)).toEqual(webhookWaits);
    expect(waitsFor(asking)).toEqual(admissionWaits);
    expect(at(shard, 'spec', 'dependsOn')).toMatchObject([{ name: shardWaits, readyExpr: expect.stringContaining('lastAppliedRevision') as string }]);
  });

  it('makes each step wait until it knows of the direction, and no two wait for each other', () => {
    for (const admission of [ON, ALONE, undefined]) {
      const { webhook, admission: asking, order } = steps(admission);
      const direction = order.metadata.labels?.['tenantry.dev/asked'];
      for (const step of [webhook, asking]) {
        expect(step.metadata.labels?.['tenantry.dev/asked']).toBe(direction);
        expect(at(step, 'spec', 'dependsOn')).toContainEqual({ name: 'tenantry-order', readyExpr: `dep.metadata.labels['tenantry.dev/asked'] == self.metadata.labels['tenantry.dev/asked']` });
      }
      expect(waitsFor(order)).toEqual(['tenantry-platform']);
      expect(waitsFor(webhook).includes('tenantry-admission') && waitsFor(asking).includes('tenantry-webhook')).toBe(false);
    }
    expect(steps(ON).order.metadata.labels?.['tenantry.dev/asked']).not.toBe(steps(undefined).order.metadata.labels?.['tenantry.dev/asked']);
  });

  it('reads one revision of one branch, as the platform does, so that built-in readiness is of the same commit', () => {
    const { webhook, admission } = steps(ON);
    for (const [step, path] of [[webhook, './webhook'], [admission, './admission']] as const) {
      expect(step['spec']).toMatchObject({ path, prune: true, serviceAccountName: 'tenantry-platform', sourceRef: { kind: 'GitRepository', name: 'tenantry-platform' } });
    }
  });

  it('waits for ready replicas, then for the authority in the configurations', () => {
    expect(at(steps(ON).webhook, 'spec', 'healthChecks')).toEqual([{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'tenantry-webhook', namespace: 'tenantry-system' }]);
    expect(at(steps(ON).admission, 'spec', 'healthCheckExprs')).toHaveLength(2);
    expect(at(steps(undefined).webhook, 'spec', 'healthChecks')).toBeUndefined();
    expect(at(steps(ALONE).admission, 'spec', 'healthChecks')).toBeUndefined();
  });

  it('keeps both folders when they are empty of everything else', () => {
    const folders = (admission: AdmissionSettings | undefined): string[] => [...renderPlatform(platform(), judged(admission)).keys()].filter((path) => !path.startsWith('platform/'));
    expect(folders(undefined)).toEqual(['admission/marker.yaml', 'order/marker.yaml', 'webhook/marker.yaml']);
    expect(folders(ALONE)).toEqual(['admission/marker.yaml', 'order/marker.yaml', 'webhook/account.yaml', 'webhook/flow.yaml', 'webhook/marker.yaml', 'webhook/workload.yaml']);
    expect(folders(ON)).toContain('admission/configurations.yaml');
  });
});
