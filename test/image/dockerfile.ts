/** What a Dockerfile says, and its steps carried out in folders where there is no container engine. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface Instruction {
  readonly name: string;
  readonly words: readonly string[];
  readonly text: string;
}

export interface Stage {
  readonly from: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Stages in order. Reads the few forms that our Dockerfile has; anything else fails. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { from: string; name: string; instructions: Instruction[] }[] = [];
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  for (const line of lines) {
    const [name = '', ...words] = line.trim().split(/\s+/);
    if (name === 'FROM') stages.push({ from: words[0] ?? '', name: words[2] ?? '', instructions: [] });
    else if (['WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'CMD'].includes(name)) stages.at(-1)?.instructions.push({ name, words, text: line.trim().slice(name.length + 1) });
    else throw new Error(`the test cannot carry out: ${line}`);
  }
  return stages;
}

export interface BuildOptions {
  readonly dockerfile: readonly Stage[];
  /** The checkout. */
  readonly context: string;
  /** Each stage gets a folder in it. */
  readonly folder: string;
  /** Carries out a RUN in another way; false lets the shell do it. */
  readonly instead: (command: string, cwd: string) => boolean;
}

function ignored(context: string): (path: string) => boolean {
  const names = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n').filter((line) => line !== '');
  return (path) => {
    const [top = ''] = relative(context, path).split(sep);
    return names.some((name) => (name.startsWith('*') ? top.endsWith(name.slice(1)) : top === name));
  };
}

/** Carries out all stages; gives the root folder of each by name. */
export function buildStages({ dockerfile, context, folder, instead }: BuildOptions): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  const isIgnored = ignored(context);
  for (const stage of dockerfile) {
    const root = join(folder, stage.name);
    mkdirSync(root, { recursive: true });
    const base = roots.get(stage.from);
    if (base !== undefined) execFileSync('cp', ['-al', `${base}/.`, root]);
    let cwd = base === undefined ? root : join(root, 'app');
    for (const { name, words, text } of stage.instructions) {
      if (name === 'WORKDIR') mkdirSync((cwd = join(root, words[0] ?? '')), { recursive: true });
      if (name === 'COPY') copy(words, { roots, context, cwd, isIgnored });
      if (name === 'RUN' && !instead(text, cwd)) execFileSync('sh', ['-c', text.replaceAll(/(?<=[:" ])\/src\b/g, join(root, 'src'))], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    roots.set(stage.name, root);
  }
  return roots;
}

function copy(words: readonly string[], { roots, context, cwd, isIgnored }: { readonly roots: ReadonlyMap<string, string>; readonly context: string; readonly cwd: string; readonly isIgnored: (path: string) => boolean }): void {
  const stage = /^--from=(.+)$/.exec(words[0] ?? '')?.[1];
  const paths = stage === undefined ? words : words.slice(1);
  const from = stage === undefined ? context : (roots.get(stage) ?? '');
  const target = join(cwd, paths.at(-1) ?? '');
  for (const path of paths.slice(0, -1)) {
    const source = join(from, path);
    if (!existsSync(source)) throw new Error(`COPY finds no ${source}`);
    const at = statSync(source).isDirectory() ? target : join(target, path.split('/').at(-1) ?? '');
    if (stage === undefined) cpSync(source, at, { recursive: true, filter: (one) => one === source || !isIgnored(one) });
    else execFileSync('cp', ['-alT', source, at]);
  }
}
