/**
 * An ingress host belongs to one tenant. Two claims meet when they are equal, or when one is a wildcard over the
 * other: `*.acme.test` holds everything below acme.test, at any depth. The tenant that claimed it first has it; the
 * later one is refused. Where nobody knows who was first, both are.
 */
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const ingressHostUnique: TenantPolicy = {
  id: 'ingress-host-unique',
  check({ entry, catalog }) {
    const hosts = entry.document.spec.network?.ingress?.hosts ?? [];
    return hosts.flatMap((host, index) => {
      const { earlier, equal } = catalog.rivalsOf(entry.id, host);
      const others = earlier.length > 0 ? earlier : equal;
      if (others.length === 0) return [];
      const message = earlier.length > 0 ? `host ${quoted(host)} belongs to another tenant, which claimed it first` : `host ${quoted(host)} is claimed by another tenant too`;
      return [{ path: `spec.network.ingress.hosts[${index}]`, message, fix: 'choose another host, or have it removed there first', others }];
    });
  },
};
