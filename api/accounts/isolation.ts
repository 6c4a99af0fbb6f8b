/** Where a tenant of an isolation level runs, and how a document goes from one level to another. Pure. */
import { clusterNamesOf, type Catalog } from '../../model/catalog.ts';
import { refusalError, TenantryError } from '../../model/errors.ts';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';
import { isolationSupported } from '../../policies/document/isolation-supported.ts';

type Isolation = NonNullable<TenantSpec['isolation']>;
type ClusterEntry = NonNullable<TenantSpec['clusters']>[number];

/** Clusters that are the tenant's alone, by name. */
function ownClusters(id: string, catalog: Catalog): string[] {
  return [...catalog.clusters.values()].filter(({ spec }) => spec.tenant === id).map(({ metadata }) => metadata.name).sort();
}

/** Shared clusters with a node pool for the tenant: the platform's default ones where all of them have one. */
function pooledClusters(id: string, catalog: Catalog): readonly string[] {
  const pooled = [...catalog.clusters.values()]
    .filter(({ spec }) => spec.tenant === undefined && spec.nodePools?.some(({ tenant }) => tenant === id) === true)
    .map(({ metadata }) => metadata.name).sort();
  const { clusters } = catalog.platform.spec.defaults;
  return clusters.every((name) => pooled.includes(name)) ? clusters : pooled;
}

/** The clusters that a tenant of this isolation has when nobody chose: none where the platform has none for it. */
function clustersFor(isolation: Isolation, id: string, catalog: Catalog): readonly string[] {
  switch (isolation) {
    case 'Namespace':
      return catalog.platform.spec.defaults.clusters;
    case 'NodePool':
      return pooledClusters(id, catalog);
    case 'Cluster':
      return ownClusters(id, catalog);
  }
}

/**
 * A new tenant with this isolation: in the platform's default clusters, unless only others will do. Where none will do it
 * keeps the default ones, and the rule isolation-supported refuses it.
 */
export function placed(document: TenantDocument, isolation: Isolation, catalog: Catalog): TenantDocument {
  if (isolation === 'Namespace') return document;
  const names = clustersFor(isolation, document.metadata.name, catalog);
  const isDefault = names.length === 0 || names === catalog.platform.spec.defaults.clusters;
  return { ...document, spec: { ...document.spec, isolation, ...(isDefault ? {} : { clusters: names.map((name) => ({ name })) }) } };
}

/** Goes to these clusters, and leaves all others that it has. Shares are equal again: the old ones were for other clusters. */
function moved(document: TenantDocument, names: readonly string[], catalog: Catalog): ClusterEntry[] {
  const left = clusterNamesOf(document, catalog.platform).filter((name) => !names.includes(name));
  return [...names.map((name): ClusterEntry => ({ name })), ...left.map((name): ClusterEntry => ({ name, state: 'Deleted' }))];
}

/**
 * The document with another isolation. To and from a cluster of its own the tenant moves, in one commit: it is there
 * where the level has its place, and on its way out of everywhere else (state: Deleted on the entry, which keeps its
 * share of the quota). Between Namespace and NodePool it stays in its clusters. The same level again changes nothing but
 * entries that were left for `retentionMs` since the document changed last: they go.
 */
export function isolated({ document, updatedAt }: { readonly document: TenantDocument; readonly updatedAt: Date }, isolation: Isolation, context: { readonly catalog: Catalog; readonly now: number; readonly retentionMs: number }): TenantDocument {
  const { catalog, now, retentionMs } = context;
  const { isolation: current = 'Namespace', clusters } = document.spec;
  if (current === isolation) {
    if (clusters === undefined || now < updatedAt.getTime() + retentionMs) return document;
    const kept = clusters.filter(({ state }) => state !== 'Deleted');
    return kept.length === 0 || kept.length === clusters.length ? document : { ...document, spec: { ...document.spec, clusters: kept } };
  }
  const names = current === 'Cluster' || isolation === 'Cluster' ? clustersFor(isolation, document.metadata.name, catalog) : [];
  return { ...document, spec: { ...document.spec, isolation, ...(names.length === 0 ? {} : { clusters: moved(document, names, catalog) }) } };
}

/** Refuses a document whose isolation the platform has no place for, and one of a deleted tenant: nothing of it moves. @throws TenantryError FAILED_PRECONDITION */
export function assertPlace(document: TenantDocument, catalog: Catalog): void {
  const id = document.metadata.name;
  if (document.spec.state === 'Deleted') throw new TenantryError('FAILED_PRECONDITION', `tenant ${id} is deleted, so its isolation stays; UndeleteAccount brings it back`);
  const violations = isolationSupported.check({ entry: { id, file: '', blob: '', document }, catalog });
  if (violations.length > 0) throw refusalError(violations.map((violation) => ({ file: '', line: 0, policy: isolationSupported.id, ...violation })), 'FAILED_PRECONDITION');
}
