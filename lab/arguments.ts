import { parseArgs } from 'node:util';
import { LabError } from './lab-error.ts';

/** What the command line asks for. */
export type LabCommand =
  | { readonly command: 'help' }
  | { readonly command: 'build' }
  | {
      readonly command: 'up' | 'supervise';
      readonly dir: string;
      readonly names: readonly string[];
      readonly nodes: number;
      /** Whether pods may run as processes of this machine. */
      readonly hostNode: boolean;
      /** Folder of the repositories that the Git server serves; in the lab's own folder unless given. */
      readonly gitRoot: string | undefined;
      /** Any free port unless given. */
      readonly gitPort: number | undefined;
    }
  | { readonly command: 'down' | 'status'; readonly dir: string }
  | {
      readonly command: 'kubeconfig';
      readonly dir: string;
      readonly name: string | undefined;
      readonly content: boolean;
    };

/** The text of `--help`. */
export const USAGE = `Usage: npm run lab -- COMMAND [flags]

A Kubernetes control plane with Flux and fake nodes on this machine, without containers.

  up                 start a lab in the background; returns when everything is ready
  down               stop it and delete its folder
  status             what runs, and whether it answers
  kubeconfig [NAME]  path of the admin kubeconfig of a cluster (default: the first); --content prints the file
  build              only build the programs (once for each machine; up does it by itself)

  --dir DIR          folder of the lab (default .tenantry/lab)
  --clusters N       number of clusters, named cluster-1… (default 1)
  --names A,B        names of the clusters instead
  --nodes N          fake nodes in each cluster (default 1; 0: none)
  --host-node        one more node in each, whose pods are processes of this machine (needs root): runs the webhook
  --git-root DIR     serve the bare repositories of this folder instead of the lab's own
  --git-port N       port of the Git server (default any free one)
  --help             this text
`;

const OPTIONS = {
  dir: { type: 'string', default: '.tenantry/lab' },
  clusters: { type: 'string' },
  names: { type: 'string' },
  nodes: { type: 'string', default: '1' },
  'host-node': { type: 'boolean', default: false },
  'git-root': { type: 'string' },
  'git-port': { type: 'string' },
  content: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function count(flag: string, text: string, lowest: number, highest = 1_000): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new LabError(`--${flag} wants a whole number from ${lowest} to ${highest}, not "${text}"`);
}

function clusterNames(names: string | undefined, clusters: string | undefined): string[] {
  if (names !== undefined && clusters !== undefined) throw new LabError('give --names or --clusters, not both');
  if (names !== undefined) return names.split(',').map((name) => name.trim());
  return Array.from({ length: count('clusters', clusters ?? '1', 1) }, (_, index) => `cluster-${index + 1}`);
}

function read(
  argv: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new LabError(`${error instanceof Error ? error.message : String(error)}; see --help`);
  }
}

/**
 * Reads the words after the program's name.
 * @throws LabError that says which word is wrong
 */
export function parseArguments(argv: readonly string[]): LabCommand {
  const { values, positionals } = read(argv);
  const [command, name, ...more] = positionals;
  if (values.help || command === undefined || command === 'help') return { command: 'help' };
  if (more.length > 0 || (name !== undefined && command !== 'kubeconfig')) {
    throw new LabError(`too many words: ${positionals.slice(1).join(' ')}; see --help`);
  }
  const { dir } = values;
  switch (command) {
    case 'up':
    case 'supervise':
      return {
        command,
        dir,
        names: clusterNames(values.names, values.clusters),
        nodes: count('nodes', values.nodes, 0),
        hostNode: values['host-node'],
        gitRoot: values['git-root'],
        gitPort: values['git-port'] === undefined ? undefined : count('git-port', values['git-port'], 1, 65_535),
      };
    case 'down':
    case 'status':
      return { command, dir };
    case 'kubeconfig':
      return { command, dir, name, content: values.content };
    case 'build':
      return { command };
    default:
      throw new LabError(`no command "${command}"; see --help`);
  }
}
