/** The tenants repository as it was at a Git revision: what a change is judged against. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TenantryError } from '../model/errors.ts';
import { checkTenantId } from '../model/ids.ts';
import { kindOfPath, nameOfPath, tenantFile } from '../model/layout.ts';
import { parseDocuments } from '../model/parse.ts';
import { shown } from '../model/shown.ts';
import { openForeignGit, type ForeignGit } from './foreign-git.ts';

/** A revision laid out in a folder of its own. */
export interface BaseRevision extends AsyncDisposable {
  /** The tenants repository at that revision. */
  readonly folder: string;
  /** False in a shallow clone: what came before its first commits is not there to be asked. */
  readonly hasWholeHistory: boolean;
  /** Those of the ids that the revision's history, as far as it is there, retired: removed in state Deleted, never to be used again. */
  retiredAmong(ids: Iterable<string>): Promise<ReadonlySet<string>>;
  /** Those of the ids that a tenant had once, whether it was removed or its folder was lost. */
  departedAmong(ids: Iterable<string>): Promise<ReadonlySet<string>>;
}

/** `ls-tree`: mode, type, object and path. Links and submodules have other modes. */
const PLAIN_FILE = /^100(?:644|755) blob ([0-9a-f]{40,64})\t(.+)$/s;
/** Blobs that are held in memory at once. */
const CHUNK = 500;

/**
 * Lays out the documents of `revision` of the Git repository that `folder` lies in. They are read as the objects that
 * they are: checking files out would let attributes of the work tree, which a pull request may change, run filters or
 * write the base in an encoding that nothing can be judged by.
 * @throws TenantryError FAILED_PRECONDITION when there is no such repository or revision
 */
export async function openBaseRevision(folder: string, revision: string, searchPath: string | undefined): Promise<BaseRevision> {
  const temporary = await mkdtemp(join(tmpdir(), 'tenantry-base-'));
  const dispose = () => rm(temporary, { recursive: true, force: true });
  try {
    const git = await openForeignGit(folder, searchPath);
    const commit = await git.text('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
    await layOut(git, commit, temporary);
    return {
      folder: temporary,
      hasWholeHistory: (await git.text('rev-parse', '--is-shallow-repository')) !== 'true',
      retiredAmong: (ids) => retired(git, commit, ids),
      departedAmong: (ids) => departed(git, commit, ids),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    if (error instanceof TenantryError) throw error;
    throw new TenantryError('FAILED_PRECONDITION', `${shown(revision)} cannot be read as a revision of the Git repository around ${folder}; give a branch, tag or commit that was fetched, origin/main for instance`, { cause: error });
  }
}

/** Writes every document below the folder that Git was opened in. */
async function layOut(git: ForeignGit, commit: string, target: string): Promise<void> {
  const listed = (await git.text('ls-tree', '-r', '-z', commit)).split('\0');
  const files = listed.flatMap((line) => {
    const [, id, path] = PLAIN_FILE.exec(line) ?? [];
    const isDocument = id !== undefined && path !== undefined && kindOfPath(path) !== undefined && !path.split('/').includes('..');
    return isDocument ? [{ id, path }] : [];
  });
  for (let start = 0; start < files.length; start += CHUNK) {
    const chunk = files.slice(start, start + CHUNK);
    const blobs = await git.blobs(chunk.map(({ id }) => id));
    for (const [index, { path }] of chunk.entries()) {
      const file = join(target, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, blobs[index] ?? '');
    }
  }
}

async function retired(git: ForeignGit, commit: string, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const id of ids) {
    const file = tenantFile(id);
    const removal = await git.text('log', '-1', '--diff-filter=D', '--no-renames', '--format=%H', '--end-of-options', commit, '--', file);
    if (removal === '') continue;
    const { document } = parseDocuments(file, await git.text('cat-file', 'blob', `${removal}^:./${file}`));
    if (document?.kind === 'Tenant' && document.spec.state === 'Deleted') found.add(id);
  }
  return found;
}

/** One look at the whole history, however many ids are asked for. */
async function departed(git: ForeignGit, commit: string, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return wanted;
  const removed = await git.text('log', '--diff-filter=D', '--no-renames', '--relative', '--name-only', '-z', '--format=', '--end-of-options', commit, '--', 'tenants');
  const found = removed.split('\0').flatMap((path) => nameOfPath(path.trim()) ?? []);
  return new Set(found.filter((id) => wanted.has(id) && checkTenantId(id) === null));
}
