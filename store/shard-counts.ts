/**
 * How many shard branches each cluster has. The number is fixed when a cluster is registered: another one would move
 * tenants between branches, and moving means pruning. Branches that are there decide; the document only at first.
 */
import { DEFAULT_SHARDS, clusterFile, shardBranch } from '../model/layout.ts';
import type { Problem } from './store.ts';

export class ShardCounts {
  readonly #counts = new Map<string, number>();

  of(cluster: string): number {
    return this.#counts.get(cluster) ?? DEFAULT_SHARDS;
  }

  /** Fixes a cluster's number at first sight; gives a problem if the document says another one. */
  settle(cluster: string, stated: number | undefined, remote: readonly string[]): Problem | undefined {
    const wanted = stated ?? DEFAULT_SHARDS;
    const known = this.#counts.get(cluster) ?? (countOnRemote(cluster, remote) || wanted);
    this.#counts.set(cluster, known);
    if (known === wanted) return undefined;
    const file = clusterFile(cluster);
    const fault = { file, line: 0, path: 'spec.shards', policy: 'shards-fixed', message: `cluster ${cluster} was registered with ${known} shards, the file says ${wanted}`, fix: `set spec.shards back to ${known}` };
    return { subject: file, kind: 'branch', message: `${fault.message}; it goes on with ${known}`, faults: [fault], cluster };
  }
}

/** Every shard has its branch from the first publishing on (it holds a marker). */
function countOnRemote(cluster: string, remote: readonly string[]): number {
  const prefix = shardBranch(cluster, 0).slice(0, -2);
  return remote.filter((branch) => branch.startsWith(prefix)).length;
}
