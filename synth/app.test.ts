import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { richSpec } from '../charts/testing/documents.ts';
import { TenantryError } from '../model/errors.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import { synthesize } from './app.ts';
import { scratchFolder, writeFile, writeRepository } from './testing/repository.ts';

const HERE = join(import.meta.dirname, '..');
const BIN = join(HERE, 'node_modules', '.bin');

let root: string;
let tenants: string;
let out: string;

beforeEach(() => {
  root = scratchFolder();
  tenants = join(root, 'tenants');
  out = join(root, 'out');
  writeRepository(tenants, { acme: { ...richSpec('acme'), network: {}, gitops: { url: 'https://git.acme.test/deploy.git' } }, globex: {} });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Path → content of every file below. */
function tree(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const branchOf = (id: string): string => shardBranch('eu-1', shardOf(id, 16));

describe('synthesize()', () => {
  it('gives each deploy branch a folder, each shard a marker, each namespace a file', () => {
    expect(synthesize({ tenants, out })).toMatchObject({ tenants: 2, clusters: 1, unchanged: 0, removed: 0 });
    const paths = [...tree(out).keys()];
    expect(paths).toContain(`${branchOf('acme')}/tenants/acme/tenant-acme--dev.yaml`);
    expect(paths).toContain(`${branchOf('globex')}/tenants/globex/tenant-globex.yaml`);
    expect(paths).toContain('bootstrap/eu-1.yaml');
    expect(paths.filter((path) => /\/tenants-\d\d\/marker\.yaml$/.test(path))).toHaveLength(16);
    expect(paths.filter((path) => path.startsWith('deploy/eu-1/platform/'))).toHaveLength(8);
  });

  it('never rewrites what did not change, and removes what is gone', () => {
    const { written } = synthesize({ tenants, out });
    const globex = join(out, branchOf('globex'), 'tenants/globex/tenant-globex.yaml');
    const stampOf = ({ ino, mtimeMs }: { readonly ino: number; readonly mtimeMs: number }): readonly number[] => [ino, mtimeMs];
    const before = stampOf(statSync(globex));
    expect(synthesize({ tenants, out })).toMatchObject({ written: 0, unchanged: written, removed: 0 });
    writeRepository(tenants, { acme: { displayName: 'Acme' } });
    // Two further namespaces and the GitOps account leave; the Tenant object and the primary namespace change.
    expect(synthesize({ tenants, out })).toMatchObject({ written: 2, removed: 2 });
    expect(stampOf(statSync(globex))).toEqual(before);
    rmSync(join(tenants, tenantFile('acme')));
    expect(synthesize({ tenants, out })).toMatchObject({ written: 0, removed: 2 });
    expect([...tree(out).keys()].filter((path) => path.includes('/acme/'))).toEqual([]);
  });

  it('puts what was not there into place as a whole, whatever a run that was killed has left', () => {
    writeFile(out, 'deploy.draft/eu-1/half.yaml', 'kind: Nam');
    synthesize({ tenants, out });
    expect(readdirSync(out).sort()).toEqual(['bootstrap', 'deploy']);
    expect([...tree(out).keys()].filter((path) => path.includes('half'))).toEqual([]);
  });

  it('touches nothing but its own folders, and follows no link out of them', () => {
    writeFile(root, 'elsewhere/keep.yaml', 'mine');
    mkdirSync(join(out, 'deploy/eu-1'), { recursive: true });
    writeFile(out, 'notes.yaml', 'mine');
    symlinkSync(join(root, 'elsewhere'), join(out, 'deploy/eu-1/platform'));
    synthesize({ tenants, out });
    expect(tree(join(root, 'elsewhere'))).toEqual(new Map([['keep.yaml', 'mine']]));
    expect(tree(out).get('notes.yaml')).toBe('mine');
    expect(tree(join(out, 'deploy/eu-1/platform')).size).toBe(8);
  });

  it('writes nothing when anything is wrong, and tells everything', () => {
    writeRepository(tenants, { acme: { plan: 'gold' }, globex: { plan: 'silver' } });
    let caught: unknown;
    try {
      synthesize({ tenants, out });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TenantryError);
    expect((caught as TenantryError).faults.map(({ file }) => file)).toEqual([tenantFile('globex'), tenantFile('acme')].sort());
    expect(() => readdirSync(out)).toThrow('ENOENT');
  });
});

interface Ran {
  readonly code: number;
  readonly stderr: string;
}

async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  try {
    const { stderr } = await promisify(execFile)(command, [...args], { cwd: HERE, env: { PATH: `${BIN}:${process.env['PATH']}`, ...env } });
    return { code: 0, stderr };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
}

describe('npx cdk8s synth', () => {
  it('gives the same bytes as synthesize(), for any folder given by the environment', async () => {
    const folder = join(root, 'cdk8s');
    const { code } = await run(join(BIN, 'cdk8s'), ['synth', '--output', folder], { TENANTRY_TENANTS: tenants, HOME: root, CHECKPOINT_DISABLE: '1' });
    expect(code).toBe(0);
    synthesize({ tenants, out });
    expect(tree(folder).size).toBeGreaterThan(20);
    expect(tree(folder)).toEqual(tree(out));
  });

  it('fails with every fault on stderr and writes nothing', async () => {
    writeRepository(tenants, { acme: { plan: 'gold' }, globex: { plan: 'silver' } });
    const { code, stderr } = await run(join(BIN, 'node'), ['synth/main.ts'], { TENANTRY_TENANTS: tenants, TENANTRY_OUT: out });
    expect(code).toBe(1);
    expect(stderr).toMatch(/tenant\.yaml:6: spec\.plan: \[tenantry\/plan-known\] .*gold.*\n/);
    expect(stderr).toMatch(/silver/);
    expect(stderr).toContain('2 faults; nothing is written');
    const viaCli = await run(join(BIN, 'cdk8s'), ['synth', '--output', join(root, 'cdk8s')], { TENANTRY_TENANTS: tenants, HOME: root });
    expect(viaCli.code).not.toBe(0);
    expect(viaCli.stderr).toContain('[tenantry/plan-known]');
  });

  it('renders the sample', async () => {
    const { code, stderr } = await run(join(BIN, 'node'), ['synth/main.ts'], { TENANTRY_OUT: out });
    expect(stderr).toMatch(/^\d+ tenants: \d+ files written, 0 unchanged, 0 removed/);
    expect(code).toBe(0);
  });

  it('says in a word that there is no such folder', async () => {
    const { code, stderr } = await run(join(BIN, 'node'), ['synth/main.ts'], { TENANTRY_TENANTS: join(root, 'none'), TENANTRY_OUT: out });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('there is no folder');
  });
});
