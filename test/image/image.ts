/** The image of the webhook as folders: `<root>/app` is what a container sees at /app. */
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { buildStages, parseDockerfile, type Stage } from './dockerfile.ts';

const ROOT = join(import.meta.dirname, '../..');

export function dockerfile(): readonly Stage[] {
  return parseDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
}

/** Carries out the Dockerfile below `folder`; packages come from this checkout instead of the registry. */
export function buildImages(folder: string): ReadonlyMap<string, string> {
  return buildStages({
    dockerfile: dockerfile(),
    context: ROOT,
    folder,
    instead: (command, cwd) => {
      if (command.startsWith('apt-get ')) return true;
      if (!command.startsWith('npm ci ')) return false;
      // Links to the same files: npm removes names from this folder and changes nothing.
      execFileSync('cp', ['-al', realpathSync(join(ROOT, 'node_modules')), join(cwd, 'node_modules')]);
      return true;
    },
  });
}
