import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emitYaml } from './yaml-emitter.ts';

function readBack(value: object): unknown[] {
  const text = emitYaml(value);
  return [parse(text, { version: '1.1' }), parse(text, { version: '1.2' })];
}

const TRAPS = [
  '', ' ', 'yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', 'Null', '~', '1', '-1', '+1', '0x1F', '0o17', '017', '1e3', '1_000', '.5', '.inf',
  '-.INF', '.NaN', '12:30:45', '2026-01-02', '2026-01-02T03:04:05Z', '<<', '=', '!tag', '&a', '*a', '- a', '-', '?', '? a', ':', 'a: b', 'a:', ':a', 'a #b',
  '#a', '%a', '@a', '`a', '"a"', "'a'", '[a]', '{a}', '${HOME}', '{{ .Values.x }}', 'a,b', ' a', 'a ', 'a\n', '\na', 'a\nb', 'a\n\nb\n', 'a\n b', ' a\nb',
  'a\n\n', 'a\n \nb', 'a\tb', '\ta\nb', 'a\r\nb', '---', '--- a', '...', 'a\n---\nb', '\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u00a0',
  '\u2028', '\u2029', '\ufeff', '\ufffe', '😀', 'ä', 'a\u0085b\nc', 'tenantry:acme:admins', 'a:b:', '/', 'http://x', '|', '>', '|-\n a', 'key: |\n  text',
];

describe('emitYaml()', () => {
  it.each(TRAPS.map((text) => [JSON.stringify(text), text]))('keeps %s a string, as value, item and key', (_, text) => {
    const value = { value: text, list: [text, [text], { inner: text }], deep: { [text]: text } };
    for (const found of readBack(value)) expect(found).toEqual(value);
  });

  it('writes what Kubernetes people read without thinking', () => {
    const value = {
      kind: 'Role', apiVersion: 'v1', metadata: { name: 'a', labels: { 'tenantry.dev/managed': 'true' } },
      rules: [{ verbs: ['get'], resources: [] }, {}], nested: [[1, [2]], []], text: 'first\n  second\n', flag: false, none: null,
    };
    expect(emitYaml(value, ['apiVersion', 'kind', 'metadata'])).toMatchInlineSnapshot(`
      "apiVersion: v1
      kind: Role
      metadata:
        labels:
          tenantry.dev/managed: "true"
        name: a
      flag: false
      nested:
      - - 1
        - - 2
      - []
      none: null
      rules:
      - resources: []
        verbs:
        - get
      - {}
      text: |
        first
          second
      "
    `);
  });

  it('gives the same bytes whatever the order of keys', () => {
    expect(emitYaml({ b: { d: 1, c: 2 }, a: [{ y: 1, x: 2 }] })).toBe(emitYaml({ a: [{ x: 2, y: 1 }], b: { c: 2, d: 1 } }));
  });

  it('refuses what YAML or JSON cannot hold', () => {
    expect(() => emitYaml({ a: Number.NaN })).toThrow('NaN');
    expect(() => emitYaml({ a: undefined })).toThrow('undefined');
    expect(() => emitYaml({ a: 1n })).toThrow('bigint');
  });

  it('replaces half of a surrogate pair, which UTF-8 cannot carry', () => {
    for (const found of readBack({ a: 'x\ud800y' })) expect(found).toEqual({ a: 'x\ufffdy' });
  });

  it('reads back as it was, in YAML 1.1 and 1.2', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...TRAPS),
      fc.array(fc.constantFrom('a', ' ', '\n', '- ', ': ', '#', '\t', '"', "'", '|', '\\', '${', '{{', '0', 'é'), { maxLength: 8 }).map((parts) => parts.join('')),
    ).filter((candidate) => candidate.isWellFormed());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text.filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 4 })),
    }));
    fc.assert(fc.property(fc.dictionary(text.filter((key) => key !== '__proto__'), value, { maxKeys: 4 }), (map) => {
      const plain = JSON.parse(JSON.stringify(map)) as object;
      for (const found of readBack(plain)) expect(found).toEqual(plain);
    }), { numRuns: 2000 });
  });
});
