import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalHost, ownsHost } from './hosts.ts';

describe('normalHost()', () => {
  it.each([
    ['shop.acme.test', 'shop.acme.test'],
    ['Shop.ACME.Test', 'shop.acme.test'],
    ['shop.acme.test.', 'shop.acme.test'],
    ['*.Shop.acme.test.', '*.shop.acme.test'],
    ['xn--bcher-kva.test', 'xn--bcher-kva.test'],
  ])('reads %s', (text, want) => expect(normalHost(text)).toBe(want));

  it.each([
    ['two last dots', 'shop.acme.test..'], ['a port', 'shop.acme.test:443'], ['a path', 'shop.acme.test/x'], ['a scheme', 'https://shop.acme.test'], ['white space', ' shop.acme.test'],
    ['a line break', 'shop.acme.test\n'], ['letters outside of ASCII', 'bücher.test'], ['the Kelvin sign', 'shop.ac\u212Ae.test'], ['a full-width dot', 'shop\uFF0Eacme.test'], ['a soft hyphen', 'sh\u00ADop.acme.test'],
    ['a zero-width joiner', 'shop\u200D.acme.test'], ['percent signs', 'shop%2Eacme.test'], ['a wildcard within', 'a.*.acme.test'], ['two wildcards', '*.*.acme.test'], ['a part wildcard', 'a*.acme.test'],
    ['an underscore', '_dmarc.acme.test'], ['an empty part', 'shop..acme.test'], ['a leading dot', '.acme.test'], ['one part', 'localhost'], ['a user', 'evil@shop.acme.test'], ['a null character', 'shop.acme.test\0.evil.test'],
    ['254 characters', `${'a.'.repeat(125)}test`], ['64 letters in a part', `${'a'.repeat(64)}.test`],
  ])('refuses %s', (_name, text) => expect(normalHost(text)).toBeUndefined());

  it('is a fixpoint', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const normal = normalHost(text);
      if (normal !== undefined) expect(normalHost(normal)).toBe(normal);
    }));
  });
});

describe('ownsHost()', () => {
  const hosts = ['shop.acme.test', '*.preview.acme.test'];
  it.each(['shop.acme.test', 'a.preview.acme.test', 'a.b.preview.acme.test', '*.preview.acme.test', '*.x.preview.acme.test'])('%s is the tenant\'s', (host) => expect(ownsHost(hosts, host)).toBe(true));
  it.each(['acme.test', 'www.shop.acme.test', 'preview.acme.test', 'evilpreview.acme.test', '*.acme.test', '*.shop.acme.test', 'shop.acme.test.evil.test', '*.test'])('%s is not', (host) => expect(ownsHost(hosts, host)).toBe(false));
});
