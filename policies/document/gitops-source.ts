/**
 * A tenant's own GitOps source is a public address over HTTPS or SSH: no credentials in it, not the machine, not the
 * cluster, no path or branch that climbs or that Git refuses. It is applied to a namespace of this tenant, but not to
 * the one for jobs, where the tenant's people only look on: the source is applied with an admin's rights.
 */
import { isCidr, overlaps, parseAddress, parseCidr, SPECIAL_CIDRS } from '../../model/cidr.ts';
import { namespacesOf } from '../../model/ids.ts';
import { quoted } from '../../model/shown.ts';
import type { GitOpsSource } from '../../model/tenant.ts';
import type { Violation } from '../policy.ts';
import type { TenantPolicy } from './subject.ts';

/** `service.default` too, which the cluster's DNS completes. */
const INNER_HOST = /(^|\.)(localhost|local|internal|default|svc|cluster\.local)$/;
/** A name as DNS has it. No top-level domain holds a hyphen, but for encoded ones: `git.kube-system` is a Service. */
const PUBLIC_NAME = /^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+([a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])$/;
/** Private networks (RFC 1918, 6598, 4193): Flux would fetch from them with the platform's reach, not the tenant's. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];
const CLOSED = [...SPECIAL_CIDRS.map(({ cidr }) => cidr), ...PRIVATE].map(parseCidr).filter(isCidr);

function innerAddress(host: string): boolean {
  const address = parseAddress(host.replace(/^\[|\]$/g, ''));
  if (address === undefined) return false;
  const block = { family: address.family, base: address.value, prefix: address.family === 4 ? 32 : 128 } as const;
  return CLOSED.some((closed) => overlaps(closed, block));
}

/** Why Flux must not fetch from an address; undefined if it may. */
export function urlReason(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  if (url.password !== '' || (url.protocol === 'https:' && url.username !== '')) return 'holds credentials';
  if (url.search !== '' || url.hash !== '') return 'holds a query or a fragment';
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (host === '' || !host.includes('.') && !host.startsWith('[')) return 'names a host without a domain';
  // URL keeps the host of ssh: as written, so an address in an unusual spelling must not pass for a name.
  const isAddress = parseAddress(host.replace(/^\[|\]$/g, '')) !== undefined;
  if (INNER_HOST.test(host) || (isAddress ? innerAddress(host) : !PUBLIC_NAME.test(host))) return 'names a host inside the cluster or the machine';
  return undefined;
}

function branchIsSafe(branch: string): boolean {
  return !/\.\.|\/\/|\/\.|\.lock(\/|$)|[./]$/.test(branch);
}

function sourceFaults(source: GitOpsSource, namespaces: readonly string[]): Violation[] {
  const faults: Violation[] = [];
  const reason = urlReason(source.url);
  if (reason !== undefined) faults.push({ path: 'spec.gitops.url', message: `${quoted(source.url)} ${reason}`, fix: 'write a public address such as https://git.example.org/team/deploy.git; credentials go into secretName' });
  if (source.branch !== undefined && !branchIsSafe(source.branch)) faults.push({ path: 'spec.gitops.branch', message: `${quoted(source.branch)} is no branch name of Git`, fix: 'write a name such as main' });
  if (source.path?.split('/').includes('..') === true) faults.push({ path: 'spec.gitops.path', message: `${quoted(source.path)} climbs out of the repository`, fix: 'write a path below ./' });
  if (source.namespace !== undefined && !namespaces.includes(source.namespace)) {
    faults.push({ path: 'spec.gitops.namespace', message: `namespace ${quoted(source.namespace)} is none of this tenant's for workloads`, fix: `use one of ${namespaces.join(', ')}` });
  }
  return faults;
}

export const gitopsSource: TenantPolicy = {
  id: 'gitops-source',
  check({ entry }) {
    const { gitops } = entry.document.spec;
    if (gitops === undefined) return [];
    const namespaces = namespacesOf(entry.document).filter(({ role }) => role !== 'jobs');
    return sourceFaults(gitops, namespaces.map(({ name }) => name));
  },
};
