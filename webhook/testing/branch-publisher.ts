/** Puts rendered files on deploy branches of the lab's Git server and asks Flux to look at them at once. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ApiUser } from '../../charts/testing/api-user.ts';
import { runCommand } from '../../lab/command.ts';
import type { Files } from '../../synth/render.ts';

export interface BranchPublisher {
  /** Makes the files the whole content of a branch; gives the commit. */
  publish(branch: string, files: Files): Promise<string>;
}

/** `source` is the URL of the repository, `parent` a folder for work trees. */
export async function branchPublisher(options: { readonly url: string; readonly parent: string; readonly root: ApiUser }): Promise<BranchPublisher> {
  const home = await mkdtemp(join(options.parent, 'publish-'));
  const who = { GIT_AUTHOR_NAME: 'lab', GIT_AUTHOR_EMAIL: 'lab@example.invalid', GIT_COMMITTER_NAME: 'lab', GIT_COMMITTER_EMAIL: 'lab@example.invalid' };
  const env = { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', ...who };
  return {
    publish: async (branch, files) => {
      const folder = join(home, branch);
      const git = (...args: readonly string[]): Promise<string> => runCommand('git', args, { cwd: folder, env });
      await mkdir(folder, { recursive: true });
      const there = await readdir(folder);
      if (!there.includes('.git')) await git('init', '--quiet');
      for (const name of there) if (name !== '.git') await rm(join(folder, name), { recursive: true });
      for (const [path, text] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', 'rendered');
      await git('push', '--quiet', options.url, `HEAD:refs/heads/${branch}`);
      const source = `/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/tenantry-${branch.split('/').at(-1) ?? ''}`;
      await options.root.request('PATCH', source, { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': String(performance.now()) } } });
      return (await git('rev-parse', 'HEAD')).trim();
    },
  };
}
