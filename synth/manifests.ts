/** Rendered objects and the files that they lie in. */
import { type ApiObject, App, ApiObject as ApiObjects } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { TenantryError } from '../model/errors.ts';
import { emitYaml } from './yaml-emitter.ts';

/** Path in a branch → content as UTF-8 text. */
export type Files = ReadonlyMap<string, string>;

/** A Kubernetes object as plain JSON. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

const LEADING_KEYS = ['apiVersion', 'kind', 'metadata'] as const;

/**
 * An App for one tenant or branch. cdk8s reads its output folder and a debug switch from the environment; both are
 * given here, so that the environment has no say in what is rendered.
 */
export function newApp(): App {
  return new App({ outdir: '/dev/null', recordConstructMetadata: false });
}

/** All objects under a construct, in the order in which they were made. App.synth() would walk the tree once a chart. */
export function objectsIn(construct: IConstruct): ApiObject[] {
  const found: ApiObject[] = [];
  const visit = (node: IConstruct): void => {
    if (ApiObjects.isApiObject(node)) found.push(node);
    for (const child of node.node.children) visit(child);
  };
  visit(construct);
  return found;
}

/** What the API server tells objects apart by: group (not version), kind, namespace and name. */
export function identityOf(manifest: Manifest): string {
  const { apiVersion, kind, metadata } = manifest;
  const slash = apiVersion.indexOf('/');
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

/** @throws TenantryError INTERNAL when two objects are the same one for the API server */
export function assertNoCollision(manifests: readonly Manifest[]): void {
  const seen = new Set<string>();
  for (const manifest of manifests) {
    const identity = identityOf(manifest);
    if (seen.has(identity)) throw new TenantryError('INTERNAL', `two objects are rendered as ${identity}`);
    seen.add(identity);
  }
}

/** One object as a YAML document, without the separator. */
export function manifestText(manifest: Manifest): string {
  return emitYaml(manifest, LEADING_KEYS);
}

/** Several documents of one file under a comment. */
export function fileText(comment: string, documents: readonly string[]): string {
  return `# ${comment}\n---\n${documents.join('---\n')}`;
}
