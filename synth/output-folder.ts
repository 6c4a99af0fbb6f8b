/**
 * A folder of rendered files. Only what differs is written, each file at once (a reader sees the old or the new one),
 * and what is no longer rendered is removed: a build that watches times, or a Git work tree, sees real changes only. A
 * top-level folder that was not there before comes into being as a whole, when all of it is written.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface WriteReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Paths of all plain files below, and removal of whatever is neither file nor folder, so that no link leads us out. */
function plainFiles(root: string, path: string, found: Set<string>, folders: Set<string>): void {
  folders.add(path);
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) plainFiles(root, child, found, folders);
    else if (entry.isFile()) found.add(child);
    else unlinkSync(join(root, child));
  }
}

function draftOf(path: string): string {
  return `${path}.draft`;
}

export class OutputFolder {
  readonly #root: string;
  /** Files that were there before and have not been rendered yet. */
  readonly #stale = new Set<string>();
  readonly #folders = new Set<string>();
  /** Top-level folders that are written beside their place. */
  readonly #fresh = new Set<string>();
  #written = 0;
  #unchanged = 0;

  /** @param owned top-level folders whose whole content is rendered; nothing else in `root` is ever touched */
  constructor(root: string, owned: readonly string[]) {
    this.#root = root;
    for (const folder of owned) {
      const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
      if (stats?.isDirectory() === true) plainFiles(root, folder, this.#stale, this.#folders);
      else {
        if (stats !== undefined) unlinkSync(join(root, folder));
        this.#fresh.add(folder);
      }
      // Of a run that was killed.
      rmSync(join(root, draftOf(folder)), { recursive: true, force: true });
    }
  }

  /** Writes one file if its content is new. */
  put(path: string, text: string): void {
    if (this.#stale.delete(path) && readFileSync(join(this.#root, path), 'utf8') === text) {
      this.#unchanged += 1;
      return;
    }
    const slash = path.indexOf('/');
    const top = path.slice(0, slash);
    if (this.#fresh.has(top)) this.#writeNew(`${draftOf(top)}${path.slice(slash)}`, text);
    else this.#replace(path, text);
    this.#written += 1;
  }

  #makeFolderOf(path: string): void {
    const folder = dirname(path);
    if (this.#folders.has(folder)) return;
    mkdirSync(join(this.#root, folder), { recursive: true });
    this.#folders.add(folder);
  }

  #writeNew(path: string, text: string): void {
    this.#makeFolderOf(path);
    writeFileSync(join(this.#root, path), text);
  }

  #replace(path: string, text: string): void {
    const draft = draftOf(path);
    try {
      this.#writeNew(draft, text);
      renameSync(join(this.#root, draft), join(this.#root, path));
    } catch (error) {
      this.#discard(join(this.#root, draft));
      throw error;
    }
  }

  #discard(draft: string): void {
    try {
      unlinkSync(draft);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  /** Puts new folders into place, removes what was not rendered, and folders that are empty then. */
  finish(): WriteReport {
    for (const folder of this.#fresh) {
      const draft = join(this.#root, draftOf(folder));
      if (lstatSync(draft, { throwIfNoEntry: false }) !== undefined) renameSync(draft, join(this.#root, folder));
    }
    for (const path of this.#stale) unlinkSync(join(this.#root, path));
    const parents = [...new Set([...this.#stale].map((path) => dirname(path)))].sort((a, b) => b.length - a.length);
    for (const folder of parents) this.#removeEmpty(folder);
    return { written: this.#written, unchanged: this.#unchanged, removed: this.#stale.size };
  }

  #removeEmpty(folder: string): void {
    for (let path = folder; path.includes('/'); path = dirname(path)) {
      try {
        rmdirSync(join(this.#root, path));
      } catch (error) {
        if (errorCode(error) === 'ENOTEMPTY') return;
        // Already removed with a neighbour.
        if (errorCode(error) !== 'ENOENT') throw error;
      }
    }
  }
}
