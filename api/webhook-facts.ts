/** What the embedded webhook judges by: Tenants and Namespaces as they are rendered, and only what changed. */
import type { Catalog, TenantInputs } from '../model/catalog.ts';
import { tenantManifests } from '../synth/render.ts';

/** By tenant; no objects for one that is gone. */
export type ChangedFacts = Readonly<Record<string, readonly object[]>>;

const KINDS = ['Namespace', 'Tenant'];

export class WebhookFacts {
  readonly #sent = new Map<string, TenantInputs>();

  /** What is another than at the call before; undefined when nothing is. */
  changes(catalog: Catalog): ChangedFacts | undefined {
    const changed: Record<string, readonly object[]> = {};
    const present = new Set<string>();
    for (const { id } of catalog.tenants()) {
      present.add(id);
      const inputs = catalog.inputs(id);
      if (this.#sent.get(id) === inputs) continue;
      this.#sent.set(id, inputs);
      const cluster = inputs.clusters[0]?.metadata.name;
      changed[id] = cluster === undefined ? [] : tenantManifests(inputs, cluster).filter(({ kind }) => KINDS.includes(kind));
    }
    for (const id of this.#sent.keys()) {
      if (present.has(id)) continue;
      this.#sent.delete(id);
      changed[id] = [];
    }
    return Object.keys(changed).length === 0 ? undefined : changed;
  }
}
