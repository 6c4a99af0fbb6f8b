/**
 * Address ranges that stay closed. The platform's own (pods, services, nodes, API server, loopback, link-local, metadata)
 * are cut out of whatever a plan or tenant opens; from "the internet" all ranges that are no public addresses are cut
 * out too. Source: the IANA special-purpose address registries (RFC 6890 and its updates).
 */
import { contains, formatCidr, isCidr, parseCidr, SPECIAL_CIDRS, type Cidr } from '../model/cidr.ts';
import type { ClusterSpec } from '../model/cluster.ts';
import { TenantryError } from '../model/errors.ts';
import { quoted } from '../model/shown.ts';
import type { IpBlock } from './plain.ts';

/** Metadata services of the clouds; link-local except for AWS' IPv6 one. */
export const METADATA_BLOCKS = ['169.254.169.254/32', 'fd00:ec2::254/128'] as const;

/** The agent of EKS Pod Identity on each node: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
export const POD_IDENTITY_BLOCKS = ['169.254.170.23/32', 'fd00:ec2::23/128'] as const;

/** IPv4 inside IPv6 is never on the wire, and Kubernetes takes no such block. */
const MAPPED = '::ffff:0:0/96';
const NEVER_OPEN = SPECIAL_CIDRS.map(({ cidr }) => cidr).filter((cidr) => cidr !== MAPPED);

const NOT_PUBLIC = [
  '10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  // IPv6: discard, Teredo (carries IPv4), documentation, unique local, site-local.
  '100::/64', '2001::/32', '2001:db8::/32', '3fff::/20', 'fc00::/7', 'fec0::/10',
] as const;

export interface ClosedRanges {
  /** Closed in every rule. */
  readonly platform: readonly Cidr[];
  /** Closed in "the internet": the platform's and all that is not public. */
  readonly internet: readonly Cidr[];
}

/** @throws TenantryError FAILED_PRECONDITION for a block that the policies should have refused */
function blockOf(text: string): Cidr {
  const block = parseCidr(text);
  if (isCidr(block)) return block;
  throw new TenantryError('FAILED_PRECONDITION', `address block ${quoted(text)} ${block.reason}`);
}

function compareBlocks(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) return a.family - b.family;
  return a.base < b.base ? -1 : a.base > b.base ? 1 : a.prefix - b.prefix;
}

/** The widest of overlapping blocks, in the order of their addresses: two blocks overlap only if one holds the other. */
export function widestBlocks(blocks: readonly Cidr[]): Cidr[] {
  const kept: Cidr[] = [];
  for (const block of [...blocks].sort(compareBlocks)) {
    const last = kept.at(-1);
    if (last === undefined || !contains(last, block)) kept.push(block);
  }
  return kept;
}

/** What stays closed in a cluster. */
export function closedRanges(network: ClusterSpec['network']): ClosedRanges {
  const own = [...network.pods, ...network.services, ...network.nodes, ...network.apiServer.cidrs].map(blockOf);
  const platform = widestBlocks([...own, ...NEVER_OPEN.map(blockOf)]);
  return { platform, internet: widestBlocks([...platform, ...NOT_PUBLIC.map(blockOf)]) };
}

/**
 * An ipBlock that opens `cidr` but for what is closed, or undefined when nothing would be left of it. Kubernetes wants
 * every exception to lie strictly inside of the block.
 * @throws TenantryError FAILED_PRECONDITION when `cidr` is no canonical block
 */
export function openBlock(cidr: string, closed: readonly Cidr[]): IpBlock | undefined {
  const block = blockOf(cidr);
  const except: string[] = [];
  for (const range of closed) {
    if (contains(range, block)) return undefined;
    if (contains(block, range)) except.push(formatCidr(range));
  }
  return except.length === 0 ? { cidr } : { cidr, except };
}
