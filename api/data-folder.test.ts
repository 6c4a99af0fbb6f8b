import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-data-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

describe('openDataFolder()', () => {
  it('makes a folder of its owner alone, and lets one in at a time', () => {
    const path = join(folder, 'a/b');
    const first = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(() => openDataFolder(path)).toThrow(`the data folder ${path} is in use by another tenantry process; stop that one, or choose another with --data-dir`);
    first.release();
    openDataFolder(path).release();
  });

  it('says what is wrong with a place that cannot be a folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(/cannot be written \(E[A-Z_]+\); choose another with --data-dir/);
    expect(() => openDataFolder('/proc/nothing')).toThrow(/cannot be written/);
  });
});
