import { describe, expect, it } from 'vitest';
import { hostCovers, hostsMeet, normalHost } from './host-name.ts';

describe('normalHost()', () => {
  it.each([
    ['shop.acme.test', 'shop.acme.test'],
    ['Shop.ACME.test.', 'shop.acme.test'],
    ['*.Acme.Test', '*.acme.test'],
    ['b\u00fccher.test', 'xn--bcher-kva.test'],
    ['XN--BCHER-KVA.test', 'xn--bcher-kva.test'],
    ['shop\u3002acme\u3002test', 'shop.acme.test'],
    ['\uff53hop.test', 'shop.test'],
    ['localhost', 'localhost'],
  ])('%j is %s', (text, want) => expect(normalHost(text)).toBe(want));

  it.each(['', '.', '..', 'a..b', '*', '*.', 'a b', 'a/b', 'a:80', 'a@b', 'a%2eb', '127.0.0.1', '0x7f.1', '2130706433', 'a.1', '::1', '[::1]', '-a.test', 'a-.test', 'a_b.test', `${'a'.repeat(64)}.test`, `${'a.'.repeat(130)}test`])('%j is none', (text) => {
    expect(normalHost(text)).toBeUndefined();
  });
});

describe('two hosts', () => {
  it.each([
    ['a.test', 'a.test', true, true],
    ['*.test', 'a.test', true, true],
    ['*.test', 'b.a.test', true, true],
    ['*.a.test', '*.test', true, false],
    ['*.a.test', 'a.test', false, false],
    ['*.a.test', 'ba.test', false, false],
    ['a.test', 'b.test', false, false],
  ])('%s and %s', (a, b, meet, covers) => {
    expect([hostsMeet(a, b), hostsMeet(b, a), hostCovers(a, b)]).toEqual([meet, meet, covers]);
  });
});
