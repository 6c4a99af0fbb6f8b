import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { networkPolicy, USERS } from '../testing/objects.ts';
import { ownNetwork } from './own-network.ts';

const TENANT = 'tenantry.dev/tenant';
const tenant: JsonObject = { namespaces: [{ suffix: 'dev' }], network: { peers: ['globex'], egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 443 }, { port: 8000, endPort: 8100, protocol: 'TCP' }] }, { cidr: '2001:db8::/32' }, { cidr: '198.51.100.0/24' }] } };
const namespaces = (selector: Json) => ({ namespaceSelector: selector });
const byTenant = (...ids: string[]) => namespaces({ matchExpressions: [{ key: TENANT, operator: 'In', values: ids }] });
const block = (cidr: string, rest: JsonObject = {}) => ({ ipBlock: { cidr, ...rest } });
const to = (peer: Json, ports?: Json) => networkPolicy({ policyTypes: ['Egress'], egress: [ports === undefined ? { to: [peer] } : { to: [peer], ports }] });
const from = (peer: Json) => networkPolicy({ policyTypes: ['Ingress'], ingress: [{ from: [peer] }] });

describe('own-network', () => {
  it.each<[string, JsonObject]>([
    ['a policy that closes everything', networkPolicy({ policyTypes: ['Ingress', 'Egress'] })],
    ['pods of the namespace', from({ podSelector: { matchLabels: { app: 'web' } } })],
    ['all pods of the namespace', to({ podSelector: {} })],
    ['own namespaces by label', from(namespaces({ matchLabels: { [TENANT]: 'acme' } }))],
    ['own namespaces by label and more', to({ ...namespaces({ matchLabels: { [TENANT]: 'acme', other: 'x' }, matchExpressions: [{ key: 'y', operator: 'Exists' }] }), podSelector: {} })],
    ['own namespaces by name', to(namespaces({ matchLabels: { 'kubernetes.io/metadata.name': 'tenant-acme--dev' } }))],
    ['a peer of the document', to(byTenant('acme', 'globex'))],
    ['a block within the document, on its ports', to(block('203.0.113.128/25'), [{ port: 443 }, { port: 8001, endPort: 8002 }])],
    ['a block with exceptions', to(block('198.51.100.0/24', { except: ['198.51.100.4/32'] }))],
    ['a block of IPv6', to(block('2001:db8:1::/48'))],
  ])('accepts %s', (_name, object) => expect(findings(ownNetwork, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['a rule without peers', networkPolicy({ egress: [{}] }), 'spec.egress[0]'],
    ['a rule with an empty list of peers', networkPolicy({ ingress: [{ from: [], ports: [{ port: 80 }] }] }), 'spec.ingress[0]'],
    ['rules of a direction that policyTypes leaves out', networkPolicy({ policyTypes: ['Ingress'], egress: [{}] }), 'spec.egress[0]'],
    ['a peer that names nothing', to({}), 'spec.egress[0].to[0]'],
    ['an empty namespaceSelector', from(namespaces({})), 'spec.ingress[0].from[0]'],
    ['an empty namespaceSelector beside a podSelector', from({ ...namespaces({}), podSelector: { matchLabels: { app: 'web' } } }), 'spec.ingress[0].from[0]'],
    ['another tenant', to(namespaces({ matchLabels: { [TENANT]: 'initech' } })), 'spec.egress[0].to[0]'],
    ['another tenant among own ones', to(byTenant('acme', 'initech')), 'spec.egress[0].to[0]'],
    ['all but its own', to(namespaces({ matchExpressions: [{ key: TENANT, operator: 'NotIn', values: ['acme'] }] })), 'spec.egress[0].to[0]'],
    ['any tenant', to(namespaces({ matchExpressions: [{ key: TENANT, operator: 'Exists' }] })), 'spec.egress[0].to[0]'],
    ['namespaces that are no tenant\'s', to(namespaces({ matchExpressions: [{ key: TENANT, operator: 'DoesNotExist' }] })), 'spec.egress[0].to[0]'],
    ['In with no values', to(namespaces({ matchExpressions: [{ key: TENANT, operator: 'In', values: [] }] })), 'spec.egress[0].to[0]'],
    ['a label that anybody may set', to(namespaces({ matchLabels: { team: 'acme' } })), 'spec.egress[0].to[0]'],
    ['kube-system by name', to(namespaces({ matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } })), 'spec.egress[0].to[0]'],
    ['the internet', to(block('0.0.0.0/0')), 'spec.egress[0].to[0]'],
    ['the internet by exceptions', to(block('0.0.0.0/0', { except: ['10.0.0.0/8'] })), 'spec.egress[0].to[0]'],
    ['a block that is wider than the document\'s', to(block('198.51.100.0/23')), 'spec.egress[0].to[0]'],
    ['a neighbour of the document\'s block', to(block('198.51.101.0/24')), 'spec.egress[0].to[0]'],
    ['metadata', to(block('169.254.169.254/32')), 'spec.egress[0].to[0]'],
    ['IPv4 written as IPv6', to(block('::ffff:203.0.113.0/120'), [{ port: 443 }]), 'spec.egress[0].to[0]'],
    ['IPv4 written as IPv6 in hexadecimal', to(block('::ffff:cb00:7100/120'), [{ port: 443 }]), 'spec.egress[0].to[0]'],
    ['a block with bits beyond its prefix', to(block('198.51.100.7/24')), 'spec.egress[0].to[0]'],
    ['a block in octal', to(block('0306.063.0144.0/24')), 'spec.egress[0].to[0]'],
    ['other ports than the document\'s', to(block('203.0.113.0/24'), [{ port: 443 }, { port: 22 }]), 'spec.egress[0].to[0]'],
    ['another protocol', to(block('203.0.113.0/24'), [{ port: 443, protocol: 'UDP' }]), 'spec.egress[0].to[0]'],
    ['a range that passes the document\'s', to(block('203.0.113.0/24'), [{ port: 8000, endPort: 8101 }]), 'spec.egress[0].to[0]'],
    ['all ports where the document lists some', to(block('203.0.113.0/24')), 'spec.egress[0].to[0]'],
    ['a port without number', to(block('203.0.113.0/24'), [{ protocol: 'TCP' }]), 'spec.egress[0].to[0]'],
    ['a port by name', to(block('203.0.113.0/24'), [{ port: 'https' }]), 'spec.egress[0].to[0]'],
    ['ingress from addresses', from(block('203.0.113.0/24')), 'spec.ingress[0].from[0]'],
  ])('refuses %s', (_name, object, path) => expect(paths(ownNetwork, { object, tenant })).toEqual([path]));

  it('refuses everything at once and says how to mend it', () => {
    const object = networkPolicy({ ingress: [{ from: [namespaces({})] }], egress: [{ to: [{ podSelector: {} }, block('0.0.0.0/0')] }] });
    expect(findings(ownNetwork, { object, tenant })).toEqual([
      expect.stringMatching(/^spec\.ingress\[0\]\.from\[0\]: \[tenantry\/own-network\] the namespaceSelector also matches namespaces of others; .*tenantry\.dev\/tenant: acme$/),
      expect.stringContaining('spec.egress[0].to[1]: [tenantry/own-network] block "0.0.0.0/0" with these ports lies in no destination of the tenant\'s document'),
    ]);
  });

  it.each(['UPDATE', 'CREATE'] as const)('judges the new object on %s', (operation) => {
    expect(paths(ownNetwork, { object: to(block('0.0.0.0/0')), oldObject: from({ podSelector: {} }), tenant, request: { operation } })).toHaveLength(1);
    expect(paths(ownNetwork, { object: from({ podSelector: {} }), oldObject: to(block('0.0.0.0/0')), tenant, request: { operation } })).toEqual([]);
  });

  it('lets the platform pass, by user name only', () => {
    const object = to(block('0.0.0.0/0'));
    expect(paths(ownNetwork, { object, request: { user: USERS.shard } })).toEqual([]);
    expect(paths(ownNetwork, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
    for (const user of [USERS.gitOps, USERS.clusterAdmin, { username: 'tenantry-shard', groups: ['system:serviceaccounts:flux-system'] }]) expect(paths(ownNetwork, { object, request: { user } })).toHaveLength(1);
  });
});
