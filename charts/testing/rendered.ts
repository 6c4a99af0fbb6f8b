/** Rendered objects, for tests to look at. */
import type { TenantInputs } from '../../model/catalog.ts';
import { tenantManifests } from '../../synth/render.ts';
import type { Manifest } from '../../synth/manifests.ts';

type Tree = { readonly [field: string]: Tree };

/** Finds exactly one object; its fields can be read without a type. */
export function objectOf(manifests: readonly Manifest[], kind: string, name: string, namespace?: string): Manifest & Record<string, unknown> {
  const found = manifests.filter((manifest) => manifest.kind === kind && manifest.metadata.name === name && (namespace === undefined || manifest.metadata.namespace === namespace));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} objects ${kind} ${namespace ?? ''}/${name}`);
  return only;
}

export function namesOf(manifests: readonly Manifest[], kind: string, namespace?: string): string[] {
  return manifests.filter((manifest) => manifest.kind === kind && (namespace === undefined || manifest.metadata.namespace === namespace)).map(({ metadata }) => metadata.name);
}

/** The value at a path of keys, or undefined. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let found: unknown = value;
  for (const key of keys) found = typeof found === 'object' && found !== null ? (found as Tree)[String(key)] : undefined;
  return found;
}

export function render(inputs: TenantInputs, cluster = 'eu-1'): readonly Manifest[] {
  return tenantManifests(inputs, cluster);
}
