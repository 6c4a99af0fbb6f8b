import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from './json-body.ts';

const bytes = (text: string): Buffer => Buffer.from(text);

describe('parseBody()', () => {
  it('reads whatever JSON.parse reads of what JSON.stringify writes', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(parseBody(bytes(text))).toEqual(JSON.parse(text));
    }));
  });

  it.each([
    ['the same key in other objects', '{"a":{"a":1},"b":[{"a":1},{"a":2}]}'],
    ['a value that reads like the key', '{"a":"a","b":["a","a"]}'],
    ['brackets, quotes and colons in texts', '{"a{[\\"":"]}\\\\","b":":\\""}'],
    ['an inherited name', '{"constructor":1,"toString":2}'],
  ])('takes %s', (_name, text) => expect(parseBody(bytes(text))).toEqual(JSON.parse(text)));

  it('takes an empty body for none', () => expect(parseBody(bytes(''))).toBeUndefined());

  it.each([
    ['a key twice', '{"a":1,"a":1}', 'the key "a" stands twice'],
    ['a key twice, once as an escape', '{"a_b":1,"a\\u005fb":2}', 'the key "a_b" stands twice'],
    ['a key twice in depth', '[{"x":{"a":1, "b":[{}], "a" : 2}}]', 'the key "a" stands twice'],
    ['a key twice with a line between', '{"a"\r\n\t:1,"a"\n:2}', 'the key "a" stands twice'],
    ['a key that would show something else', '{"\\u001b[31m":1,"\\u001b[31m":2}', 'the key "\\u{1b}[31m" stands twice'],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, 'nested more than 32 levels'],
    ['half a megabyte of levels', `${'{"a":'.repeat(80_000)}1${'}'.repeat(80_000)}`, 'nested more than 32 levels'],
    ['text after the value', '{} x', 'not valid JSON'],
    ['a text that never ends', `"${'\\"'.repeat(500_000)}`, 'not valid JSON'],
    ['a byte order mark', '\ufeff{}', 'not valid JSON'],
    ['no number', '{"a":NaN}', 'not valid JSON'],
  ])('refuses %s', (_name, text, words) => {
    expect(() => parseBody(bytes(text))).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(words) as string }));
  });

  it('takes 32 levels', () => expect(parseBody(bytes(`${'['.repeat(32)}${']'.repeat(32)}`))).toBeInstanceOf(Array));

  it.each([[[0x22, 0xff, 0x22]], [[0x22, 0xc0, 0xaf, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]]])('refuses bytes that are no UTF-8: %j', (raw) => {
    expect(() => parseBody(Buffer.from(raw))).toThrow('the body is not UTF-8');
  });
});
