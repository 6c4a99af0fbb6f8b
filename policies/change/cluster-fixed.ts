/**
 * The number of shards of a cluster is fixed when it is registered, since another number would move every tenant to
 * another branch; and a cluster in which tenants run does not vanish.
 */
import type { Catalog } from '../../model/catalog.ts';
import { DEFAULT_SHARDS, clusterFile } from '../../model/layout.ts';
import { quoted } from '../../model/shown.ts';
import { someOf, type ChangePolicy, type ChangeViolation } from './subject.ts';

function vanished(name: string, before: Catalog): ChangeViolation[] {
  const users = before.usersOfCluster(name);
  if (users.size === 0) return [];
  return [{ file: clusterFile(name), path: '', message: `cluster ${quoted(name)} has vanished, ${users.size} tenants run there (${someOf(users)})`, fix: 'put it back; let its tenants leave it first' }];
}

export const clusterFixed: ChangePolicy = {
  id: 'cluster-fixed',
  check({ before, after }) {
    return [...before.clusters].flatMap(([name, cluster]) => {
      const next = after.clusters.get(name);
      if (next === undefined) return vanished(name, before);
      const shards = cluster.spec.shards ?? DEFAULT_SHARDS;
      const wanted = next.spec.shards ?? DEFAULT_SHARDS;
      if (shards === wanted) return [];
      return [{ file: clusterFile(name), path: 'spec.shards', message: `cluster ${quoted(name)} goes from ${shards} to ${wanted} shards`, fix: `keep ${shards}; register a new cluster to have another number` }];
    });
  },
};
