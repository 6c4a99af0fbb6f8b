import { describe, expect, it } from 'vitest';
import { parseTree, parseTreeDiff } from './tree.ts';
import { blobIdOf } from './object-id.ts';
import { treeIdOf } from './tree-id.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

describe('parseTree()', () => {
  it('keeps odd paths and odd modes as they are', () => {
    const output = Buffer.from(`100644 blob ${A}\tplans/free.yaml\x00120000 blob ${B}\tlink\nwith line\x00160000 commit ${A}\tsub\x00`);
    expect(parseTree(output)).toEqual([
      { mode: '100644', id: A, path: 'plans/free.yaml' },
      { mode: '120000', id: B, path: 'link\nwith line' },
      { mode: '160000', id: A, path: 'sub' },
    ]);
  });
});

describe('parseTreeDiff()', () => {
  it('tells added, removed and changed files apart', () => {
    const zero = '0'.repeat(40);
    const output = Buffer.from(`:000000 100644 ${zero} ${A} A\x00new\x00:100644 000000 ${A} ${zero} D\x00old\x00:100644 120000 ${A} ${B} T\x00link\x00`);
    expect(parseTreeDiff(output)).toEqual([
      { path: 'new', from: undefined, to: { mode: '100644', id: A } },
      { path: 'old', from: { mode: '100644', id: A }, to: undefined },
      { path: 'link', from: { mode: '100644', id: A }, to: { mode: '120000', id: B } },
    ]);
  });
});

describe('ids', () => {
  it('are those of git (git hash-object, git mktree)', () => {
    expect(blobIdOf('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    expect(treeIdOf(new Map([['b', blobIdOf('')], ['a', blobIdOf('hello\n')]]))).toBe('2f3f2bfbfdd99b445e3e70f6ce20c241282d900d');
  });
});
