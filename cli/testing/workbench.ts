/** A tenants repository in a temporary folder, under Git, and the command line run on it in this process. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from '../command.ts';
import { run } from '../run.ts';

const SAMPLE = join(import.meta.dirname, '../../tenants');
const GIT_ENV = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_NAME: 'p', GIT_AUTHOR_EMAIL: 'p@example.com', GIT_COMMITTER_NAME: 'p', GIT_COMMITTER_EMAIL: 'p@example.com' };

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Workbench {
  /** Folder that holds `tenants/`, the sample repository, committed once. */
  readonly folder: string;
  run(command: Command, ...args: readonly string[]): Promise<Outcome>;
  git(...args: readonly string[]): string;
  read(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
  commit(message: string): void;
  close(): void;
}

export function openWorkbench(env: Readonly<Record<string, string>> = {}): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-cli-'));
  cpSync(SAMPLE, join(folder, 'tenants'), { recursive: true });
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { env: GIT_ENV, encoding: 'utf8' }).trim();
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '-m', message);
  };
  git('init', '--quiet', '--initial-branch=main');
  commit('Found the platform');
  return {
    folder,
    git,
    commit,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    remove: (file) => rmSync(join(folder, file), { recursive: true }),
    close: () => rmSync(folder, { recursive: true, force: true }),
    run: async (command, ...args) => {
      const lines = { out: [] as string[], err: [] as string[] };
      const io = { cwd: folder, env: { PATH: process.env['PATH'], ...env }, out: (line: string) => void lines.out.push(line), err: (line: string) => void lines.err.push(line) };
      const code = await run([command], [command.name, ...args], io);
      return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
    },
  };
}
