/**
 * From documents to the files of a deploy branch. Pure: equal inputs give equal bytes, whatever the environment. Each
 * tenant is an App of its own, because cdk8s walks a whole App once for each of its charts.
 */
import { hash } from 'node:crypto';
import { TenantChart } from '../charts/tenant-chart.ts';
import { GENERATION_ANNOTATION } from '../charts/names.ts';
import type { TenantInputs } from '../model/catalog.ts';
import { tenantFile } from '../model/layout.ts';
import { assertNoCollision, fileText, manifestText, newApp, objectsIn, type Files, type Manifest } from './manifests.ts';

export type { Files } from './manifests.ts';
export { renderBootstrap, renderMarker, renderPlatform } from './render-platform.ts';
export { rendererDigest } from './renderer-digest.ts';

/** Hex digits of a generation: 64 bits tell the generations of one tenant apart. */
const GENERATION_LENGTH = 16;

const generations = new WeakMap<TenantInputs, Map<string, string>>();

function rememberGeneration(inputs: TenantInputs, cluster: string, generation: string): void {
  const known = generations.get(inputs);
  if (known === undefined) generations.set(inputs, new Map([[cluster, generation]]));
  else known.set(cluster, generation);
}

/** Where an object of a tenant lies: a Namespace with all that is in it, the rest of the cluster's scope apart. */
function fileOf(id: string, { kind, metadata }: Manifest): string {
  const namespace = metadata.namespace ?? (kind === 'Namespace' ? metadata.name : undefined);
  return `tenants/${id}/${namespace ?? 'cluster'}.yaml`;
}

function comment(id: string): string {
  return `Rendered by tenantry from ${tenantFile(id)}: change that file, not this one.`;
}

interface RenderedTenant {
  readonly files: Map<string, string>;
  readonly manifests: readonly Manifest[];
}

function renderAll(inputs: TenantInputs, cluster: string): RenderedTenant {
  const id = inputs.tenant.metadata.name;
  const chart = new TenantChart(newApp(), { inputs, cluster });
  const objects = objectsIn(chart);
  const manifests: Manifest[] = [];
  const documents = new Map<string, string[]>();
  let digested = '';
  for (const object of objects) {
    // The Tenant object comes last and carries the digest of everything before it and of itself.
    if (object === chart.tenant) {
      const generation = hash('sha256', digested + manifestText(object.toJson() as Manifest)).slice(0, GENERATION_LENGTH);
      object.metadata.addAnnotation(GENERATION_ANNOTATION, generation);
      rememberGeneration(inputs, cluster, generation);
    }
    const manifest = object.toJson() as Manifest;
    const text = manifestText(manifest);
    digested += text;
    manifests.push(manifest);
    const path = fileOf(id, manifest);
    const file = documents.get(path);
    if (file === undefined) documents.set(path, [text]);
    else file.push(text);
  }
  assertNoCollision(manifests);
  const files = new Map<string, string>();
  for (const path of [...documents.keys()].sort()) files.set(path, fileText(comment(id), documents.get(path) ?? []));
  return { files, manifests };
}

/**
 * The files of a tenant on its shard branch: `tenants/<id>/cluster.yaml` and one file a namespace.
 * @throws TenantryError FAILED_PRECONDITION when the tenant does not run in that cluster
 */
export function renderTenant(inputs: TenantInputs, cluster: string): Files {
  return renderAll(inputs, cluster).files;
}

/** The same objects as JSON, in the order of the files. */
export function tenantManifests(inputs: TenantInputs, cluster: string): readonly Manifest[] {
  return renderAll(inputs, cluster).manifests;
}

/**
 * Digest of everything that is rendered for the tenant in that cluster, 16 hex digits. Flux applies the Tenant object
 * last, so a cluster whose Tenant shows this generation has applied all of it.
 */
export function generationOf(inputs: TenantInputs, cluster: string): string {
  if (generations.get(inputs)?.has(cluster) !== true) renderAll(inputs, cluster);
  return generations.get(inputs)?.get(cluster) ?? '';
}
