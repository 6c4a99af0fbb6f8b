/** The whole way from a folder of documents to a folder of manifests, one folder a deploy branch. */
import { shardsOf } from '../charts/platform-chart.ts';
import { clusterNamesOf, type Catalog } from '../model/catalog.ts';
import type { ClusterDocument } from '../model/cluster.ts';
import { refusalError } from '../model/errors.ts';
import { platformBranch, shardBranch, shardOf } from '../model/layout.ts';
import { checkRepository } from './check.ts';
import { OutputFolder, type WriteReport } from './output-folder.ts';
import { renderBootstrap, renderMarker, renderPlatform, renderTenant, type Files } from './render.ts';

/** `deploy/<cluster>/…` as on the branches, and `bootstrap/<cluster>.yaml` to apply by hand. */
const OUTPUT_FOLDERS = ['bootstrap', 'deploy'] as const;

export interface SynthOptions {
  /** The tenants repository. */
  readonly tenants: string;
  /** Where manifests go. Only `deploy/` and `bootstrap/` in it are touched. */
  readonly out: string;
}

export interface SynthReport extends WriteReport {
  readonly tenants: number;
  readonly clusters: number;
}

function putAll(output: OutputFolder, branch: string, files: Files): void {
  for (const [path, text] of files) output.put(`${branch}/${path}`, text);
}

function putCluster(output: OutputFolder, catalog: Catalog, cluster: ClusterDocument): void {
  const { name } = cluster.metadata;
  putAll(output, platformBranch(name), renderPlatform(catalog.platform, cluster));
  output.put(`bootstrap/${name}.yaml`, renderBootstrap(catalog.platform, cluster));
  for (const shard of shardsOf(cluster)) putAll(output, shardBranch(name, shard), renderMarker(name, shard, []));
}

/** Tenant by tenant: each one's text is let go before the next is rendered. */
function putTenant(output: OutputFolder, catalog: Catalog, id: string): void {
  const inputs = catalog.inputs(id);
  for (const name of clusterNamesOf(inputs.tenant, catalog.platform)) {
    const cluster = catalog.clusters.get(name);
    if (cluster !== undefined) putAll(output, shardBranch(name, shardOf(id, shardsOf(cluster).length)), renderTenant(inputs, name));
  }
}

/**
 * Renders a whole repository. Nothing is written when anything is wrong.
 * @throws TenantryError INVALID_ARGUMENT with the faults of all files
 */
export function synthesize({ tenants, out }: SynthOptions): SynthReport {
  const { catalog, faults } = checkRepository(tenants);
  if (catalog === undefined || faults.length > 0) throw refusalError(faults);
  const output = new OutputFolder(out, OUTPUT_FOLDERS);
  for (const cluster of catalog.clusters.values()) putCluster(output, catalog, cluster);
  for (const { id } of catalog.tenants()) putTenant(output, catalog, id);
  return { ...output.finish(), tenants: catalog.size, clusters: catalog.clusters.size };
}
