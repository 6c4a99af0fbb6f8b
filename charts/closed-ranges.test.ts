import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, formatCidr, isCidr, overlaps, parseCidr, type Cidr } from '../model/cidr.ts';
import { closedRanges, openBlock, widestBlocks } from './closed-ranges.ts';
import { cluster } from './testing/documents.ts';

function block(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!isCidr(parsed)) throw new Error(`${text} ${parsed.reason}`);
  return parsed;
}

const anyBlock = fc.tuple(fc.constantFrom(4 as const, 6 as const), fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), fc.nat(128)).map(([family, bits, length]): Cidr => {
  const width = family === 4 ? 32 : 128;
  const prefix = length % (width + 1);
  const host = BigInt(width - prefix);
  return { family, base: ((bits % (1n << BigInt(width))) >> host) << host, prefix };
});

describe('closedRanges()', () => {
  const { platform, internet } = closedRanges(cluster().spec.network);
  const holds = (ranges: readonly Cidr[], text: string): boolean => ranges.some((range) => contains(range, block(text)));

  it.each([
    ['pods', '10.244.7.0/24'], ['pods over IPv6', 'fd01::/64'], ['services', '10.96.0.1/32'], ['nodes', '192.168.64.9/32'], ['the API server', '52.1.2.3/32'],
    ['loopback', '127.0.0.1/32'], ['loopback over IPv6', '::1/128'], ['link-local', '169.254.10.0/24'], ['the metadata service', '169.254.169.254/32'], ['EKS Pod Identity', '169.254.170.23/32'],
    ['the metadata service over IPv6', 'fd00:ec2::254/128'], ['link-local over IPv6', 'fe80::1/128'], ['IPv4 carried by NAT64', '64:ff9b::a9fe:a9fe/128'], ['IPv4 carried by 6to4', '2002:a9fe:a9fe::/48'],
  ])('closes %s for everything that a plan or tenant opens', (_, text) => {
    expect(holds(platform, text)).toBe(true);
    expect(holds(internet, text)).toBe(true);
  });

  it.each([
    ['private', '10.9.0.0/16'], ['private', '172.31.0.0/16'], ['private', '192.168.1.0/24'], ['carrier-grade NAT', '100.64.0.0/10'], ['unique local', 'fdff::/64'], ['multicast', '224.0.0.1/32'],
  ])('closes %s addresses in the internet only', (_, text) => {
    expect(holds(internet, text)).toBe(true);
  });

  it.each(['8.8.8.8/32', '52.1.2.4/32', '2a00:1450::/32', '2606:4700::/32'])('leaves the public address %s open', (text) => {
    expect(internet.some((range) => overlaps(range, block(text)))).toBe(false);
  });
});

describe('openBlock()', () => {
  const { platform, internet } = closedRanges(cluster().spec.network);

  it('puts every closed range into "the internet", each strictly inside, in a fixed order, none within another', () => {
    for (const cidr of ['0.0.0.0/0', '::/0']) {
      const except = (openBlock(cidr, internet)?.except ?? []).map(block);
      expect(except.length).toBeGreaterThan(10);
      expect(except.every((range) => contains(block(cidr), range) && range.prefix > 0)).toBe(true);
      expect(widestBlocks(except)).toEqual(except);
    }
  });

  it.each([
    ['a block that holds the pods loses them', '10.0.0.0/8', { cidr: '10.0.0.0/8', except: ['10.96.0.0/16', '10.244.0.0/16'] }],
    ['a block beside all of them stays whole', '203.0.113.0/24', { cidr: '203.0.113.0/24' }],
    ['a block inside of the pods opens nothing', '10.244.1.0/24', undefined],
    ['exactly the pods opens nothing', '10.244.0.0/16', undefined],
  ])('%s', (_, cidr, want) => {
    expect(openBlock(cidr, platform)).toEqual(want);
  });

  it('refuses what is no block, since a misread wall is a hole', () => {
    expect(() => openBlock('10.0.0.1/8', [])).toThrow('bits set beyond');
  });

  it('opens exactly the addresses of the block that no closed range holds', () => {
    fc.assert(fc.property(anyBlock, fc.array(anyBlock, { maxLength: 12 }), anyBlock, (opened, closed, probed) => {
      const address = { ...probed, prefix: probed.family === 4 ? 32 : 128 };
      const rule = openBlock(formatCidr(opened), widestBlocks(closed));
      const isOpen = rule !== undefined && contains(opened, address) && !(rule.except ?? []).some((text) => contains(block(text), address));
      expect(isOpen).toBe(contains(opened, address) && !closed.some((range) => contains(range, address)));
    }), { numRuns: 500 });
  });
});
