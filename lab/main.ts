import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArguments, USAGE } from './arguments.ts';
import { CHECKOUT_IMAGE } from './host-node.ts';
import type { LabCommand } from './arguments.ts';
import { loadPrograms } from './programs.ts';
import { LabError } from './lab-error.ts';
import type { LabState } from './lab-state.ts';
import { statusLines, whereabouts } from './report.ts';
import { runningLab, startDetached, stopDetached, superviseLab } from './supervisor.ts';

const { env } = process;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function mustRun(dir: string): Promise<LabState> {
  const state = await runningLab(dir);
  if (state === undefined) throw new LabError(`no lab runs in ${dir}; start one with: npm run lab -- up`);
  return state;
}

type Up = Extract<LabCommand, { command: 'up' | 'supervise' }>;

function moreFlags({ gitRoot, gitPort, hostNode }: Up): string[] {
  return [...(hostNode ? ['--host-node'] : []), ...(gitRoot === undefined ? [] : ['--git-root', resolve(gitRoot)]), ...(gitPort === undefined ? [] : ['--git-port', String(gitPort)])];
}

async function up(command: Up): Promise<void> {
  const { names, nodes } = command;
  const dir = resolve(command.dir);
  const running = await runningLab(dir);
  if (running !== undefined) throw new LabError(`a lab runs in ${dir} already; see: npm run lab -- status`);
  // Built here, where somebody watches; the process in the background finds it in the cache.
  await loadPrograms({ env, log: progress, flux: true, kwok: nodes > 0 });
  const args = ['supervise', '--dir', dir, '--names', names.join(','), '--nodes', String(nodes), ...moreFlags(command)];
  await startDetached({ program: import.meta.filename, args, env, dir });
  for (const line of whereabouts(dir, await mustRun(dir))) say(line);
}

async function kubeconfig(command: Extract<LabCommand, { command: 'kubeconfig' }>): Promise<void> {
  const { clusters } = await mustRun(resolve(command.dir));
  const cluster = clusters.find(({ name }) => name === (command.name ?? clusters[0]?.name));
  if (cluster === undefined) {
    throw new LabError(`no cluster "${command.name}"; there are ${clusters.map(({ name }) => name).join(', ')}`);
  }
  say(command.content ? await readFile(cluster.kubeconfigPath, 'utf8') : cluster.kubeconfigPath);
}

async function run(command: LabCommand): Promise<void> {
  switch (command.command) {
    case 'help':
      return say(USAGE);
    case 'build':
      await loadPrograms({ env, log: progress, flux: true, kwok: true });
      return say('all programs are built');
    case 'up':
      return up(command);
    case 'supervise':
      return superviseLab(
        {
          dir: command.dir,
          clusters: command.names,
          nodes: command.nodes,
          env,
          log: progress,
          ...(command.hostNode ? { hostNode: CHECKOUT_IMAGE } : {}),
          ...(command.gitRoot === undefined ? {} : { gitRoot: command.gitRoot }),
          ...(command.gitPort === undefined ? {} : { gitPort: command.gitPort }),
        },
        progress,
      );
    case 'down':
      return say(`${resolve(command.dir)}: ${await stopDetached(resolve(command.dir))}`);
    case 'status':
      for (const line of await statusLines(resolve(command.dir), await mustRun(resolve(command.dir)))) say(line);
      return;
    case 'kubeconfig':
      return kubeconfig(command);
  }
}

try {
  await run(parseArguments(process.argv.slice(2)));
} catch (error) {
  progress(error instanceof LabError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}
