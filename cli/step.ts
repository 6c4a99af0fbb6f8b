/** A step of the tenants repository: from a Git revision to what a folder holds now. */
import type { Catalog } from '../model/catalog.ts';
import { refusalError } from '../model/errors.ts';
import type { Fault } from '../model/fault.ts';
import { locateFaults } from '../model/locate.ts';
import { checkChange } from '../policies/change/index.ts';
import { checkRepository } from '../synth/check.ts';
import { diffCatalogs, type RenderingDiff } from '../synth/diff.ts';
import { loadRepository } from '../synth/load.ts';
import { readFileText } from '../synth/repository-files.ts';
import { openBaseRevision } from './base-revision.ts';

export interface StepOptions {
  /** Folder with the tenants repository as it is to become. */
  readonly folder: string;
  /** Git revision that it starts from. */
  readonly against: string;
  readonly searchPath: string | undefined;
}

export interface Step {
  /** What forbids the step, sorted, with lines. */
  readonly faults: readonly Fault[];
  /** What it changes in the clusters. Empty-handed while either side has faults of its own. */
  readonly diff: RenderingDiff | undefined;
}

/**
 * Judges and renders a step. `after` is the catalog of `folder`; `sound` says that it has no faults of its own.
 * @throws TenantryError FAILED_PRECONDITION when the revision cannot be read
 */
export async function judgeStep(options: StepOptions, after: Catalog, sound: boolean): Promise<Step> {
  await using base = await openBaseRevision(options.folder, options.against, options.searchPath);
  const { catalog: before, faults } = loadRepository(base.folder);
  if (before === undefined) throw refusalError(faults, 'FAILED_PRECONDITION');
  const fresh = [...after.tenants()].map(({ id }) => id).filter((id) => before.tenant(id) === undefined);
  const change = checkChange(before, after, { retired: await base.retiredAmong(fresh) });
  const located = locateFaults(change, (file) => readFileText(options.folder, file));
  // A faulty base has no rendering to compare with; its faults are the base's own affair.
  const comparable = sound && checkRepository(base.folder).faults.length === 0;
  return { faults: located, diff: comparable ? diffCatalogs(before, after) : undefined };
}
