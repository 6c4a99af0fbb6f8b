/** The folder of the private clone: ours alone, and free of what a killed process left behind. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TenantryError } from '../model/errors.ts';

/** Left by git processes that were killed; with them in the way every later call would fail. */
const LEFT_BEHIND = /\.lock$|^tmp_|^fast_import_crash_|^\.tmp-/;

export interface WorkFolder {
  /** Path of the bare repository. */
  readonly gitDir: string;
  /** Name under which whoever works in this folder holds locks: a process that was killed here needs no waiting for. */
  readonly holder: string;
  /** Throws the clone away. */
  readonly empty: () => void;
  readonly release: () => void;
}

/**
 * Takes the folder for this process. The mark is a lock of the operating system on a file, so it ends with the process,
 * however that ends. Throws FAILED_PRECONDITION if another process has it.
 */
export function takeWorkFolder(dir: string): WorkFolder {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const mark = new DatabaseSync(join(dir, 'in-use'));
  try {
    mark.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    mark.close();
    throw new TenantryError('FAILED_PRECONDITION', `another process works in ${dir}; give each its own work folder`, { cause: error });
  }
  const gitDir = join(dir, 'clone.git');
  mkdirSync(gitDir, { recursive: true, mode: 0o700 });
  sweep(gitDir);
  const empty = (): void => {
    rmSync(gitDir, { recursive: true, force: true });
    mkdirSync(gitDir, { mode: 0o700 });
  };
  return { gitDir, holder: holderOf(dir), empty, release: () => mark.close() };
}

function holderOf(dir: string): string {
  const file = join(dir, 'holder');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8') || randomUUID();
}

function sweep(dir: string): void {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && LEFT_BEHIND.test(entry.name)) rmSync(join(entry.parentPath, entry.name), { force: true });
  }
}
