import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderBootstrap, renderMarker, renderPlatform } from '../synth/render.ts';
import { platformManifests } from '../synth/render-platform.ts';
import { FLOOR } from './floor.ts';
import { floorName } from './floor-policy.ts';
import { cluster, platform } from './testing/documents.ts';
import { at, namesOf, objectOf } from './testing/rendered.ts';

const flux = cluster('eu-1', { shards: 4, flux: { url: 'ssh://git@git.example.org/deploy.git', interval: '5m', secretName: 'read-only', verifySecretName: 'signers' } });

/** Kustomizations over other folders of the platform branch itself. */
const STEPS = ['tenantry-admission', 'tenantry-order', 'tenantry-webhook'];

describe('the platform branch', () => {
  it('has a folder for each step and a file for each part', () => {
    expect([...renderPlatform(platform(), cluster()).keys()]).toEqual([
      'admission/marker.yaml', 'order/marker.yaml', 'platform/accounts.yaml', 'platform/crds.yaml', 'platform/floor.yaml', 'platform/flux.yaml', 'platform/personas.yaml', 'webhook/marker.yaml',
    ]);
  });

  it('has a source and a Kustomization for each shard of the cluster', () => {
    const names = ['tenantry-tenants-00', 'tenantry-tenants-01', 'tenantry-tenants-02', 'tenantry-tenants-03'];
    const manifests = platformManifests(platform(), flux);
    expect(namesOf(manifests, 'GitRepository')).toEqual(names);
    expect(namesOf(manifests, 'Kustomization').filter((name) => !STEPS.includes(name))).toEqual(names);
    expect(namesOf(platformManifests(platform(), cluster()), 'GitRepository')).toHaveLength(16);
  });

  it('fetches and verifies as the cluster says', () => {
    expect(objectOf(platformManifests(platform(), flux), 'GitRepository', 'tenantry-tenants-03')['spec']).toEqual({
      url: 'ssh://git@git.example.org/deploy.git', ref: { branch: 'deploy/eu-1/tenants-03' }, interval: '5m', timeout: '1m',
      secretRef: { name: 'read-only' }, verify: { mode: 'HEAD', secretRef: { name: 'signers' } },
    });
    expect(objectOf(platformManifests(platform(), cluster()), 'GitRepository', 'tenantry-tenants-03')['spec']).toMatchObject({ url: platform().spec.deploy.url, interval: '1m' });
  });

  it('applies shards with their own account, prunes, does not wait, and refers to nothing in another namespace', () => {
    for (const kustomization of platformManifests(platform(), flux).filter(({ kind, metadata }) => kind === 'Kustomization' && !STEPS.includes(metadata.name))) {
      expect(kustomization['spec']).toMatchObject({ serviceAccountName: 'tenantry-shard', prune: true, wait: false, force: false, deletionPolicy: 'Orphan', interval: '10m', retryInterval: '30s', timeout: '5m' });
      expect(at(kustomization, 'spec', 'sourceRef')).toEqual({ kind: 'GitRepository', name: kustomization.metadata.name });
      expect(at(kustomization, 'spec', 'postBuild')).toBeUndefined();
      expect(at(kustomization, 'spec', 'dependsOn')).toMatchObject([{ name: 'tenantry-platform' }]);
    }
  });

  it('binds every floor policy so that it denies, and fails closed', () => {
    const manifests = platformManifests(platform(), cluster());
    const names = namesOf(manifests, 'ValidatingAdmissionPolicy');
    expect([...names].sort()).toEqual(FLOOR.map(floorName).sort());
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect(at(objectOf(manifests, 'ValidatingAdmissionPolicy', name), 'spec', 'failurePolicy')).toBe('Fail');
      expect(objectOf(manifests, 'ValidatingAdmissionPolicyBinding', name)['spec']).toEqual({ policyName: name, validationActions: ['Deny'] });
    }
  });

  it('never loses the CRD, with which all Tenants would go', () => {
    expect(objectOf(platformManifests(platform(), cluster()), 'CustomResourceDefinition', 'tenants.tenantry.dev').metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  });
});

describe('renderBootstrap()', () => {
  it('lets Flux apply the platform branch as cluster-admin, and nothing else', () => {
    const text = renderBootstrap(platform(), flux);
    expect(text.match(/^kind: .*/gm)).toEqual(['kind: ServiceAccount', 'kind: ClusterRoleBinding', 'kind: GitRepository', 'kind: Kustomization']);
    expect(text).toContain('branch: deploy/eu-1/platform');
    expect(text).toContain('path: "./platform"');
    expect(text).not.toContain('tenantry.dev/managed');
  });
});

describe('renderMarker()', () => {
  it('is never empty, and tells which tenants are held, bounded and clean', () => {
    expect([...renderMarker('eu-1', 7, []).keys()]).toEqual(['marker.yaml']);
    const held = Array.from({ length: 250 }, (_, index) => ({ tenant: `t-${String(249 - index).padStart(3, '0')}`, reason: `\u001b[31m\nbad ${'x'.repeat(5000)}` }));
    const text = renderMarker('eu-1', 7, held).get('marker.yaml') ?? '';
    expect(text).toContain('name: tenantry-tenants-07');
    const lines = String(at(parse(text), 'data', 'held')).split('\n');
    expect(lines[0]).toMatch(/^t-000: \\u\{1b\}\[31m\\u\{a\}bad x+… \(\d+ characters\)$/);
    expect(lines).toHaveLength(102);
    expect(lines[100]).toBe('and 150 more');
    expect(text).not.toContain('\u001b');
    expect(text.length).toBeLessThan(100_000);
  });
});
