import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { cluster, inputs, platform, richSpec, tenant } from '../charts/testing/documents.ts';
import type { TenantInputs } from '../model/catalog.ts';
import { assertNoCollision, identityOf, type Manifest } from './manifests.ts';
import { generationOf, rendererDigest, renderPlatform, renderTenant, tenantManifests } from './render.ts';

const rich = (): TenantInputs => inputs(tenant('acme', richSpec()), { peers: ['globex'] });

afterEach(() => vi.unstubAllEnvs());

describe('renderTenant()', () => {
  it('puts each namespace with all that is in it into a file of its name, and the rest into cluster.yaml', () => {
    const files = renderTenant(rich(), 'eu-1');
    expect([...files.keys()]).toEqual(['cluster', 'tenant-acme--dev', 'tenant-acme--jobs', 'tenant-acme'].map((name) => `tenants/acme/${name}.yaml`));
    for (const [path, text] of files) {
      for (const document of parseAllDocuments(text)) {
        const { kind, metadata } = document.toJS() as Manifest;
        const namespace = metadata.namespace ?? (kind === 'Namespace' ? metadata.name : 'cluster');
        expect(path).toBe(`tenants/acme/${namespace}.yaml`);
      }
    }
  });

  it('reads back as the objects that were made, for readers of YAML 1.1 and 1.2', () => {
    const made = tenantManifests(rich(), 'eu-1').map((manifest) => JSON.parse(JSON.stringify(manifest)) as Manifest);
    for (const version of ['1.1', '1.2'] as const) {
      const read = [...renderTenant(rich(), 'eu-1').values()].flatMap((text) => parseAllDocuments(text, { version }).map((document) => document.toJS() as Manifest));
      const byIdentity = (a: Manifest, b: Manifest): number => (identityOf(a) < identityOf(b) ? -1 : 1);
      expect(read.sort(byIdentity)).toEqual([...made].sort(byIdentity));
    }
  });

  it('gives the same bytes for equal inputs, whatever the environment', () => {
    const before = [...renderTenant(rich(), 'eu-1')];
    vi.stubEnv('CDK8S_DISABLE_SORT', '1');
    vi.stubEnv('CDK8S_OUTDIR', '/nowhere');
    vi.stubEnv('CDK8S_RECORD_CONSTRUCT_METADATA', 'true');
    expect([...renderTenant(rich(), 'eu-1')]).toEqual(before);
    expect([...renderPlatform(platform(), cluster()).keys()]).toHaveLength(8);
  });

  it('gives the same bytes whatever the order of fields in a document', () => {
    const spec = { ...richSpec(), plan: 'pro', state: 'Active' as const };
    const reversed = Object.fromEntries(Object.entries(spec).reverse()) as typeof spec;
    expect([...renderTenant(inputs(tenant('acme', reversed)), 'eu-1')]).toEqual([...renderTenant(inputs(tenant('acme', spec)), 'eu-1')]);
  });

  it('never lets a tenant\'s text become anything but a string', () => {
    const text = [...renderTenant(rich(), 'eu-1').values()].join('');
    expect(text).toContain('displayName: "Acme \\"Laboratories\\" ${HOME} {{ .x }} é"');
    expect(text).toContain('name: "no"');
    expect(text).toContain('name: "0x1f"');
    expect(text).toContain('name: "auditor: \\"x\\" #1"');
  });
});

describe('generationOf()', () => {
  const base = generationOf(rich(), 'eu-1');

  it('is what the Tenant object carries', () => {
    const found = tenantManifests(rich(), 'eu-1').find(({ kind }) => kind === 'Tenant');
    expect(found?.metadata.annotations).toEqual({ 'tenantry.dev/generation': base });
    expect(base).toMatch(/^[0-9a-f]{16}$/);
    const same = rich();
    renderTenant(same, 'eu-1');
    expect(generationOf(same, 'eu-1')).toBe(base);
  });

  it.each<[string, TenantInputs]>([
    ['the document', inputs(tenant('acme', { ...richSpec(), quota: { pods: '301' } }), { peers: ['globex'] })],
    ['the state', inputs(tenant('acme', { ...richSpec(), state: 'Suspended' }), { peers: ['globex'] })],
    ['a peer', inputs(tenant('acme', richSpec()))],
    ['the plan', { ...rich(), plan: { ...rich().plan, spec: { ...rich().plan.spec, egress: { internet: false, custom: true } } } }],
    ['the cluster', { ...rich(), clusters: [cluster('eu-1', { network: { ...cluster().spec.network, nodes: ['192.168.65.0/24'] } })] }],
    ['the platform', { ...rich(), platform: platform({ podSecurity: { version: 'v1.31' } }) }],
  ])('changes with %s', (_, changed) => {
    expect(generationOf(changed, 'eu-1')).not.toBe(base);
  });

  it('stays the same when nothing rendered changes', () => {
    expect(generationOf({ ...rich(), platform: platform({ removal: { budget: 9 } }) }, 'eu-1')).toBe(base);
  });

  it('is apart for each cluster', () => {
    const both = { ...rich(), tenant: tenant('acme', { ...richSpec(), clusters: [{ name: 'eu-1', share: 70 }, { name: 'us-1', share: 30 }] }), clusters: [cluster(), cluster('us-1')] };
    expect(generationOf(both, 'eu-1')).not.toBe(generationOf(both, 'us-1'));
  });
});

describe('assertNoCollision()', () => {
  const object = (apiVersion: string, namespace?: string): Manifest => ({ apiVersion, kind: 'K', metadata: { name: 'n', ...(namespace === undefined ? {} : { namespace }) } });

  it('tells objects apart by group, kind, namespace and name, not by version', () => {
    expect(() => assertNoCollision([object('a/v1'), object('b/v1'), object('v1'), object('a/v1', 'x'), object('a/v1', 'y')])).not.toThrow();
    expect(() => assertNoCollision([object('a/v1', 'x'), object('a/v2', 'x')])).toThrow('two objects are rendered as a/K/x/n');
  });
});

describe('rendererDigest()', () => {
  it('is short and stable', () => {
    expect(rendererDigest()).toMatch(/^[0-9a-f]{16}$/);
    expect(rendererDigest()).toBe(rendererDigest());
  });
});
