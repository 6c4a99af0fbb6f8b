/**
 * The files of a tenants repository on disk, read without trust: whoever may open a pull request decides what lies here,
 * and the machine that checks it must not read outside of the folder, hang, or fill its memory.
 */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { TenantryError } from '../model/errors.ts';
import type { Fault } from '../model/fault.ts';
import { isStray, kindOfPath, PLATFORM_FILE } from '../model/layout.ts';
import { MAX_FILE_BYTES } from '../model/parse.ts';
import { quoted, shown } from '../model/shown.ts';

/** Folders in which documents lie; nothing else of a repository is read. */
const FOLDERS: ReadonlySet<string> = new Set(['clusters', 'plans', 'tenants']);
/** tenants/<xx>/<id>/tenant.yaml, and one more for files that people keep beside it. */
const DEPTH_MAX = 5;

/** How much of a repository is read before it is refused as a whole. */
export interface RepositoryBounds {
  /** Files and folders, documents or not. */
  readonly entries: number;
  /** Of all documents together; each has a bound of its own. */
  readonly bytes: number;
}

/** Twenty times the 10,000 tenants that this was built for, each with a folder of its own and a document of 600 bytes. */
const BOUNDS: RepositoryBounds = { entries: 500_000, bytes: 128 * 1024 * 1024 };

/** A file that must be a document. */
export interface FoundFile {
  /** Path in the repository, with `/`. */
  readonly path: string;
  /** At most one byte more than may be parsed. */
  readonly bytes: Buffer;
}

function fault(file: string, policy: string, message: string, fix: string): Fault {
  return { file: shown(file, 300), line: 0, path: '', policy, message, fix };
}

function notPlain(file: string): Fault {
  return fault(file, 'repository-files', 'is no plain file or folder (a symbolic link, a submodule, a device)', 'replace it by a plain file');
}

/** Reads a plain file, never through a link and never more than may be parsed. */
function readPlain(root: string, path: string): Buffer | Fault {
  let handle: number;
  try {
    handle = openSync(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return fault(path, 'repository-files', `cannot be read (${errorCode(error)})`, 'make it a plain file that can be read');
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return notPlain(path);
    const bytes = Buffer.allocUnsafe(Math.min(stats.size, MAX_FILE_BYTES + 1));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) read = readSync(handle, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

class Walk {
  readonly files: FoundFile[] = [];
  readonly faults: Fault[] = [];
  readonly #root: string;
  readonly #bounds: RepositoryBounds;
  #entriesSeen = 0;
  #bytesRead = 0;
  #isStopped = false;

  constructor(root: string, bounds: RepositoryBounds) {
    this.#root = root;
    this.#bounds = bounds;
  }

  /** True once a bound is passed: nothing more is looked at, and what was found is not the whole. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  folder(path: string, depth: number): void {
    const entries = this.#entries(path);
    if (path !== '' && entries.some(({ name }) => name === '.git')) {
      this.faults.push(notPlain(path));
      return;
    }
    for (const entry of entries) {
      if (path === '' && this.#isForeign(entry)) continue;
      if (!this.#count()) return;
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) this.#descend(child, depth);
      else if (entry.isFile()) this.#file(child);
      else this.faults.push(notPlain(child));
    }
  }

  /** True for what lies at the top and is none of ours. Misspelt in case only it would be ours on some machines. */
  #isForeign(entry: Dirent): boolean {
    if (entry.name === '.git') return true;
    if (!entry.isDirectory() || FOLDERS.has(entry.name)) return false;
    const meant = entry.name.toLowerCase();
    if (FOLDERS.has(meant)) this.faults.push(fault(entry.name, 'repository-files', `is not read: the folder is called ${meant}`, `rename it to ${meant}`));
    return true;
  }

  #entries(path: string): Dirent[] {
    try {
      return readdirSync(join(this.#root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (path === '') throw error;
      // A name that is no UTF-8 cannot even be found again.
      this.faults.push(fault(path, 'repository-files', `cannot be read (${errorCode(error)})`, 'make it a folder that can be read, with a name in UTF-8'));
      return [];
    }
  }

  /** Counts one more entry; false when the walk is to end. */
  #count(): boolean {
    this.#entriesSeen += 1;
    if (this.#entriesSeen > this.#bounds.entries) this.#stop(`the repository has more than ${this.#bounds.entries} files and folders`);
    return !this.#isStopped;
  }

  #stop(message: string): void {
    if (!this.#isStopped) this.faults.push(fault('.', 'repository-size', `${message}; the rest is not looked at`, 'remove what is no document, or split the repository'));
    this.#isStopped = true;
  }

  #descend(path: string, depth: number): void {
    if (kindOfPath(path) !== undefined) this.faults.push(fault(path, 'repository-files', 'is a folder where a document belongs', 'replace it by a plain file'));
    else if (depth < DEPTH_MAX) this.folder(path, depth + 1);
    else this.faults.push(fault(path, 'repository-files', `lies deeper than ${DEPTH_MAX} folders`, 'move it up'));
  }

  #file(path: string): void {
    if (path === '.gitmodules') this.faults.push(fault(path, 'repository-files', 'submodules are never read', 'remove the submodules and this file'));
    if (isStray(path)) this.faults.push(fault(path, 'file-place', `${quoted(path)} is no place for a document`, 'see `tenantry path ID` for where a tenant lies, or give it another suffix than .yaml'));
    if (kindOfPath(path) === undefined) return;
    const bytes = readPlain(this.#root, path);
    if (!Buffer.isBuffer(bytes)) {
      this.faults.push(bytes);
      return;
    }
    this.#bytesRead += bytes.length;
    if (this.#bytesRead > this.#bounds.bytes) this.#stop(`the documents have more than ${this.#bounds.bytes} bytes in all, up to ${quoted(path)}`);
    else this.files.push({ path, bytes });
  }
}

/**
 * Every file that must be a document, and all that must not lie in a repository. None when it is too large: what a part
 * of it lacks says nothing about the whole.
 * @throws TenantryError NOT_FOUND when there is no such folder
 */
export function readRepositoryFiles(root: string, bounds = BOUNDS): { readonly files: readonly FoundFile[]; readonly faults: readonly Fault[] } {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) throw new TenantryError('NOT_FOUND', `there is no folder ${shown(root, 300)}`);
  const walk = new Walk(root, bounds);
  walk.folder('', 0);
  if (walk.isStopped) return { files: [], faults: walk.faults };
  if (!walk.files.some(({ path }) => path === PLATFORM_FILE) && walk.faults.every(({ file }) => file !== PLATFORM_FILE)) {
    walk.faults.push(fault(PLATFORM_FILE, 'repository-files', 'is missing', 'name the folder that holds platform.yaml, plans/, clusters/ and tenants/'));
  }
  return walk;
}

/** A file's text as far as it can be read, for telling lines of faults. */
export function readFileText(root: string, path: string): string | undefined {
  const bytes = kindOfPath(path) === undefined ? undefined : readPlain(root, path);
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : undefined;
}
