/** From a cluster's documents to the files of its platform branch, its bootstrap manifest and its shards' markers. */
import { BootstrapChart } from '../charts/bootstrap-chart.ts';
import { PlatformChart } from '../charts/platform-chart.ts';
import { ShardMarker, type HeldTenant } from '../charts/shard-marker.ts';
import type { ClusterDocument } from '../model/cluster.ts';
import { clusterFile, PLATFORM_FILE } from '../model/layout.ts';
import type { PlatformDocument } from '../model/platform.ts';
import { assertNoCollision, fileText, manifestText, newApp, objectsIn, type Files, type Manifest } from './manifests.ts';

/** The marker's path on a shard branch. */
const MARKER_FILE = 'marker.yaml';

/** The objects of a cluster's platform branch as JSON. */
export function platformManifests(platform: PlatformDocument, cluster: ClusterDocument): readonly Manifest[] {
  return objectsIn(new PlatformChart(newApp(), { platform, cluster })).map((object) => object.toJson() as Manifest);
}

/** `platform/crds.yaml`, `webhook/workload.yaml`, `admission/configurations.yaml`: a folder for each step, a file for each part of it. */
export function renderPlatform(platform: PlatformDocument, cluster: ClusterDocument): Files {
  const chart = new PlatformChart(newApp(), { platform, cluster });
  const comment = `Rendered by tenantry from ${PLATFORM_FILE} and ${clusterFile(cluster.metadata.name)}: change those, not this file.`;
  const files = new Map<string, string>();
  const all: Manifest[] = [];
  for (const step of chart.node.children) {
    for (const part of step.node.children) {
      const manifests = objectsIn(part).map((object) => object.toJson() as Manifest);
      all.push(...manifests);
      files.set(`${step.node.id}/${part.node.id}.yaml`, fileText(comment, manifests.map(manifestText)));
    }
  }
  assertNoCollision(all);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The one manifest that is applied by hand in a new cluster, after Flux is installed there. */
export function renderBootstrap(platform: PlatformDocument, cluster: ClusterDocument): string {
  const chart = new BootstrapChart(newApp(), { platform, cluster });
  const manifests = objectsIn(chart).map((object) => object.toJson() as Manifest);
  return fileText(`Apply once in cluster ${cluster.metadata.name}, where Flux is installed.`, manifests.map(manifestText));
}

/** The marker of a shard branch, so that it is never empty. */
export function renderMarker(cluster: string, shard: number, held: readonly HeldTenant[]): Files {
  const chart = new ShardMarker(newApp(), { cluster, shard, held });
  const manifests = objectsIn(chart).map((object) => object.toJson() as Manifest);
  return new Map([[MARKER_FILE, fileText('Rendered by tenantry: keeps this shard from ever being empty.', manifests.map(manifestText))]]);
}
