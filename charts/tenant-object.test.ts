import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { tenantFacts } from '../policies/admission/tenant-facts.ts';
import type { JsonObject } from '../policies/admission/json.ts';
import { renderTenant } from '../synth/render.ts';
import { cluster, inputs, plan, platform, tenant } from './testing/documents.ts';
import { at, objectOf, render } from './testing/rendered.ts';

function parseYaml11(text: string): JsonObject[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => (document.contents === null ? [] : [document.toJS() as JsonObject]));
}

const exemption = { policy: 'topology', tenant: 'acme', reason: 'moves to zones', until: '2026-12-01' };
const loosened = platform({ admission: { modes: { topology: 'warn', 'pull-policy': 'audit' }, exemptions: [exemption, { ...exemption, tenant: 'globex' }] } });

describe('TenantObject', () => {
  it('says nothing of admission where every rule is enforced', () => {
    expect(at(objectOf(render(inputs()), 'Tenant', 'acme'), 'spec', 'admission')).toBeUndefined();
  });

  it('carries what holds for the tenant in the cluster', () => {
    const strict = inputs(tenant('acme', { admission: { enforce: ['pull-policy'] } }), { platform: loosened });
    expect(at(objectOf(render(strict), 'Tenant', 'acme'), 'spec', 'admission')).toEqual({
      enforce: ['pull-policy'], modes: { topology: 'warn' }, exemptions: [{ policy: 'topology', reason: 'moves to zones', until: '2026-12-01' }],
    });
    const own = cluster('eu-1', { admission: { image: 'registry.invalid/tenantry:1', tenantModes: { acme: { topology: 'enforce' } } } });
    expect(at(objectOf(render(inputs(tenant(), { platform: loosened, clusters: [own] })), 'Tenant', 'acme'), 'spec', 'admission', 'modes')).toEqual({ 'pull-policy': 'audit' });
  });

  it('does not tell clusters of a purge, which changes nothing there', () => {
    const deleted = (purging?: boolean) => render(inputs(tenant('acme', { state: 'Deleted', ...(purging === undefined ? {} : { purging }) })));
    expect(deleted(true)).toEqual(deleted());
  });

  it('has the plan\'s registries where the tenant lists none', () => {
    const registries = (spec: object) => at(objectOf(render(inputs(tenant('acme', spec), { plan: plan({ registries: ['ghcr.io'] }) })), 'Tenant', 'acme'), 'spec', 'registries');
    expect([registries({}), registries({ registries: ['ghcr.io/acme'] }), registries({ registries: [] })]).toEqual([['ghcr.io'], ['ghcr.io/acme'], []]);
  });

  it('has the cluster\'s classes of Ingress and Gateway where the tenant lists none', () => {
    const own = cluster('eu-1', {});
    const listed = { ...own, spec: { ...own.spec, network: { ...own.spec.network, ingressClasses: ['public', 'edge'] } } };
    const network = (spec: object) => at(objectOf(render(inputs(tenant('acme', spec), { clusters: [listed] })), 'Tenant', 'acme'), 'spec', 'network');
    expect(network({})).toEqual({ ingressClasses: ['public', 'edge'] });
    expect(network({ network: { ingressClasses: ['edge'], gatewayClasses: ['mesh'], peers: ['globex'] } })).toEqual({ ingressClasses: ['edge'], gatewayClasses: ['mesh'], peers: ['globex'] });
    expect(at(objectOf(render(inputs()), 'Tenant', 'acme'), 'spec', 'network')).toBeUndefined();
  });

  it('is read by admission as it was meant, also from YAML 1.1, where a bare day is no text', () => {
    const files = renderTenant(inputs(tenant(), { platform: loosened }), 'eu-1').values();
    const object = parseYaml11([...files].join('\n')).find((found) => found['kind'] === 'Tenant');
    expect(tenantFacts(object ?? null)).toMatchObject({ modes: new Map([['topology', 'warn'], ['pull-policy', 'audit']]), exemptions: [{ policy: 'topology', until: '2026-12-01' }] });
  });
});
