import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageTokens } from './page-token.ts';

const tokens = createPageTokens('key');
const query = { caller: 'local', filter: 'ACTIVE' };

describe('page tokens', () => {
  it('stand for the id that they were made for', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (after) => {
      expect(tokens.read(tokens.issue(after, query), query)).toBe(after);
    }));
  });

  it('the empty one is the first page', () => {
    expect(tokens.read('', query)).toBeUndefined();
  });

  it.each([
    ['another filter', { caller: 'local', filter: '' }],
    ['another caller', { caller: 'other', filter: 'ACTIVE' }],
    ['parts that only read alike', { caller: 'localACTIVE', filter: '' }],
  ])('are no good for %s', (_what, other) => {
    expect(() => tokens.read(tokens.issue('acme', query), other)).toThrow('page_token is not one that this query gave');
  });

  it('of another installation are no good', () => {
    expect(() => tokens.read(createPageTokens('other').issue('acme', query), query)).toThrow('page_token');
  });

  it('cannot be changed or made up', () => {
    const token = tokens.issue('acme', query);
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }), fc.nat(token.length - 1).map((at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1))), (forged) => {
      // Base64url leaves bits of its last character unused: another spelling of the very same bytes is no forgery.
      fc.pre(!Buffer.from(forged, 'base64url').equals(Buffer.from(token, 'base64url')));
      expect(() => tokens.read(forged, query)).toThrow('page_token');
    }));
  });
});
