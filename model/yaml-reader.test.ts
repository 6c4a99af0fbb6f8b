import { load } from 'js-yaml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from './yaml-reader.ts';
import { fieldPath, lineAt, offsetOf, pathSegments, valueOf } from './yaml-tree.ts';

function problems(text: string): string[] {
  return readYaml(text).problems.map(({ policy, path, offset }) => `${lineAt(text, offset)} ${path} ${policy}`.replace('  ', ' '));
}

/** Nine levels of ten aliases: a billion values when expanded. */
const BOMB = ['a0: &a0 x', ...Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: 10 }, () => `*a${index}`).join(', ')}]`)].join('\n');

describe('readYaml(): what is refused', () => {
  it.each([
    ['an anchor', 'a: &x 1', ['1 a yaml-anchor']],
    ['an alias', 'a: 1\nb: *x', ['2 b yaml-anchor']],
    ['an anchor on a key', '&x a: 1', ['1 yaml-anchor']],
    ['an alias as key', '*x : 1', ['1 yaml-anchor']],
    ['a tag', 'a: !!str 1', ['1 a yaml-tag']],
    ['a tag of a language', 'a: !!python/object:os.system ls', ['1 a yaml-tag']],
    ['a tag on a mapping', '!t\na: 1', ['1 yaml-tag']],
    ['a directive', '%YAML 1.1\n---\na: yes', ['1 yaml-tag']],
    ['a merge key', 'a:\n  <<: {b: 1}', ['2 a["<<"] yaml-merge-key']],
    ['a merge with an alias', 'a: &x {b: 1}\nc:\n  <<: *x', ['1 a yaml-anchor', '3 c["<<"] yaml-merge-key', '3 c["<<"] yaml-anchor']],
    ['a key twice', 'a: 1\nb: 2\na: 3', ['3 a yaml-duplicate-key']],
    ['a key twice in other quotes', 'a: 1\n"a": 2\n\'a\': 3', ['2 a yaml-duplicate-key', '3 a yaml-duplicate-key']],
    ['a key twice inside', 's:\n  - {x: 1, x: 2}', ['2 s[0].x yaml-duplicate-key']],
    ['two documents', 'a: 1\n---\nb: 2', ['3 yaml-documents']],
    ['a document behind an end', 'a: 1\n...\nb: 2', ['3 yaml-documents']],
    ['a list as key', '? [a]\n: 1', ['1 ["?"] yaml-syntax']],
    ['a prototype', '__proto__: 1', ['1 __proto__ schema']],
    ['an open bracket', 'a: [1', ['1 yaml-syntax']],
    ['a tab as indentation', 'a:\n\tb: 1', ['2 yaml-syntax']],
    ['a wrong indentation', 'a: 1\n b: 2', ['2 yaml-syntax']],
    ['an open quote', 'a: "x', ['1 yaml-syntax']],
    ['21 levels', '['.repeat(21) + ']'.repeat(21), ['1 yaml-depth']],
    ['a bomb of aliases', BOMB, expect.arrayContaining(['1 a0 yaml-anchor', '2 a1[0] yaml-anchor'])],
  ])('%s', (_name, text, want) => expect(problems(text)).toEqual(want));

  it('keeps at most twenty problems of a file', () => {
    expect(readYaml(Array.from({ length: 500 }, () => 'a: &x 1').join('\n')).problems).toHaveLength(20);
  });

  it('takes quoted signs for text', () => {
    const text = 'a: "&x"\nb: "*x"\nc: "!t"\n"<<": 1\nd: "%"\n';
    expect(problems(text)).toEqual([]);
  });

  it('reads an empty file as nothing', () => {
    expect(readYaml('')).toEqual({ problems: [] });
    expect(readYaml('# only\n')).toEqual({ problems: [] });
  });
});

describe('readYaml(): hostile files cost no more than their size', () => {
  const million = 1 << 20;
  const nested = (depth: number, unit: (level: number) => string) => Array.from({ length: depth }, (_, level) => unit(level)).join('');
  it.each([
    ['brackets', '['.repeat(million)],
    ['braces', '{a: '.repeat(million / 4)],
    ['dashes', '- '.repeat(million / 2)],
    ['question marks', '? '.repeat(million / 2)],
    ['anchors', '&a '.repeat(million / 4)],
    ['tags', '!a '.repeat(million / 4)],
    ['keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['the same key', 'a: 1\n'.repeat(200_000)],
    ['line breaks', '\n'.repeat(million)],
    ['comments', '#\n'.repeat(million / 2)],
    ['documents', '---\n'.repeat(million / 4)],
    ['entries', `[${'a,'.repeat(million / 2)}]`],
    ['escapes', `a: "${'\\u0041'.repeat(150_000)}"`],
    ['spaces', `a:${' '.repeat(million)}b`],
    ['tabs', '\t'.repeat(million)],
    ['a long key', `${'k'.repeat(million)}: 1`],
    ['a long plain text', `a: ${'x y '.repeat(million / 4)}`],
    ['a long folded text', `a: >\n${'  x\n'.repeat(million / 4)}`],
    ['indentation', nested(1400, (level) => `${' '.repeat(level)}a:\n`)],
    ['anchors in depth', nested(18, (level) => `${' '.repeat(level)}&a${level}\n${' '.repeat(level)}- &b${level}\n`)],
    ['tags and keys in depth', nested(18, (level) => `${' '.repeat(level)}!t${level}\n${' '.repeat(level)}a${level}:\n`)],
    ['anchored keys in depth', nested(18, (level) => `${' '.repeat(level)}&a${level} k${level}: &v${level}\n`)],
    ['pairs in lists in depth', `${'[? '.repeat(19)}a${']: b'.repeat(19)}`],
    ['flow anchors in depth', `${'[&a '.repeat(19)}a${']'.repeat(19)}`],
  ])('a megabyte of %s', (_name, text) => {
    const before = process.threadCpuUsage();
    readYaml(text);
    const { user, system } = process.threadCpuUsage(before);
    // Microseconds of this thread's CPU, which a busy machine hardly changes: seconds for a quadratic reader, tens of milliseconds here.
    expect(user + system).toBeLessThan(2_000_000);
  });
});

describe('valueOf()', () => {
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(null, true, false, 0, -3, 1.5, 1e21), fc.string(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string().filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true })),
  })).value;

  it('reads JSON as JSON does', () => {
    fc.assert(fc.property(value, (given) => {
      const { root } = readYaml(JSON.stringify(given));
      if (root !== undefined) expect(valueOf(root)).toEqual(JSON.parse(JSON.stringify(given)));
    }));
  });

  it.each(['1e310', '-1e310', '9'.repeat(310), `0x${'f'.repeat(260)}`])('keeps %.12s, which no double holds, as text', (text) => {
    const { root } = readYaml(`k: ${text}`);
    expect(root && valueOf(root)).toEqual({ k: text });
  });

  it('reads plain scalars as the core schema says', () => {
    const plain = fc.oneof(fc.constantFrom('null', '~', 'Null', 'true', 'TRUE', 'True', 'tRue', 'yes', 'on', '0x1F', '0o17', '017', '0b1', '1_000', '1e3', '1E-3', '.5', '5.', '+1', '-0', '1.2.3', '12:30', 'nan', '1e', '0x', '-', '- a', '.', '+', '1.5e+3', '1e308', '1e310', '-1e999', '9'.repeat(400), `0x${'f'.repeat(300)}`), fc.stringMatching(/^[a-z0-9.+_-]{1,8}$/));
    fc.assert(fc.property(plain, (text) => {
      const { root } = readYaml(`k: ${text}`);
      if (root !== undefined && !/inf|nan/i.test(text)) expect(valueOf(root)).toEqual(load(`k: ${text}`));
    }), { numRuns: 1000 });
  });
});

describe('paths', () => {
  it('lead from a path back to its segments', () => {
    const segment = fc.oneof(fc.nat({ max: 99 }), fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_-]*$/), fc.constantFrom('requests.cpu', 'count/deployments.apps', 'a"b', ''));
    fc.assert(fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
      expect(pathSegments(fieldPath(segments))).toEqual(segments);
    }));
  });

  it('lead to the field or to the nearest one around it', () => {
    const text = 'a:\n  b:\n    - c: 1\n    - d: 2\n';
    const { root } = readYaml(text);
    if (root === undefined) throw new Error('no document');
    const line = (path: string) => lineAt(text, offsetOf(root, pathSegments(path)));
    expect(['', 'a', 'a.b', 'a.b[0].c', 'a.b[1].d', 'a.b[7]', 'a.x.y', 'x'].map(line)).toEqual([1, 1, 2, 3, 4, 2, 1, 1]);
  });
});
