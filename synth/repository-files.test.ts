import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatFault } from '../model/fault.ts';
import { readRepositoryFiles } from './repository-files.ts';
import { scratchFolder, writeFile, writeRepository } from './testing/repository.ts';

let root: string;

beforeEach(() => {
  root = scratchFolder();
  writeRepository(root, { acme: {}, globex: {} });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function read(bounds: { readonly entries: number; readonly bytes: number }): { readonly paths: readonly string[]; readonly faults: readonly string[] } {
  const { files, faults } = readRepositoryFiles(root, bounds);
  return { paths: files.map(({ path }) => path), faults: faults.map(formatFault) };
}

/** clusters/, plans/, tenants/, two tenants' folders and their parents, five documents. */
const ENTRIES = 12;

describe('readRepositoryFiles()', () => {
  it('reads a repository that is just within its bounds', () => {
    const total = readRepositoryFiles(root).files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(read({ entries: ENTRIES, bytes: total })).toMatchObject({ faults: [], paths: { length: 5 } });
  });

  it.each<[string, number, number, RegExp]>([
    ['entries', ENTRIES - 1, 1e9, /^\.: \[tenantry\/repository-size\] the repository has more than 11 files and folders; .*; remove what is no document, or split the repository$/],
    ['bytes', 1e9, 1000, /^\.: \[tenantry\/repository-size\] the documents have more than 1000 bytes in all, up to "[^"]+"; .*; remove what is no document, or split the repository$/],
  ])('refuses a repository of too many %s as a whole, once and for that alone', (_, entries, bytes, want) => {
    const { paths, faults } = read({ entries, bytes });
    expect(paths).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(want)]);
  });

  it('counts bytes of documents only', () => {
    writeFile(root, 'tenants/photo.png', 'x'.repeat(100_000));
    const total = readRepositoryFiles(root).files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(total).toBeLessThan(100_000);
    expect(read({ entries: 1000, bytes: total }).faults).toEqual([]);
  });
});
