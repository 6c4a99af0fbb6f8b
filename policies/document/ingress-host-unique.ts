/**
 * An ingress host belongs to one tenant. Two claims meet when they are equal, or when one is a wildcard over the
 * other: `*.acme.test` holds everything below acme.test, at any depth.
 */
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const ingressHostUnique: TenantPolicy = {
  id: 'ingress-host-unique',
  check({ entry, catalog }) {
    const hosts = entry.document.spec.network?.ingress?.hosts ?? [];
    return hosts.flatMap((host, index) => {
      const rivals = [...catalog.hostRivals(host)].filter((id) => id !== entry.id).sort();
      if (rivals.length === 0) return [];
      const others = rivals.slice(0, 5).map((id) => quoted(id)).join(', ');
      return [{ path: `spec.network.ingress.hosts[${index}]`, message: `host ${quoted(host)} is claimed by tenant ${others} too`, fix: 'choose another host, or have it removed there first' }];
    });
  },
};
