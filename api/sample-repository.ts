/** The embedded tenants repository: a bare one, seeded with the sample documents on the first start. */
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitEnvironment } from '../store/git/environment.ts';
import { createRemote } from '../store/git/remote.ts';
import { runGit } from '../store/git/run.ts';

export interface SeedOptions {
  /** Absolute path of the bare repository to be. */
  readonly repository: string;
  /** Folder with the documents of the first commit. */
  readonly documents: string;
  /** Where git is looked for (PATH). */
  readonly searchPath: string;
}

const DEADLINE_MS = 60_000;
/** The store's settings are those of a clone that can be made again; this repository is the truth. */
const DURABLE = 'core.fsync=all';
const AUTHOR = { name: 'tenantry', email: 'tenantry@tenantry.invalid' };

/**
 * Makes the repository unless it is there; true when it was made. It appears at once and complete, or not at all.
 * @throws GitError when git refuses or is missing
 */
export async function seedRepository(options: SeedOptions): Promise<boolean> {
  const { repository, documents } = options;
  await removeLeftovers(repository);
  if (existsSync(repository)) return false;
  const draft = `${repository}.new-${process.pid}`;
  const env = {
    ...gitEnvironment(createRemote(repository), options.searchPath),
    GIT_INDEX_FILE: join(draft, 'seed-index'),
    GIT_AUTHOR_NAME: AUTHOR.name,
    GIT_AUTHOR_EMAIL: AUTHOR.email,
    GIT_COMMITTER_NAME: AUTHOR.name,
    GIT_COMMITTER_EMAIL: AUTHOR.email,
  };
  const git = (...args: readonly string[]): Promise<Buffer> => runGit(['-c', DURABLE, ...args], { env, gitDir: draft, deadlineMs: DEADLINE_MS });
  await runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', draft], { env, deadlineMs: DEADLINE_MS });
  // A push stays the pack that it came as: a file for each of its objects costs more.
  await git('config', 'receive.unpackLimit', '1');
  await git('--work-tree', documents, 'add', '--all', '--', '.');
  const tree = (await git('write-tree')).toString().trim();
  const commit = (await git('commit-tree', tree, '-m', 'Start with the sample tenants')).toString().trim();
  await git('update-ref', 'refs/heads/main', commit);
  await rm(join(draft, 'seed-index'), { force: true });
  await rename(draft, repository);
  return true;
}

/** Drafts of starts that were killed. The data folder's lock says that nobody works on them. */
async function removeLeftovers(repository: string): Promise<void> {
  const folder = dirname(repository);
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('tenants.git.new-'));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
