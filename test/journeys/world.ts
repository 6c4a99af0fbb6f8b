/**
 * A whole platform on one machine: the lab's clusters with Flux, a tenants repository behind the lab's Git server, the
 * clusters bootstrapped from it, and (when asked for) a real API process. Journeys act in it as people do.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { createApiClient, type ApiClient, type AnyObject } from '../../lab/api-client.ts';
import { openCluster } from '../../lab/cluster-objects.ts';
import type { GitCredentials } from '../../lab/git-request.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { git, personWith, type Person } from './person.ts';
import { startApi, type RunningApi } from './api-process.ts';

const exec = promisify(execFile);
const REPOSITORY = 'tenants';
/** Deploy branches of each cluster. */
export const SHARDS = 4;
const ROOT = join(import.meta.dirname, '../..');

/** What a journey stands in. */
export interface World {
  readonly lab: Lab;
  /** A person with a clone of the tenants repository. */
  readonly person: Person;
  /** Bare repository behind the Git server, for looking at branches. */
  readonly repository: string;
  readonly folder: string;
  /** The API server of a cluster with an administrator's rights. */
  admin(cluster: string): ApiClient;
  /** Runs git in the bare repository. */
  git(...args: readonly string[]): Promise<string>;
  /** Starts the real API process on this repository and these clusters. */
  startApi(flags?: readonly string[], env?: Readonly<Record<string, string>>): Promise<RunningApi>;
  stop(): Promise<void>;
}

/** What sets a world apart from the usual one. */
export interface WorldOptions {
  /** What the Git server asks of everybody. */
  readonly gitCredentials?: GitCredentials;
  /** `spec.flux` of every cluster. */
  readonly flux?: Readonly<Record<string, string>>;
  /** Objects that the clusters hold before they are bootstrapped, in namespace flux-system. */
  readonly before?: readonly AnyObject[];
}

/** Starts everything; the clusters' names are the clusters of the repository, the first one is the default. */
export async function createWorld(clusters: readonly string[], options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-world-'));
  const { gitCredentials } = options;
  const lab = await startLab({ dir: join(folder, 'lab'), clusters, env: process.env, ...(gitCredentials === undefined ? {} : { gitCredentials }) });
  const repository = await lab.git.createRepository(REPOSITORY);
  const seed = join(folder, 'seed');
  await writeRepository(seed, clusters, lab, options.flux);
  const url = urlFor(lab, gitCredentials);
  await pushSeed(seed, url);
  for (const cluster of lab.clusters) {
    await openCluster(cluster.kubeconfigPath).apply(...(options.before ?? []));
    await bootstrap(seed, cluster.name, cluster.kubeconfigPath);
  }
  const person = await personWith(url, join(folder, 'person'));
  const running: RunningApi[] = [];
  return {
    lab,
    person,
    repository,
    folder,
    admin: (cluster) => createApiClient(lab.cluster(cluster).kubeconfigPath),
    git: (...args) => git(repository, ...args),
    startApi: async (flags = [], env = {}) => {
      const kubeconfigs = lab.clusters.flatMap((cluster) => ['--kubeconfig', `${cluster.name}=${cluster.kubeconfigPath}`]);
      const api = await startApi(['--data-dir', join(folder, 'data'), '--remote', lab.git.url(REPOSITORY), ...PACE, ...kubeconfigs, ...flags], env);
      running.push(api);
      return api;
    },
    stop: async () => {
      for (const api of running) await api.stop();
      await lab.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The Git server is on this machine: no host asks for few pushes, and merges are looked for every second. */
const PACE = ['--pushes-per-minute', '6000', '--publish-interval', '1'];

/** The address with credentials in it, as people type it; the product never puts them there. */
function urlFor(lab: Lab, credentials: GitCredentials | undefined): string {
  const url = new URL(lab.git.url(REPOSITORY));
  url.username = credentials?.username ?? '';
  url.password = credentials?.password ?? '';
  return url.href;
}

async function writeRepository(folder: string, clusters: readonly string[], lab: Lab, flux: WorldOptions['flux']): Promise<void> {
  await mkdir(join(folder, 'clusters'), { recursive: true });
  await cp(join(ROOT, 'tenants/plans'), join(folder, 'plans'), { recursive: true });
  for (const name of clusters) await writeFile(join(folder, `clusters/${name}.yaml`), stringify(clusterDocument(name, flux)));
  await writeFile(join(folder, 'platform.yaml'), stringify({
    apiVersion: 'tenantry.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: 'platform' },
    spec: { deploy: { url: lab.git.url(REPOSITORY) }, defaults: { clusters: [clusters[0]] }, removal: { retentionDays: 0 } },
  }));
}

function clusterDocument(name: string, flux: WorldOptions['flux']): unknown {
  return {
    apiVersion: 'tenantry.dev/v1alpha1',
    kind: 'Cluster',
    metadata: { name },
    spec: {
      ...(flux === undefined ? {} : { flux }),
      shards: SHARDS,
      network: {
        pods: ['10.244.0.0/16'],
        services: ['10.96.0.0/16'],
        nodes: ['172.20.0.0/16'],
        apiServer: { cidrs: ['172.20.0.1/32'], port: 6443 },
      },
    },
  };
}

async function pushSeed(seed: string, url: string): Promise<void> {
  await git(seed, 'init', '--quiet', '--initial-branch=main');
  await git(seed, 'add', '--all');
  await git(seed, 'commit', '--quiet', '-m', 'Found the platform');
  await git(seed, 'push', '--quiet', url, 'main');
}

async function bootstrap(seed: string, cluster: string, kubeconfigPath: string): Promise<void> {
  const { stdout } = await exec(process.execPath, [join(ROOT, 'cli/main.ts'), 'bootstrap', cluster, '--repo', seed]);
  const objects = parseAllDocuments(stdout)
    .map((document) => document.toJS() as AnyObject | null)
    .filter((object) => object !== null);
  await openCluster(kubeconfigPath).apply(...objects);
}
