/** The tenants repository as it was at a Git revision: what a change is judged against. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TenantryError } from '../model/errors.ts';
import { tenantFile } from '../model/layout.ts';
import { parseDocuments } from '../model/parse.ts';
import { shown } from '../model/shown.ts';

const exec = promisify(execFile);
const MAX_BYTES = 64 * 1024 * 1024;

/** A revision laid out in a folder of its own. */
export interface BaseRevision extends AsyncDisposable {
  /** The tenants repository at that revision. */
  readonly folder: string;
  /** Those of the ids that the revision's history retired: removed in state Deleted, never to be used again. */
  retiredAmong(ids: Iterable<string>): Promise<ReadonlySet<string>>;
}

/**
 * Lays out `revision` of the Git repository that `folder` lies in. The index and work tree of that repository stay as
 * they are, and nothing in the revision is executed.
 * @throws TenantryError FAILED_PRECONDITION when there is no such repository or revision
 */
export async function openBaseRevision(folder: string, revision: string, searchPath: string | undefined): Promise<BaseRevision> {
  const temporary = await mkdtemp(join(tmpdir(), 'tenantry-base-'));
  const env = { PATH: searchPath, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', GIT_INDEX_FILE: join(temporary, 'index') };
  const git = async (...args: readonly string[]) => {
    const { stdout } = await exec('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-C', folder, ...args], { env, maxBuffer: MAX_BYTES });
    return stdout.trimEnd();
  };
  const dispose = () => rm(temporary, { recursive: true, force: true });
  try {
    const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
    const prefix = await git('rev-parse', '--show-prefix');
    const root = await git('rev-parse', '--show-toplevel');
    await git('-C', root, 'read-tree', commit);
    await git('-C', root, 'checkout-index', '--all', '--quiet', `--prefix=${temporary}/tree/`);
    return {
      folder: join(temporary, 'tree', prefix),
      retiredAmong: (ids) => retired(git, commit, ids),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw new TenantryError('FAILED_PRECONDITION', `${shown(revision)} cannot be read as a revision of the Git repository around ${folder}; give a branch, tag or commit that was fetched, origin/main for instance`, { cause: error });
  }
}

type Git = (...args: readonly string[]) => Promise<string>;

async function retired(git: Git, commit: string, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const id of ids) {
    const file = tenantFile(id);
    const removal = await git('log', '-1', '--diff-filter=D', '--no-renames', '--format=%H', '--end-of-options', commit, '--', file);
    if (removal === '') continue;
    const { document } = parseDocuments(file, await git('show', '--end-of-options', `${removal}^:./${file}`));
    if (document?.kind === 'Tenant' && document.spec.state === 'Deleted') found.add(id);
  }
  return found;
}
