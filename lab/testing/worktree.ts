import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '../command.ts';

/** A clone to commit and push from. */
export interface Worktree {
  readonly folder: string;
  git(...args: readonly string[]): Promise<string>;
  /** Writes files (path → text), commits, pushes main, and gives the commit's id. */
  push(files: Readonly<Record<string, string>>, message: string): Promise<string>;
}

/**
 * Makes a new work tree below `parent` with a remote `origin`. Git settings of the machine do not count.
 * @param path the PATH to find git with
 */
export async function createWorktree(remote: string, path: string, parent = tmpdir()): Promise<Worktree> {
  const folder = await mkdtemp(join(parent, 'tenantry-worktree-'));
  const env = {
    PATH: path,
    HOME: folder,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'lab',
    GIT_AUTHOR_EMAIL: 'lab@example.invalid',
    GIT_COMMITTER_NAME: 'lab',
    GIT_COMMITTER_EMAIL: 'lab@example.invalid',
  };
  const git = (...args: readonly string[]): Promise<string> => runCommand('git', args, { cwd: folder, env });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', remote);
  return {
    folder,
    git,
    push: async (files, message) => {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      await git('push', '--quiet', 'origin', 'main');
      return (await git('rev-parse', 'HEAD')).trim();
    },
  };
}
