import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { prepareCluster } from './cluster.ts';
import type { LabCluster, PreparedCluster } from './cluster.ts';
import { runCommand } from './command.ts';
import type { Component } from './component.ts';
import { findExecutable } from './environment.ts';
import type { Environment, Log } from './environment.ts';
import type { GitCredentials } from './git-request.ts';
import type { HostNodeSettings } from './host-node.ts';
import { startGitServer } from './git-server.ts';
import type { GitServer } from './git-server.ts';
import { LabError, messageOf } from './lab-error.ts';
import { claimLabFolder, identify, writeLabState } from './lab-state.ts';
import type { LabComponentState } from './lab-state.ts';
import { loadPrograms } from './programs.ts';

/** What lab to start. */
export interface LabOptions {
  /** Folder for everything of this lab: new, empty, or one of a dead lab (which is cleared). */
  readonly dir: string;
  /** Names of the clusters; each is a control plane of its own. */
  readonly clusters: readonly string[];
  /** `process.env` of the caller: PATH, HOME and the TENANTRY_LAB_ variables are used. */
  readonly env: Environment;
  /** Fake nodes in each cluster; 0 leaves kwok out. Default 1. */
  readonly nodes?: number;
  /** Whether Flux runs in each cluster. Default true. */
  readonly flux?: boolean;
  /** A node in each cluster whose pods are processes of this machine (root and iproute2 needed). Default none. */
  readonly hostNode?: HostNodeSettings;
  /** Write the API server's audit log (level Metadata). Default false. */
  readonly audit?: boolean;
  /** More flags for each API server; they win over the lab's own. */
  readonly apiServerFlags?: readonly string[];
  /** Folder of the repositories that the Git server serves. Default: `git` in the lab's folder. */
  readonly gitRoot?: string;
  /** Port of the Git server. Default: any free one. */
  readonly gitPort?: number;
  /** What the Git server asks of its clients. Default: nothing. */
  readonly gitCredentials?: GitCredentials;
  /** Default: silence. */
  readonly log?: Log;
}

/** A running lab. */
export interface Lab {
  readonly dir: string;
  /** In the order asked for. */
  readonly clusters: readonly LabCluster[];
  readonly git: GitServer;
  /** The cluster of that name. Throws LabError when there is none. */
  cluster(name: string): LabCluster;
  /** Signals one process (default SIGKILL) and waits until it has ended. */
  killProcess(cluster: string, component: string, signal?: NodeJS.Signals): Promise<void>;
  /** Kills it when it runs, starts it with the same state and ports, and waits until it is ready. */
  restartProcess(cluster: string, component: string): Promise<void>;
  /** Ends every process and, unless told to keep it, deletes the folder. May be called again. */
  stop(options?: { readonly keepFolder?: boolean }): Promise<void>;
}

/** The setpriv program, when there is one that can bind a process's life to its parent's. */
async function findSetpriv(env: Environment, log: Log): Promise<string | undefined> {
  const setpriv = findExecutable('setpriv', env, ['/usr/bin', '/sbin']);
  if (setpriv === undefined) return undefined;
  try {
    await runCommand(setpriv, ['--pdeathsig', 'KILL', 'true'], { env });
    return setpriv;
  } catch (error) {
    log(`setpriv cannot be used, processes may outlive a SIGKILL of this one: ${messageOf(error)}`);
    return undefined;
  }
}

function assertNames(names: readonly string[]): void {
  const bad = names.find((name) => !/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name) || name === 'git');
  if (bad !== undefined)
    throw new LabError(`"${bad}" cannot name a cluster: use a-z, 0-9 and -, at most 40, not "git"`);
  if (names.length === 0) throw new LabError('a lab needs at least one cluster');
  if (new Set(names).size < names.length) throw new LabError(`cluster names must differ: ${names.join(', ')}`);
}

