import { describe, expect, it } from 'vitest';
import { clusterDocument } from '../../model/testing/documents.ts';
import type { EgressRule, TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { egressAllowed } from './egress-allowed.ts';

const v6 = clusterDocument('other', { network: { pods: ['fd10::/64'], services: ['fd20::/112'], nodes: ['10.50.0.0/24'], apiServer: { cidrs: ['198.51.100.7/32'], port: 443 } } });

function judge(egress: EgressRule[], spec: Partial<TenantSpec> = {}): string[] {
  return tenantVerdict(egressAllowed, { ...spec, network: { egress } }, v6);
}

describe('egress-allowed', () => {
  it.each(['203.0.113.0/24', '8.8.8.8/32', '10.20.0.0/16', '2001:db8::/32'])('accepts %s', (cidr) => {
    expect(judge([{ cidr, ports: [{ port: 443 }, { port: 1000, endPort: 2000, protocol: 'UDP' }] }])).toEqual([]);
  });

  it.each([
    ['pods', '10.244.7.0/24', '"10.244.7.0/24" reaches the pods of cluster "local" (10.244.0.0/16); name a smaller block'],
    ['services', '10.96.0.1/32', 'reaches the services of cluster "local" (10.96.0.0/16)'],
    ['nodes', '192.168.0.0/16', 'reaches the nodes of cluster "local" (192.168.64.0/24)'],
    ['the metadata service', '169.254.169.254/32', 'reaches link-local addresses and the metadata service (169.254.0.0/16)'],
    ['the metadata service over IPv6', 'fd00:ec2::254/128', 'reaches the metadata service'],
    ['loopback', '127.0.0.1/32', 'reaches loopback'],
    ['loopback over IPv6', '::1/128', 'reaches loopback'],
    ['link-local addresses', 'fe80::/64', 'reaches link-local addresses'],
    ['everything', '0.0.0.0/0', 'every address is open only in plans with egress.internet'],
    ['everything over IPv6', '::/0', 'every address is open only in plans with egress.internet'],
    ['half of everything', '0.0.0.0/1', 'reaches'],
    ['IPv4 inside IPv6', '64:ff9b::/96', 'reaches IPv4 addresses inside IPv6'],
    ['multicast', '239.0.0.0/8', 'reaches multicast'],
    ['bits beyond the prefix', '203.0.113.7/24', '"203.0.113.7/24" has bits set beyond its prefix length 24; did you mean 203.0.113.0/24?'],
    ['no prefix', '203.0.113.7', 'has no prefix length; did you mean 203.0.113.7/32?'],
    ['octal spelling', '0251.0376.0.0/16', 'is not an IPv4 or IPv6 block'],
    ['a name', 'example.test/32', 'is not an IPv4 or IPv6 block; write a block such as 203.0.113.0/24'],
  ])('refuses %s', (_name, cidr, want) => {
    expect(judge([{ cidr: '203.0.113.0/24' }, { cidr }])).toEqual([expect.stringContaining(want)]);
    expect(judge([{ cidr }])[0]).toMatch(/^spec\.network\.egress\[0\]\.cidr: \[tenantry\/egress-allowed\] /);
  });

  it('judges by the clusters that the tenant runs in', () => {
    expect(judge([{ cidr: '10.50.0.0/24' }])).toEqual([]);
    expect(judge([{ cidr: '10.50.0.0/24' }, { cidr: 'fd20::/112' }, { cidr: '198.51.100.7/32' }], { clusters: [{ name: 'other' }] })).toEqual([
      expect.stringContaining('the nodes of cluster "other"'), expect.stringContaining('the services of cluster "other"'), expect.stringContaining('the API server of cluster "other"'),
    ]);
  });

  it('refuses the list as a whole where the plan allows none', () => {
    expect(judge([{ cidr: '8.8.8.8/32' }, { cidr: '::1/128' }], { plan: 'free' })).toEqual([
      'spec.network.egress: [tenantry/egress-allowed] plan "free" allows no destinations of a tenant\'s own; remove the list or choose a plan with egress.custom',
    ]);
  });

  it('refuses ranges of ports that run downwards', () => {
    expect(judge([{ cidr: '8.8.8.8/32', ports: [{ port: 1, endPort: 1 }, { port: 90, endPort: 80 }] }])).toEqual([
      'spec.network.egress[0].ports[1].endPort: [tenantry/egress-allowed] the range 90 to 80 runs downwards; write port 80 and endPort 90',
    ]);
  });
});
