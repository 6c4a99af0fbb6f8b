import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from './testing/arbitrary.ts';
import { tenantFacts } from './tenant-facts.ts';

describe('tenant facts', () => {
  it('hold what rules need', () => {
    const facts = tenantFacts({
      metadata: { name: 'acme' },
      spec: {
        plan: 'gold', state: 'Suspended', isolation: 'NodePool', namespaces: [{ suffix: 'dev' }], jobs: { enabled: true }, registries: ['ghcr.io/acme'], limits: { pods: '20' },
        network: { serviceTypes: ['ClusterIP'], ingress: { hosts: ['a.example'], ports: [8080] }, egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 1, endPort: 2, protocol: 'UDP' }] }], peers: ['globex'] },
        throttle: { requestsPerMinute: 60 }, admission: { modes: { volumes: 'warn' }, exemptions: [{ policy: 'volumes', until: '2030-01-01', name: 'x' }] },
      },
    });
    expect(facts).toMatchObject({
      id: 'acme', plan: 'gold', state: 'Suspended', namespaces: ['tenant-acme', 'tenant-acme--dev', 'tenant-acme--jobs'], registries: ['ghcr.io/acme'], hosts: ['a.example'], serviceTypes: ['ClusterIP'],
      ingressPorts: [8080], egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 1, endPort: 2, protocol: 'UDP' }] }], peers: ['globex'], limits: { pods: '20' },
      throttle: { requestsPerMinute: 60 }, dedicatedPool: 'acme', modes: new Map([['volumes', 'warn']]), exemptions: [{ policy: 'volumes', until: '2030-01-01', name: 'x' }],
    });
  });

  it('tell no registries from an empty list of them', () => {
    const registries = (spec: Record<string, string[]>) => tenantFacts({ metadata: { name: 'acme' }, spec: { plan: 'gold', state: 'Active', ...spec } })?.registries;
    expect([registries({}), registries({ registries: [] })]).toEqual([undefined, []]);
  });

  it.each([
    ['nothing', null], ['no name', { spec: { plan: 'a', state: 'Active' } }], ['no plan', { metadata: { name: 'a' }, spec: { state: 'Active' } }],
    ['a state that nobody knows', { metadata: { name: 'a' }, spec: { plan: 'a', state: 'Gone' } }],
  ])('are none for %s', (_, object) => {
    expect(tenantFacts(object)).toBeUndefined();
  });

  it('are read from any JSON without a throw', () => {
    fc.assert(fc.property(anyJson, (spec) => void tenantFacts({ metadata: { name: 'acme' }, spec })), { numRuns: 1_000 });
  });
});
