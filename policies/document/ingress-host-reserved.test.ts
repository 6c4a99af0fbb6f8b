import { describe, expect, it } from 'vitest';
import { clusterDocument, platformDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { ingressHostReserved } from './ingress-host-reserved.ts';

describe('ingress-host-reserved', () => {
  const platform = platformDocument({
    deploy: { url: 'https://git.example.test:8443/tenants.git' },
    ingress: { reservedHosts: ['Portal.Example.TEST.', '*.internal.test', 'm\u00fcnchen.test', 'no host at all'] },
  });
  const cluster = clusterDocument('local', { flux: { url: 'ssh://git@mirror.test/x.git' }, aws: { accountId: '123456789012', region: 'eu-central-1', oidcIssuer: 'https://oidc.cloud.test/id/1' } });
  const elsewhere = clusterDocument('other', { flux: { url: 'https://far.test/x.git' } });
  const taken = (host: string) => `spec.network.ingress.hosts[0]: [tenantry/ingress-host-reserved] host "${host}" is reserved for the platform; choose a host of your own`;
  const meets = (host: string, reserved: string) => `spec.network.ingress.hosts[0]: [tenantry/ingress-host-reserved] host "${host}" meets "${reserved}", which is reserved for the platform; choose a host of your own`;

  it.each<[string, string, string[]]>([
    ['a host of its own', 'shop.test', []],
    ['a host beside a reserved one', 'shop.example.test', []],
    ['a host whose name ends like a reserved domain', 'notinternal.test', []],
    ['the domain of a reserved wildcard', 'internal.test', []],
    ['a reserved host, however it was written', 'portal.example.test', [taken('portal.example.test')]],
    ['an international host in the form of DNS', 'xn--mnchen-3ya.test', [taken('xn--mnchen-3ya.test')]],
    ['a host under a reserved wildcard', 'a.b.internal.test', [meets('a.b.internal.test', '*.internal.test')]],
    ['a wildcard over a reserved host', '*.example.test', [meets('*.example.test', 'portal.example.test')]],
    ['the reserved wildcard itself', '*.internal.test', [taken('*.internal.test')]],
    ['the host that Flux fetches from', 'git.example.test', [taken('git.example.test')]],
    ['the host that its cluster fetches from', 'mirror.test', [taken('mirror.test')]],
    ['the identity provider of its cluster', '*.cloud.test', [meets('*.cloud.test', 'oidc.cloud.test')]],
    ['the host of a cluster that it has nothing to do with', 'far.test', []],
    ['a name of the cluster', 'kubernetes.default.svc', [meets('kubernetes.default.svc', '*.svc')]],
    ['a service of somebody', 'web.tenant-globex.svc.cluster.local', [meets('web.tenant-globex.svc.cluster.local', '*.cluster.local')]],
    ['an address', '10.0.0.1', ['spec.network.ingress.hosts[0]: [tenantry/ingress-host-reserved] "10.0.0.1" is an address or no host name; name a host such as shop.example.org']],
  ])('%s', (_name, host, want) => expect(tenantVerdict(ingressHostReserved, { network: { ingress: { hosts: [host] } } }, platform, cluster, elsewhere)).toEqual(want));
});
