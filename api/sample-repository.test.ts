import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedRepository } from './sample-repository.ts';

const searchPath = process.env['PATH'] ?? '/usr/bin:/bin';
let folder: string;
let repository: string;
let documents: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-seed-'));
  repository = join(folder, 'tenants.git');
  documents = join(folder, 'documents');
  mkdirSync(join(documents, 'plans'), { recursive: true });
  writeFileSync(join(documents, 'platform.yaml'), 'kind: Platform\n');
  writeFileSync(join(documents, 'plans/free.yaml'), 'kind: Plan\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8' }).trim();
}

describe('seedRepository()', () => {
  it('makes a bare repository with the documents on main, and nothing of the machine in it', async () => {
    expect(await seedRepository({ repository, documents, searchPath })).toBe(true);
    expect(git('ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual(['plans/free.yaml', 'platform.yaml']);
    expect(git('log', '--format=%an %s', 'main')).toBe('tenantry Start with the sample tenants');
    expect(git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
    expect(git('fsck', '--strict')).toBe('');
    expect(git('config', 'receive.unpackLimit')).toBe('1');
    expect(existsSync(join(repository, 'hooks'))).toBe(false);
    expect(existsSync(join(repository, 'seed-index'))).toBe(false);
  });

  it('leaves a repository alone that is there', async () => {
    await seedRepository({ repository, documents, searchPath });
    const before = git('rev-parse', 'main');
    writeFileSync(join(documents, 'platform.yaml'), 'kind: Other\n');
    expect(await seedRepository({ repository, documents, searchPath })).toBe(false);
    expect(git('rev-parse', 'main')).toBe(before);
  });

  it('throws away what a killed start left half made', async () => {
    mkdirSync(join(folder, 'tenants.git.new-123/objects'), { recursive: true });
    expect(await seedRepository({ repository, documents, searchPath })).toBe(true);
    expect(existsSync(join(folder, 'tenants.git.new-123'))).toBe(false);
  });

  it('leaves nothing behind under the final name when it fails', async () => {
    await expect(seedRepository({ repository, documents: join(folder, 'nowhere'), searchPath })).rejects.toThrow('git');
    expect(existsSync(repository)).toBe(false);
  });
});
