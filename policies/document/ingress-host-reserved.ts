/**
 * A tenant claims no host of the platform: none that platform.yaml lists in spec.ingress.reservedHosts, not the host of
 * the deploy URL, of its clusters' Flux URL or identity provider, and nothing of cluster.local. A wildcard over a
 * reserved host is refused as well as a host under a reserved wildcard. Addresses are no hosts.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { hostsMeet, normalHost } from '../../model/host-name.ts';
import { reservedHosts } from '../../model/reserved-hosts.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy, TenantSubject } from './subject.ts';

function reservedFor({ entry, catalog }: TenantSubject): readonly string[] {
  const clusters = clusterNamesOf(entry.document, catalog.platform).flatMap((name) => catalog.clusters.get(name) ?? []);
  return [catalog.platform, ...clusters].flatMap((document) => reservedHosts(document));
}

export const ingressHostReserved: TenantPolicy = {
  id: 'ingress-host-reserved',
  check(subject) {
    const hosts = subject.entry.document.spec.network?.ingress?.hosts ?? [];
    if (hosts.length === 0) return [];
    const reserved = reservedFor(subject);
    return hosts.flatMap((host, index) => {
      const path = `spec.network.ingress.hosts[${index}]`;
      const normal = normalHost(host);
      if (normal === undefined) return [{ path, message: `${quoted(host)} is an address or no host name`, fix: 'name a host such as shop.example.org' }];
      const taken = reserved.find((one) => hostsMeet(one, normal));
      if (taken === undefined) return [];
      const what = taken === normal ? 'is reserved for the platform' : `meets ${quoted(taken)}, which is reserved for the platform`;
      return [{ path, message: `host ${quoted(host)} ${what}`, fix: 'choose a host of your own' }];
    });
  },
};
