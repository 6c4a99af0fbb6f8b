/** Everything that is wrong with a tenants repository, before anything is rendered. */
import type { Catalog } from '../model/catalog.ts';
import { sortFaults, type Fault } from '../model/fault.ts';
import { tenantFile } from '../model/layout.ts';
import { locateFaults } from '../model/locate.ts';
import { checkCatalog } from '../policies/document/index.ts';
import { loadRepository } from './load.ts';
import { readFileText } from './repository-files.ts';

export interface CheckedRepository {
  /** Undefined when platform.yaml itself is faulty. */
  readonly catalog: Catalog | undefined;
  /** Of all files at once, sorted, each with its line. */
  readonly faults: readonly Fault[];
}

/** What was true before: it decides who has what two tenants claim, and whose id is none that nobody ever had. */
export interface Past {
  readonly catalog: Catalog;
  /** Ids of these that belonged to a tenant once. */
  departedAmong(ids: Iterable<string>): Promise<ReadonlySet<string>>;
}

/** @throws TenantryError NOT_FOUND when there is no such folder */
export function checkRepository(folder: string): CheckedRepository {
  const { catalog, faults } = loadRepository(folder);
  return catalog === undefined ? { catalog, faults } : { catalog, faults: withRules(folder, catalog, faults) };
}

/**
 * The same with a look at what the folder held before: a host that two tenants claim is the one's that had it.
 * @throws TenantryError NOT_FOUND when there is no such folder
 */
export async function checkRepositorySince(folder: string, past: Past): Promise<CheckedRepository> {
  const { catalog, faults } = loadRepository(folder);
  if (catalog === undefined) return { catalog, faults };
  rememberClaims(catalog, past.catalog);
  const unknown = unknownPeers(catalog);
  const known = [...unknown].filter((id) => past.catalog.tenant(id) !== undefined);
  for (const id of [...known, ...(await past.departedAmong(unknown))]) catalog.depart(id);
  return { catalog, faults: withRules(folder, catalog, faults) };
}

function withRules(folder: string, catalog: Catalog, faults: readonly Fault[]): readonly Fault[] {
  // A peer whose document cannot be read is there: that document's own faults say what is wrong.
  const faulty = new Set(faults.map(({ file }) => file));
  for (const id of unknownPeers(catalog)) if (faulty.has(tenantFile(id))) catalog.depart(id);
  const located = locateFaults(checkCatalog(catalog), (file) => readFileText(folder, file));
  return sortFaults([...faults, ...located]);
}

/** Claims that stood before are earlier than those that are new. */
function rememberClaims(catalog: Catalog, before: Catalog): void {
  for (const { id, document } of [...catalog.tenants()]) {
    const known = new Set(before.tenant(id)?.document.spec.network?.ingress?.hosts);
    const kept = (document.spec.network?.ingress?.hosts ?? []).filter((host) => known.has(host));
    if (kept.length > 0) catalog.rankClaims(id, new Map(kept.map((host) => [host, 0])));
  }
}

function unknownPeers(catalog: Catalog): Set<string> {
  const peers = [...catalog.tenants()].flatMap(({ document }) => document.spec.network?.peers ?? []);
  return new Set(peers.filter((id) => catalog.tenant(id) === undefined));
}
