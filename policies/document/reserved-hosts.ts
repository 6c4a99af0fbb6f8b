/** Every reserved host of platform.yaml is a host or a wildcard: an entry that is none would reserve nothing. */
import { normalHost } from '../../model/host-name.ts';
import type { PlatformDocument } from '../../model/platform.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy } from '../policy.ts';

export const reservedHostsValid: Policy<PlatformDocument> = {
  id: 'reserved-hosts',
  check(platform) {
    return (platform.spec.ingress?.reservedHosts ?? []).flatMap((host, index) => {
      if (normalHost(host) !== undefined) return [];
      return [{ path: `spec.ingress.reservedHosts[${index}]`, message: `${quoted(host)} is no host name`, fix: 'write a host such as portal.example.org, or *.example.org for everything below example.org' }];
    });
  },
};
