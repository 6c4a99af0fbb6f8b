import { isIP, BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, formatAddress, isCidr, overlaps, parseAddress, parseCidr, SPECIAL_CIDRS, type Cidr } from './cidr.ts';

function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!isCidr(parsed)) throw new Error(`${text} ${parsed.reason}`);
  return parsed;
}

const address = fc.oneof(fc.ipV4(), fc.ipV6().filter((text) => !text.includes('.')));

describe('parseCidr()', () => {
  it.each(['0.0.0.0/0', '203.0.113.0/24', '10.0.0.1/32', '::/0', '2001:db8::/32', '::1/128', 'fd00:ec2::254/128', '1:2:3:4:5:6:7:8/128'])('reads %s', (text) => {
    expect(isCidr(parseCidr(text))).toBe(true);
  });

  it.each([
    ['203.0.113.7/24', 'has bits set beyond its prefix length 24', '203.0.113.0/24'],
    ['203.0.113.7', 'has no prefix length', '203.0.113.7/32'],
    ['2001:DB8::/32', 'is not written in the canonical way', '2001:db8::/32'],
    ['2001:db8:0:0::/32', 'is not written in the canonical way', '2001:db8::/32'],
    ['10.0.0.0/33', 'has no prefix length from 0 to 32', undefined],
    ['10.0.0.0/08', 'has no prefix length from 0 to 32', undefined],
    ['::/129', 'has no prefix length from 0 to 128', undefined],
    ['010.0.0.0/8', 'is not an IPv4 or IPv6 block', undefined],
    ['10.0.0/8', 'is not an IPv4 or IPv6 block', undefined],
    ['256.0.0.0/8', 'is not an IPv4 or IPv6 block', undefined],
    ['::ffff:1.2.3.4/128', 'is not an IPv4 or IPv6 block', undefined],
    ['fe80::1%eth0/128', 'is not an IPv4 or IPv6 block', undefined],
    ['1::2::3/64', 'is not an IPv4 or IPv6 block', undefined],
    ['1:2:3:4:5:6:7::8/64', 'is not an IPv4 or IPv6 block', undefined],
    ['example.test/24', 'is not an IPv4 or IPv6 block', undefined],
    ['10.0.0.0/8\n', 'has no prefix length from 0 to 32', undefined],
    ['', 'is not an IPv4 or IPv6 block', undefined],
  ])('refuses %j', (text, reason, canonical) => {
    expect(parseCidr(text)).toEqual(canonical === undefined ? { reason } : { reason, canonical });
  });
});

describe('addresses', () => {
  it('read as Node reads them, and print so that they read the same', () => {
    fc.assert(fc.property(address, (text) => {
      const parsed = parseAddress(text);
      expect(parsed?.family).toBe(isIP(text));
      if (parsed !== undefined) expect(parseAddress(formatAddress(parsed.family, parsed.value))).toEqual(parsed);
    }));
  });
});

describe('overlaps()', () => {
  it('agrees with Node on single addresses', () => {
    fc.assert(fc.property(address, address, fc.nat({ max: 128 }), (a, b, length) => {
      const [left, right] = [parseAddress(a), parseAddress(b)];
      if (left === undefined || right === undefined) return;
      const bits = left.family === 4 ? 32 : 128;
      const prefix = Math.min(length, bits);
      const shift = BigInt(bits - prefix);
      const block: Cidr = { family: left.family, base: (left.value >> shift) << shift, prefix };
      const single: Cidr = { family: right.family, base: right.value, prefix: right.family === 4 ? 32 : 128 };
      const list = new BlockList();
      list.addSubnet(formatAddress(block.family, block.base), prefix, block.family === 4 ? 'ipv4' : 'ipv6');
      const want = left.family === right.family && list.check(b, right.family === 4 ? 'ipv4' : 'ipv6');
      expect(overlaps(block, single)).toBe(want);
      expect(overlaps(single, block)).toBe(want);
      expect(contains(block, single)).toBe(want);
    }));
  });

  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', [true, true, false]],
    ['10.0.0.0/8', '11.0.0.0/8', [false, false, false]],
    ['10.0.0.0/8', '10.0.0.0/8', [true, true, true]],
    ['0.0.0.0/0', '::/0', [false, false, false]],
  ])('%s and %s', (a, b, want) => {
    expect([overlaps(cidr(a), cidr(b)), contains(cidr(a), cidr(b)), contains(cidr(b), cidr(a))]).toEqual(want);
  });
});

describe('SPECIAL_CIDRS', () => {
  it.each(['127.0.0.1', '169.254.169.254', '0.0.0.0', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:a9fe:a9fe', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::'])('hold %s', (text) => {
    const parsed = parseAddress(text);
    expect(parsed).toBeDefined();
    if (parsed === undefined) return;
    const single: Cidr = { family: parsed.family, base: parsed.value, prefix: parsed.family === 4 ? 32 : 128 };
    expect(SPECIAL_CIDRS.some((special) => contains(cidr(special.cidr), single))).toBe(true);
  });

  it.each(['203.0.113.7', '10.0.0.1', '2001:db8::1', '2606:4700::1111'])('do not hold %s', (text) => {
    const parsed = parseAddress(text);
    const single: Cidr = { family: parsed?.family ?? 4, base: parsed?.value ?? 0n, prefix: parsed?.family === 4 ? 32 : 128 };
    expect(SPECIAL_CIDRS.some((special) => overlaps(cidr(special.cidr), single))).toBe(false);
  });
});
