/** Files with manifests: one file, or all of a folder. Nothing is executed, and no symbolic link is followed. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TenantryError } from '../model/errors.ts';
import { shown } from '../model/shown.ts';

export interface ManifestFile {
  /** As the person who asked would name it. */
  readonly path: string;
  readonly text: string;
}

export interface FoundFiles {
  readonly files: readonly ManifestFile[];
  /** Instructions to kustomize, which are no manifests; their overlays and patches are not applied here. */
  readonly kustomizations: readonly string[];
}

const MANIFEST = /\.(ya?ml|json)$/;
const KUSTOMIZATION = /^(kustomization\.ya?ml|Kustomization)$/;
/** A folder with more than that is not one of manifests. */
const MOST_FILES = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;

/** @throws TenantryError for a folder or a file that is too large, and what reading throws */
export async function readTextFile(path: string, name: string): Promise<string> {
  const found = await stat(path);
  if (found.isDirectory()) throw new TenantryError('INVALID_ARGUMENT', `${shown(name)} is a folder; give a file`);
  if (found.size > MAX_BYTES) throw new TenantryError('INVALID_ARGUMENT', `${shown(name)} has ${found.size} bytes, at most ${MAX_BYTES} are read`);
  return readFile(path, 'utf8');
}

/** Paths below a folder, relative to it, with `/`, sorted. Folders that begin with a dot are Git's and editors'. */
async function pathsBelow(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const parts = await Promise.all(entries.filter(({ name }) => !name.startsWith('.')).map(async (entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(folder, path) : entry.isFile() ? [path] : [];
  }));
  return parts.flat().sort();
}

/** @throws TenantryError for a folder without manifests or with too many files, and what reading throws */
export async function manifestFiles(path: string, name: string): Promise<FoundFiles> {
  if (!(await stat(path)).isDirectory()) return { files: [{ path: name, text: await readTextFile(path, name) }], kustomizations: [] };
  const all = await pathsBelow(path);
  const paths = all.filter((each) => MANIFEST.test(each) && !KUSTOMIZATION.test(each.split('/').at(-1) ?? ''));
  const kustomizations = all.filter((each) => KUSTOMIZATION.test(each.split('/').at(-1) ?? '')).map((each) => `${name}/${each}`);
  if (paths.length > MOST_FILES) throw new TenantryError('INVALID_ARGUMENT', `${shown(name)} holds ${paths.length} files, at most ${MOST_FILES} are read`);
  if (paths.length === 0) throw new TenantryError('NOT_FOUND', `${shown(name)} holds no file *.yaml, *.yml or *.json`);
  const files = await Promise.all(paths.map(async (each) => ({ path: `${name}/${each}`, text: await readTextFile(join(path, each), `${name}/${each}`) })));
  return { files, kustomizations };
}
