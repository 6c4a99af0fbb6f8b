import { describe, expect, it } from 'vitest';
import type { TenantInputs } from '../model/catalog.ts';
import type { TenantSpec } from '../model/tenant.ts';
import { PRUNE_ANNOTATION } from './names.ts';
import { cluster, inputs, plan, richSpec, tenant } from './testing/documents.ts';
import { at, namesOf, objectOf, render } from './testing/rendered.ts';

const closedPlan = plan({ egress: { internet: false, custom: false } });

function policies(spec: Partial<TenantSpec>, others: Partial<TenantInputs> = {}): string[] {
  return namesOf(render(inputs(tenant('acme', spec), others)), 'NetworkPolicy', 'tenant-acme').sort();
}

function egress(spec: Partial<TenantSpec>, others: Partial<TenantInputs> = {}): unknown {
  return at(objectOf(render(inputs(tenant('acme', spec), others)), 'NetworkPolicy', 'tenantry-allow-egress', 'tenant-acme'), 'spec', 'egress');
}

describe('NetworkPolicies of a tenant', () => {
  it('deny everything both ways, for every pod', () => {
    const wall = objectOf(render(inputs()), 'NetworkPolicy', 'tenantry-deny-all');
    expect(wall['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it.each<[string, Partial<TenantSpec>, Partial<TenantInputs>, string[]]>([
    ['nothing but DNS and the tenant itself under a closed plan', {}, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['egress by plan', {}, {}, ['tenantry-allow-dns', 'tenantry-allow-egress', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['peers when both sides name each other', {}, { plan: closedPlan, peers: ['globex'] }, ['tenantry-allow-dns', 'tenantry-allow-peers', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['no peer that only one side names', { network: { peers: ['globex'] } }, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['exposed ports', { network: { ingress: { ports: [80] } } }, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-ingress', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['no custom egress that the plan does not allow', { network: { egress: [{ cidr: '203.0.113.0/24' }] } }, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['no internet that the tenant closed', { network: { internet: false } }, { plan: plan({ egress: { internet: true, custom: false } }) }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['no internet that only the tenant opens', { network: { internet: true } }, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['no access that the plan does not allow', { network: { access: ['APIServer', 'Metadata', 'Nodes'] } }, { plan: closedPlan }, ['tenantry-allow-dns', 'tenantry-allow-tenant', 'tenantry-deny-all']],
    ['only the wall when suspended', { ...richSpec(), state: 'Suspended' }, { peers: ['globex'] }, ['tenantry-deny-all']],
    ['only the wall when deleted', { ...richSpec(), state: 'Deleted' }, { peers: ['globex'] }, ['tenantry-deny-all']],
  ])('open %s', (_, spec, others, want) => {
    expect(policies(spec, others)).toEqual(want);
  });

  it('open no exposed port where the cluster names no ingress controller', () => {
    const { ingress: _, ...network } = cluster().spec.network;
    expect(policies({ network: { ingress: { ports: [80] } } }, { clusters: [cluster('eu-1', { network })] })).not.toContain('tenantry-allow-ingress');
  });

  it('open the ports that the document says and the access that it asks for, and nothing of the platform inside', () => {
    const spec: Partial<TenantSpec> = { network: { egress: [{ cidr: '10.0.0.0/8', ports: [{ port: 1, endPort: 9, protocol: 'UDP' }] }], access: ['APIServer', 'Metadata', 'Nodes'] } };
    expect(egress(spec, { plan: plan({ egress: { internet: false, custom: true, access: ['APIServer', 'Metadata', 'Nodes'] } }) })).toEqual([
      { ports: [{ port: 1, endPort: 9, protocol: 'UDP' }], to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.96.0.0/16', '10.244.0.0/16'] } }] },
      { ports: [{ port: 6443, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '52.1.2.3/32' } }] },
      { ports: [{ port: 80, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '169.254.169.254/32' } }, { ipBlock: { cidr: 'fd00:ec2::254/128' } }] },
      { to: [{ ipBlock: { cidr: '192.168.64.0/24' } }] },
    ]);
  });

  it('never have a rule without a peer, which would open everything', () => {
    for (const { spec } of render(inputs(tenant('acme', richSpec()), { peers: ['globex'] })).filter(({ kind }) => kind === 'NetworkPolicy') as unknown as { spec: { ingress?: { from?: unknown[] }[]; egress?: { to?: unknown[] }[] } }[]) {
      for (const rule of spec.ingress ?? []) expect(rule.from?.length).toBeGreaterThan(0);
      for (const rule of spec.egress ?? []) expect(rule.to?.length).toBeGreaterThan(0);
    }
  });

  it('leave pods that opted for the tenant\'s own policies with DNS and exposed ports only', () => {
    const manifests = render(inputs(tenant('acme', richSpec()), { peers: ['globex'] })).filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.namespace === 'tenant-acme');
    const all = manifests.filter((manifest) => Object.keys(at(manifest, 'spec', 'podSelector') as object).length === 0).map(({ metadata }) => metadata.name);
    expect(all.sort()).toEqual(['tenantry-allow-dns', 'tenantry-allow-ingress', 'tenantry-deny-all']);
  });

  it('are kept by Flux where they are walls, and pruned where they are openings', () => {
    for (const { kind, metadata } of render(inputs(tenant('acme', richSpec())))) {
      if (kind === 'NetworkPolicy') expect(metadata.annotations?.[PRUNE_ANNOTATION]).toBe(metadata.name === 'tenantry-deny-all' ? 'disabled' : undefined);
    }
  });
});