async function prepareClusters(options: LabOptions, dir: string, log: Log): Promise<PreparedCluster[]> {
  const wanted = { flux: options.flux !== false, kwok: options.nodes !== 0 };
  const programs = await loadPrograms({ env: options.env, log, ...wanted });
  const setpriv = await findSetpriv(options.env, log);
  return Promise.all(
    options.clusters.map(async (name) => {
      const folder = join(dir, name);
      const temporary = join(folder, 'tmp');
      await mkdir(temporary, { recursive: true });
      // Nothing else of the caller's environment reaches the processes: no proxies, no KUBECONFIG.
      const env = { PATH: options.env['PATH'], HOME: folder, TMPDIR: temporary, LC_ALL: 'C' };
      const settings = {
        apiServer: {
          audit: options.audit ?? false,
          // Without it an API server calls a webhook at its Service's own address, which nothing routes here.
          extraFlags: [...(options.hostNode === undefined ? [] : ['--enable-aggregator-routing=true']), ...(options.apiServerFlags ?? [])],
        },
        nodes: options.nodes ?? 1,
        hostNode: options.hostNode,
      };
      return prepareCluster({ name, folder, env, setpriv }, programs, settings);
    }),
  );
}

function componentState(component: Component): LabComponentState {
  const pid = component.pid();
  const running = pid === undefined ? undefined : identify(pid);
  return { name: component.name, logFile: component.logFile, ...(running === undefined ? {} : { process: running }) };
}

type Phase = 'starting' | 'ready' | 'stopped';

function recordState(dir: string, clusters: readonly LabCluster[], git: GitServer, phase: Phase): Promise<void> {
  const owner = phase === 'stopped' ? undefined : identify(process.pid);
  return writeLabState(dir, {
    ...(owner === undefined ? {} : { owner }),
    ready: phase === 'ready',
    git: { root: git.root, url: `http://127.0.0.1:${git.port}` },
    clusters: clusters.map(({ name, server, kubeconfigPath, caFile, components }) => ({
      name,
      server,
      kubeconfigPath,
      caFile,
      components: [...components.values()].map(componentState),
    })),
  });
}

function createLab(dir: string, clusters: readonly PreparedCluster[], git: GitServer): Lab {
  const cluster = (name: string): LabCluster => {
    const found = clusters.find((candidate) => candidate.name === name);
    if (found === undefined)
      throw new LabError(`no cluster "${name}"; there are ${clusters.map((c) => c.name).join(', ')}`);
    return found;
  };
  const component = (clusterName: string, name: string): Component => {
    const { components } = cluster(clusterName);
    const found = components.get(name);
    if (found === undefined)
      throw new LabError(`no component "${name}"; there are ${[...components.keys()].join(', ')}`);
    return found;
  };
  return {
    dir,
    clusters,
    git,
    cluster,
    killProcess: async (clusterName, name, signal) => component(clusterName, name).kill(signal),
    restartProcess: async (clusterName, name) => {
      await component(clusterName, name).kill();
      await component(clusterName, name).start();
      await recordState(dir, clusters, git, 'ready');
    },
    stop: async ({ keepFolder = false } = {}) => {
      // SIGKILL: nothing here is worth a graceful end, and the API server's takes long.
      for (const { hostNode } of clusters) await hostNode?.remove();
      const all = clusters.flatMap(({ components }) => [...components.values()]);
      await Promise.all(all.map((one) => one.kill('SIGKILL')));
      await git.stop();
      if (keepFolder) await recordState(dir, clusters, git, 'stopped');
      else await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a lab: builds the programs when the cache has none, then every cluster and a Git server.
 * Returns when all is ready: API servers, controllers, fake nodes.
 * @throws LabError with the end of the log of what failed; nothing runs any more then, and logs stay in `dir`
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const log = options.log ?? ((): void => undefined);
  const dir = resolve(options.dir);
  assertNames(options.clusters);
  await claimLabFolder(dir);
  const git = await startGitServer({
    root: options.gitRoot ?? join(dir, 'git'),
    ...(options.gitPort === undefined ? {} : { port: options.gitPort }),
    env: { PATH: options.env['PATH'], HOME: dir, LC_ALL: 'C' },
    log,
    ...(options.gitCredentials === undefined ? {} : { credentials: options.gitCredentials }),
  });
  await recordState(dir, [], git, 'starting');
  const started = performance.now();
  let lab: Lab | undefined;
  try {
    const clusters = await prepareClusters(options, dir, log);
    lab = createLab(dir, clusters, git);
    const outcomes = await Promise.allSettled(clusters.map((one) => one.start()));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    await recordState(dir, clusters, git, 'ready');
  } catch (error) {
    await (lab ?? createLab(dir, [], git)).stop({ keepFolder: true });
    throw error;
  }
  log(`${options.clusters.length} cluster(s) ready in ${Math.round(performance.now() - started)} ms`);
  return lab;
}
