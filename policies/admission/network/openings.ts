/** What a tenant's document opens, and whether a block with ports lies within it. */
import { contains, formatAddress, isCidr, parseAddress, parseCidr, type Cidr } from '../../../model/cidr.ts';
import type { EgressRule } from '../../../model/tenant.ts';
import { fieldOf, numberAt, textAt, type Json } from '../json.ts';

type Protocol = 'TCP' | 'UDP' | 'SCTP';
/** A range of ports of one protocol. */
export interface PortRange {
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/** The range that a NetworkPolicy's port stands for; undefined for names and whole protocols, which have no bounds. */
export function portRange(port: Json): PortRange | undefined {
  const first = numberAt(port, 'port');
  if (first === undefined) return undefined;
  const last = fieldOf(port, 'endPort') === undefined ? first : numberAt(port, 'endPort');
  return last === undefined ? undefined : { protocol: textAt(port, 'protocol') ?? 'TCP', first, last };
}

function holdsPort(ports: NonNullable<EgressRule['ports']>, wanted: PortRange): boolean {
  return ports.some(({ port, endPort = port, protocol = 'TCP' satisfies Protocol }) => protocol === wanted.protocol && port <= wanted.first && wanted.last <= endPort);
}

/**
 * True if one of the document's destinations holds every address of the block and, unless it names none, every port.
 * `ports` undefined stands for all ports. Blocks of IPv4 written as IPv6 lie in no IPv4 destination.
 */
export function isOpen(egress: readonly EgressRule[], block: Cidr, ports: readonly PortRange[] | undefined): boolean {
  return egress.some((rule) => {
    const outer = parseCidr(rule.cidr);
    if (!isCidr(outer) || !contains(outer, block)) return false;
    const open = rule.ports;
    return open === undefined || (ports !== undefined && ports.every((port) => holdsPort(open, port)));
  });
}

/** The block that holds one address only; undefined for what is no address. */
export function blockOfAddress(text: string): Cidr | undefined {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const block = parseCidr(`${formatAddress(address.family, address.value)}/${address.family === 4 ? 32 : 128}`);
  return isCidr(block) ? block : undefined;
}
