/** Everything that is wrong with a tenants repository, before anything is rendered. */
import type { Catalog } from '../model/catalog.ts';
import { sortFaults, type Fault } from '../model/fault.ts';
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

/** @throws TenantryError NOT_FOUND when there is no such folder */
export function checkRepository(folder: string): CheckedRepository {
  const { catalog, faults } = loadRepository(folder);
  if (catalog === undefined) return { catalog, faults };
  const located = locateFaults(checkCatalog(catalog), (file) => readFileText(folder, file));
  return { catalog, faults: sortFaults([...faults, ...located]) };
}
