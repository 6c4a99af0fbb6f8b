/** What is wrong with a repository, as problems of tenants, files, branches and clusters. Pure. */
import { formatFault } from '../model/fault.ts';
import type { Fault } from '../model/fault.ts';
import { checkTenantId } from '../model/ids.ts';
import { nameOfPath, tenantFile } from '../model/layout.ts';
import type { RepositoryState } from './repository-state.ts';
import type { Problem } from './store.ts';

type Faulty = Pick<RepositoryState, 'branchProblems' | 'fileFaults' | 'sharedFaults' | 'invalid'> & {
  readonly branches: ReadonlyMap<string, { readonly kept: ReadonlyMap<string, Problem> }>;
};

function invalid(subject: string, faults: readonly Fault[]): Problem {
  return { subject, kind: 'invalid', message: faults.map(formatFault).join('\n'), faults };
}

/** A tenant's own file: what is wrong with it is told under the tenant's id. */
function isTenantFile(file: string): boolean {
  const id = nameOfPath(file);
  return id !== undefined && checkTenantId(id) === null && tenantFile(id) === file;
}

/** All of them, in order of their subjects. */
export function problemsOf(state: Faulty): Problem[] {
  const all: Problem[] = [...state.branchProblems.values()];
  for (const [file, faults] of state.fileFaults) if (!isTenantFile(file)) all.push(invalid(file, faults));
  for (const fault of state.sharedFaults) all.push(invalid(fault.file, [fault]));
  for (const [id, faults] of state.invalid) all.push(invalid(id, faults));
  for (const { kept } of state.branches.values()) all.push(...[...kept].filter(([id]) => !state.invalid.has(id)).map(([, problem]) => problem));
  return all.sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
}

/** Those of one tenant, in the order in which problemsOf() has them. Costs the same however many others there are. */
export function problemsOfTenant(state: Faulty, id: string): Problem[] {
  const faults = state.invalid.get(id);
  if (faults !== undefined) return [invalid(id, faults)];
  const found: Problem[] = [];
  for (const { kept } of state.branches.values()) {
    const problem = kept.get(id);
    if (problem !== undefined) found.push(problem);
  }
  return found;
}
