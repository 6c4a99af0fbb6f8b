/** The gate of `buf breaking` against the committed baseline: it lets additions through and nothing else. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BUF = join(import.meta.dirname, '../node_modules/.bin/buf');
const FILE = 'acctapi/v1/account.proto';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-proto-'));
  for (const name of ['acctapi', 'schedulerapi', 'mcpapi', 'google', 'buf.yaml', 'baseline.binpb']) cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function breaking(edit: (text: string) => string): { readonly status: number | null; readonly said: string } {
  const before = readFileSync(join(folder, FILE), 'utf8');
  const after = edit(before);
  writeFileSync(join(folder, FILE), after);
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const { status, stdout, stderr } = spawnSync(BUF, ['breaking', '--exclude-imports', '--against', 'baseline.binpb'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path } });
  return { status, said: stdout + stderr };
}

describe('buf breaking', () => {
  it('finds nothing in what is committed', () => {
    expect(breaking((text) => text)).toEqual({ status: 0, said: '' });
  });

  it('lets a new field through', () => {
    expect(breaking((text) => text.replace('message GetAccountRequest {', 'message GetAccountRequest {\n  string further = 99;')).status).toBe(0);
  });

  it.each<readonly [string, (text: string) => string]>([
    ['a field renamed', (text) => text.replace('string s3_bucket = 4;', 'string bucket = 4;')],
    ['a field renumbered', (text) => text.replace('string s3_bucket = 4;', 'string s3_bucket = 5;')],
    ['a field of another type', (text) => text.replace('int32 page_size = 1;', 'int64 page_size = 1;')],
    ['a field removed', (text) => text.replace('string s3_bucket = 4;', '')],
    ['an enum value renamed', (text) => text.replaceAll('PLAN_TIER_PRO', 'PLAN_TIER_PROFESSIONAL')],
    ['a method removed', (text) => text.replace(/ {2}rpc ListAccounts.*\n.*\n {2}}\n/, '')],
  ])('refuses %s', (_what, edit) => {
    const { status, said } = breaking(edit);
    expect([status, said]).toEqual([100, expect.stringContaining(FILE)]);
  });
});
