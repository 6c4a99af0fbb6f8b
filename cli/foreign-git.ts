/**
 * Git on a work tree whose content strangers wrote. Git's own settings of that repository are trusted, files in the work
 * tree are not: a folder of a pull request may look like a bare repository, with settings that name programs to run.
 */
import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import { TenantryError } from '../model/errors.ts';

const exec = promisify(execFile);
const MAX_BYTES = 1024 * 1024 * 1024;
/** safe.bareRepository is read by Git 2.38 and later, and from the command line only by being protected. */
const SETTINGS = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.attributesFile=/dev/null', 'safe.bareRepository=explicit', 'log.showSignature=false'].flatMap((setting) => ['-c', setting]);

export interface ForeignGit {
  /** What a command prints, without white space at its end. */
  text(...args: readonly string[]): Promise<string>;
  /** The content of blobs, in the order asked for. */
  blobs(ids: readonly string[]): Promise<Buffer[]>;
}

/**
 * Git in `folder`, with no settings but the repository's own.
 * @throws TenantryError FAILED_PRECONDITION when the folder itself poses as a repository
 */
export async function openForeignGit(folder: string, searchPath: string | undefined): Promise<ForeignGit> {
  const env = { PATH: searchPath, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  const run = (args: readonly string[]) => exec('git', [...SETTINGS, '-C', folder, ...args], { env, maxBuffer: MAX_BYTES, encoding: 'buffer' });
  const text = async (...args: readonly string[]) => (await run(args)).stdout.toString('utf8').trimEnd();
  // Older Git takes such a folder for the repository. A work tree never lies within its repository's own folder.
  const from = relative(await realpath(await text('rev-parse', '--absolute-git-dir')), await realpath(folder));
  if (!from.startsWith('..')) {
    throw new TenantryError('FAILED_PRECONDITION', `${folder} lies in a folder that poses as a Git repository (it has HEAD, objects and refs); check a work tree without such a folder`);
  }
  const blobs = async (ids: readonly string[]) => {
    const running = run(['cat-file', '--batch']);
    // A Git that ends early says why itself.
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(`${ids.join('\n')}\n`);
    return splitBatch((await running).stdout, ids.length);
  };
  return { text, blobs };
}

/** Takes the output of `cat-file --batch` apart: a line `<id> blob <size>`, the bytes, a line feed. */
function splitBatch(output: Buffer, count: number): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; found.length < count; ) {
    const end = output.indexOf(0x0a, at);
    const size = / blob ([0-9]+)$/.exec(output.toString('latin1', at, Math.max(at, end)))?.[1];
    if (size === undefined) throw new Error('git cat-file gave no blob');
    const start = end + 1;
    at = start + Number(size) + 1;
    found.push(output.subarray(start, at - 1));
  }
  return found;
}
