/** A person with a clone of the tenants repository: edits files, commits, pushes. Real Git, nothing of ours. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Environment in which no configuration of the machine changes what Git does. */
const GIT_ENV = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Pat Person',
  GIT_AUTHOR_EMAIL: 'pat@example.com',
  GIT_COMMITTER_NAME: 'Pat Person',
  GIT_COMMITTER_EMAIL: 'pat@example.com',
};

/** Runs git in a folder and gives what it prints, trimmed. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await exec('git', ['-C', folder, ...args], { env: GIT_ENV, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/** A clone that one person works in. */
export interface Person {
  readonly folder: string;
  read(file: string): Promise<string>;
  /** Writes (or, with undefined, removes) files, commits, and pushes to main on top of what is there; gives the commit. */
  merge(message: string, files: Readonly<Record<string, string | undefined>>): Promise<string>;
}

/** Clones `url` into `folder`. */
export async function personWith(url: string, folder: string): Promise<Person> {
  await exec('git', ['clone', '--quiet', '--single-branch', '--branch', 'main', url, folder], { env: GIT_ENV });
  return {
    folder,
    read: async (file) => {
      await git(folder, 'pull', '--quiet', '--rebase');
      return readFile(join(folder, file), 'utf8');
    },
    merge: async (message, files) => {
      await git(folder, 'pull', '--quiet', '--rebase');
      for (const [file, text] of Object.entries(files)) await put(join(folder, file), text);
      await git(folder, 'add', '--all');
      await git(folder, 'commit', '--quiet', '-m', message);
      await git(folder, 'push', '--quiet', 'origin', 'HEAD:main');
      return git(folder, 'rev-parse', 'HEAD');
    },
  };
}

async function put(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) {
    await rm(path);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
