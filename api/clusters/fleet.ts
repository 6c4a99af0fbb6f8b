/** All attached clusters together: watches for the API, branch states and nudges for the store. */
import type { ShardStatus, ShardStatusSource } from '../../store/ports.ts';
import { FluxWatch } from '../../runtime/flux.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { watchTenants } from '../../runtime/tenant-objects.ts';
import type { Breakers } from '../breakers/breakers.ts';
import { GuardedConnection } from '../breakers/guarded-connection.ts';
import type { ClusterChange, ClusterObserver, ClusterView } from './observer.ts';

export interface FleetOptions {
  /** Kubeconfig file by cluster name. */
  readonly kubeconfigs: ReadonlyMap<string, string>;
  readonly log: Log;
  readonly random: () => number;
  readonly now: () => Date;
  readonly breakers: Breakers;
}

export interface Fleet extends Part, ClusterObserver, ShardStatusSource {
  /** Asks Flux to look at these branches now; returns at once. */
  nudge(branches: readonly string[]): void;
}

/** One request to an API server may take this long. */
const REQUEST_TIMEOUT_MS = 30_000;

interface Attached extends ClusterView {
  readonly flux: FluxWatch;
  start(): void;
  stop(): Promise<void>;
}

function attach(cluster: string, kubeconfigFile: string, options: FleetOptions & { readonly tell: (change: ClusterChange) => void }): Attached {
  const { log, random, tell } = options;
  const connection = new GuardedConnection({ cluster, kubeconfigFile, timeoutMs: REQUEST_TIMEOUT_MS }, options.breakers);
  const flux = new FluxWatch({ connection, log, random, now: options.now, onChange: (branch) => tell({ cluster, branch }) });
  const tenants = watchTenants({ connection, log, random, onChange: (tenant) => tell({ cluster, tenant }) });
  return {
    flux,
    get problem() {
      return tenants.problem ?? flux.problem;
    },
    generation: (tenant) => tenants.get(tenant)?.generation,
    branch: (name) => flux.statuses().get(name),
    start: () => {
      tenants.start();
      flux.start();
    },
    stop: async () => {
      await Promise.all([tenants.stop(), flux.stop()]);
    },
  };
}

/** The clusters are followed from start() on. */
export function createFleet(options: FleetOptions): Fleet {
  const listeners = new Set<(change: ClusterChange) => void>();
  const tell = (change: ClusterChange): void => {
    for (const listener of listeners) listener(change);
  };
  const clusters = new Map([...options.kubeconfigs].map(([name, file]) => [name, attach(name, file, { ...options, tell })]));
  return {
    name: 'clusters',
    start: async () => {
      for (const cluster of clusters.values()) cluster.start();
    },
    stop: async () => {
      await Promise.all([...clusters.values()].map((cluster) => cluster.stop()));
    },
    view: (cluster) => clusters.get(cluster),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: async (): Promise<readonly ShardStatus[]> => [...clusters.values()].flatMap(({ flux, problem }) => (problem === undefined ? [...flux.statuses().values()] : [])),
    nudge: (branches) => {
      // Failures are logged inside and cost time only.
      for (const { flux } of clusters.values()) void flux.nudge(branches);
    },
  };
}
