/**
 * What a change of documents changes in the clusters. Tenants are rendered from both catalogs and compared object by
 * object; equal changes are told once with the tenants that they hit: "the same three fields in 997 tenants".
 */
import { clusterNamesOf, type Catalog, type TenantInputs } from '../model/catalog.ts';
import { canonicalText } from './field-changes.ts';
import type { Manifest } from './manifests.ts';
import { objectChanges, RISKS, type ObjectChange, type Risk } from './object-changes.ts';
import { platformManifests } from './render-platform.ts';
import { tenantManifests } from './render.ts';

/** The same changes of one or more tenants in one cluster. */
export interface ChangeGroup {
  readonly cluster: string;
  /** Ids, sorted; empty for the cluster's platform branch. */
  readonly tenants: readonly string[];
  /** With `<tenant>` in place of the id. */
  readonly changes: readonly ObjectChange[];
}

export interface RenderingDiff {
  /** The riskiest first, then by the number of tenants. */
  readonly groups: readonly ChangeGroup[];
  /** Tenants with any change. */
  readonly tenants: number;
  readonly risks: readonly Risk[];
}

/** `tenant-acme--dev` and `tenantry:acme:admins` as `tenant-<tenant>--dev` and `tenantry:<tenant>:admins`. */
function withoutId(changes: readonly ObjectChange[], id: string): readonly ObjectChange[] {
  const text = canonicalText(changes).replaceAll(`tenant-${id}`, 'tenant-<tenant>').replaceAll(`tenantry:${id}:`, 'tenantry:<tenant>:');
  return (JSON.parse(text) as ObjectChange[]).map((change) => ({ ...change, object: change.object === `Tenant ${id}` ? 'Tenant <tenant>' : change.object }));
}

function tenantObjects(inputs: TenantInputs | undefined, cluster: string): readonly Manifest[] {
  const isThere = inputs?.clusters.some(({ metadata }) => metadata.name === cluster) === true;
  return isThere && inputs !== undefined ? tenantManifests(inputs, cluster) : [];
}

function clustersOf(catalog: Catalog, id: string): readonly string[] {
  const entry = catalog.tenant(id);
  return entry === undefined ? [] : clusterNamesOf(entry.document, catalog.platform);
}

function riskRank({ changes }: ChangeGroup): number {
  const ranks = changes.flatMap(({ risks }) => risks.map((risk) => RISKS.indexOf(risk)));
  return Math.min(RISKS.length, ...ranks);
}

function compareGroups(a: ChangeGroup, b: ChangeGroup): number {
  const byText = canonicalText(a) < canonicalText(b) ? -1 : 1;
  return riskRank(a) - riskRank(b) || b.tenants.length - a.tenants.length || byText;
}

function platformGroups(before: Catalog, after: Catalog): ChangeGroup[] {
  const names = [...new Set([...before.clusters.keys(), ...after.clusters.keys()])].sort();
  const objects = (catalog: Catalog, name: string): readonly Manifest[] => {
    const cluster = catalog.clusters.get(name);
    return cluster === undefined ? [] : platformManifests(catalog.platform, cluster);
  };
  return names.flatMap((cluster) => {
    const changes = objectChanges(objects(before, cluster), objects(after, cluster));
    return changes.length === 0 ? [] : [{ cluster, tenants: [], changes }];
  });
}

class Grouping {
  readonly #groups = new Map<string, { readonly cluster: string; readonly tenants: string[]; readonly changes: readonly ObjectChange[] }>();

  add(cluster: string, id: string, changes: readonly ObjectChange[]): void {
    const neutral = withoutId(changes, id);
    const key = `${cluster} ${canonicalText(neutral)}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { cluster, tenants: [id], changes: neutral });
    else group.tenants.push(id);
  }

  get groups(): ChangeGroup[] {
    return [...this.#groups.values()];
  }
}

/** Neither catalog may have faults. Tenants whose inputs are equal are not rendered. */
export function diffCatalogs(before: Catalog, after: Catalog): RenderingDiff {
  const ids = [...new Set([...before.tenants(), ...after.tenants()].map(({ id }) => id))].sort();
  const grouping = new Grouping();
  const changed = new Set<string>();
  for (const id of ids) {
    const old = before.tenant(id) === undefined ? undefined : before.inputs(id);
    const now = after.tenant(id) === undefined ? undefined : after.inputs(id);
    if (canonicalText(old) === canonicalText(now)) continue;
    for (const cluster of new Set([...clustersOf(before, id), ...clustersOf(after, id)])) {
      const changes = objectChanges(tenantObjects(old, cluster), tenantObjects(now, cluster));
      if (changes.length === 0) continue;
      changed.add(id);
      grouping.add(cluster, id, changes);
    }
  }
  const groups = [...platformGroups(before, after), ...grouping.groups].sort(compareGroups);
  const found = new Set(groups.flatMap(({ changes }) => changes.flatMap(({ risks }) => risks)));
  return { groups, tenants: changed.size, risks: RISKS.filter((risk) => found.has(risk)) };
}
