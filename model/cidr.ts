/** IPv4 and IPv6 blocks: strict reading, overlap, and the ranges that no tenant may open by hand. */

export interface Cidr {
  readonly family: 4 | 6;
  /** First address as a number. */
  readonly base: bigint;
  readonly prefix: number;
}

/** Why a text is no block; `canonical` is what was probably meant. */
export interface CidrFault {
  readonly reason: string;
  readonly canonical?: string;
}

const BITS = { 4: 32, 6: 128 } as const;

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // A leading zero reads as octal to some programs and as decimal to others.
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function parseGroups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? groups.map((group) => BigInt(`0x${group}`)) : undefined;
}

/** IPv6 without embedded IPv4 notation and without a zone. */
function parseV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0n), ...tail].reduce((value, group) => value * 65536n + group, 0n);
}

/** An address without a prefix; undefined if the text is none. */
export function parseAddress(text: string): { readonly family: 4 | 6; readonly value: bigint } | undefined {
  const v4 = parseV4(text);
  if (v4 !== undefined) return { family: 4, value: v4 };
  const v6 = parseV6(text);
  return v6 === undefined ? undefined : { family: 6, value: v6 };
}

function formatV6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (value >> BigInt(112 - 16 * index)) & 0xffffn);
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0n) length += 1;
    if (length > best.length) best = { start, length };
  }
  const text = (list: readonly bigint[]) => list.map((group) => group.toString(16)).join(':');
  if (best.length < 2) return text(groups);
  return `${text(groups.slice(0, best.start))}::${text(groups.slice(best.start + best.length))}`;
}

/** The one way to write an address (RFC 5952 for IPv6). */
export function formatAddress(family: 4 | 6, value: bigint): string {
  if (family === 6) return formatV6(value);
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

/** The one way to write a block. */
export function formatCidr({ family, base, prefix }: Cidr): string {
  return `${formatAddress(family, base)}/${prefix}`;
}

/** Reads a block as strictly as Kubernetes' network policies: a prefix, no bits beyond it, the canonical spelling. */
export function parseCidr(text: string): Cidr | CidrFault {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return { reason: 'is not an IPv4 or IPv6 block' };
  const bits = BITS[address.family];
  const prefixText = slash < 0 ? String(bits) : text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(prefixText) || Number(prefixText) > bits) return { reason: `has no prefix length from 0 to ${bits}` };
  const prefix = Number(prefixText);
  const hostBits = BigInt(bits - prefix);
  const base = (address.value >> hostBits) << hostBits;
  const cidr: Cidr = { family: address.family, base, prefix };
  const canonical = formatCidr(cidr);
  if (slash < 0) return { reason: 'has no prefix length', canonical };
  if (base !== address.value) return { reason: `has bits set beyond its prefix length ${prefix}`, canonical };
  return canonical === text ? cidr : { reason: 'is not written in the canonical way', canonical };
}

/** True for a block, false for a fault. */
export function isCidr(result: Cidr | CidrFault): result is Cidr {
  return 'base' in result;
}

/** True if the two blocks have an address in common. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  if (a.family !== b.family) return false;
  const shift = BigInt(BITS[a.family] - Math.min(a.prefix, b.prefix));
  return a.base >> shift === b.base >> shift;
}

/** True if every address of the inner block lies in the outer one. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.prefix <= inner.prefix && overlaps(outer, inner);
}

/**
 * Addresses that belong to the machine or the network a pod runs on, never to a destination (IANA special-purpose
 * registries). 169.254.0.0/16 and fd00:ec2::/32 hold the clouds' metadata services; ::ffff:0:0/96, 64:ff9b::/96,
 * 64:ff9b:1::/48 and 2002::/16 carry IPv4 addresses and so would go around every IPv4 rule.
 */
export const SPECIAL_CIDRS: readonly { readonly cidr: string; readonly what: string }[] = [
  { cidr: '0.0.0.0/8', what: '"this network"' },
  { cidr: '127.0.0.0/8', what: 'loopback' },
  { cidr: '169.254.0.0/16', what: 'link-local addresses and the metadata service' },
  { cidr: '224.0.0.0/4', what: 'multicast' },
  { cidr: '240.0.0.0/4', what: 'reserved addresses' },
  { cidr: '::/96', what: 'loopback and unspecified addresses' },
  { cidr: '::ffff:0:0/96', what: 'IPv4 addresses inside IPv6' },
  { cidr: '64:ff9b::/96', what: 'IPv4 addresses inside IPv6' },
  { cidr: '64:ff9b:1::/48', what: 'IPv4 addresses inside IPv6' },
  { cidr: '2002::/16', what: 'IPv4 addresses inside IPv6' },
  { cidr: 'fd00:ec2::/32', what: 'the metadata service' },
  { cidr: 'fe80::/10', what: 'link-local addresses' },
  { cidr: 'ff00::/8', what: 'multicast' },
];
