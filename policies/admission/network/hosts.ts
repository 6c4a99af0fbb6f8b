/** Host names as a tenant may write them, and whose they are. */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import type { Json } from '../json.ts';
import type { TenantFacts } from '../subject.ts';

const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST_MAX = 253;

/**
 * The one spelling of a host: lower case, without the dot that may end it. Undefined for what is no ASCII host name; an
 * internationalised name counts in its `xn--` form only, since browsers and proxies do not agree on any other.
 */
export function normalHost(text: string): string | undefined {
  // Before any case mapping: some letters outside of ASCII have ASCII letters as lower case (the Kelvin sign, say).
  if (text.length > HOST_MAX + 1 || !/^[\x21-\x7e]*$/.test(text)) return undefined;
  const plain = text.toLowerCase().replace(/\.$/, '');
  return plain.length <= HOST_MAX && HOST.test(plain) ? plain : undefined;
}

/** True if the host is listed, or lies under a wildcard that is. A wildcard holds every depth below its domain. */
export function ownsHost(hosts: readonly string[], host: string): boolean {
  return hosts.some((own) => own === host || (own.startsWith('*.') && host.endsWith(own.slice(1)) && host.length > own.length - 1));
}

function hostsFix(tenant: TenantFacts | undefined): string {
  const hosts = tenant?.hosts ?? [];
  if (hosts.length === 0) return 'add the host to spec.network.ingress.hosts of the tenant\'s document first';
  const some = hosts.slice(0, 5).join(', ');
  return `use a host of the tenant's document (${some}${hosts.length > 5 ? ', …' : ''}), or add it to spec.network.ingress.hosts there first`;
}

/** What forbids serving a host. No host, or an empty one, stands for all hosts. */
export function hostViolations(path: string, host: Json | undefined, tenant: TenantFacts | undefined): Violation[] {
  const fix = hostsFix(tenant);
  if (host === undefined || host === null || host === '') return [{ path, message: 'no host stands for every host, other tenants\' too', fix }];
  if (typeof host !== 'string') return [{ path, message: 'the host is no text', fix }];
  if (host === '*') return [{ path, message: 'the host "*" stands for every host, other tenants\' too', fix }];
  const normal = normalHost(host);
  if (normal === undefined) return [{ path, message: `${quoted(host)} is no host name in ASCII`, fix: 'write it in lower case, internationalised names in their xn-- form, * only as the whole first part' }];
  return ownsHost(tenant?.hosts ?? [], normal) ? [] : [{ path, message: `host ${quoted(host)} does not belong to tenant ${quoted(tenant?.id ?? '')}`, fix }];
}
