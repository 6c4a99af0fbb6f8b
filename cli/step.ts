/** A step of the tenants repository: from a Git revision to what a folder holds now. */
import type { Catalog, TenantEntry } from '../model/catalog.ts';
import { refusalError } from '../model/errors.ts';
import type { Fault } from '../model/fault.ts';
import { clusterFile, planFile } from '../model/layout.ts';
import { locateFaults } from '../model/locate.ts';
import { quoted } from '../model/shown.ts';
import { checkChange } from '../policies/change/index.ts';
import { checkRepository, checkRepositorySince } from '../synth/check.ts';
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
  /** What the folder holds; undefined when its platform.yaml is faulty. */
  readonly catalog: Catalog | undefined;
  /** What is wrong with what it holds, sorted, with lines. */
  readonly faults: readonly Fault[];
  /** What forbids the step to it, sorted, with lines. */
  readonly stepFaults: readonly Fault[];
  /** What the step changes in the clusters. Undefined while either side has faults of its own. */
  readonly diff: RenderingDiff | undefined;
}

/** A new id may have belonged to a removed tenant. Where history is cut off nobody can tell, and guessing would be wrong for ever. */
function unknownPast({ file, id }: TenantEntry): Fault {
  return {
    file, line: 0, path: 'metadata.name', policy: 'id-reuse',
    message: `whether tenant id ${quoted(id)} belonged to a removed tenant cannot be told: this clone is shallow and lacks older commits`,
    fix: 'fetch all of history before the check: fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 in GitLab CI, git fetch --unshallow by hand',
  };
}

/** Files of documents that are there and cannot be read: they have not vanished, and their own faults say what is wrong. */
function unreadFiles(before: Catalog, after: Catalog, faults: readonly Fault[]): ReadonlySet<string> {
  const files = [
    ...[...before.tenants()].filter(({ id }) => after.tenant(id) === undefined).map(({ file }) => file),
    ...[...before.plans.keys()].filter((name) => !after.plans.has(name)).map(planFile),
    ...[...before.clusters.keys()].filter((name) => !after.clusters.has(name)).map(clusterFile),
  ];
  const faulty = new Set(faults.map(({ file }) => file));
  return new Set(files.filter((file) => faulty.has(file)));
}

/**
 * Checks a folder, judges the step that led to it and renders what it changes.
 * @throws TenantryError FAILED_PRECONDITION when the revision cannot be read, NOT_FOUND when there is no such folder
 */
export async function judgeStep({ folder, against, searchPath }: StepOptions): Promise<Step> {
  await using base = await openBaseRevision(folder, against, searchPath);
  const { catalog: before, faults: beforeFaults } = loadRepository(base.folder);
  if (before === undefined) throw refusalError(beforeFaults, 'FAILED_PRECONDITION');
  const { catalog: after, faults } = await checkRepositorySince(folder, { catalog: before, departedAmong: (ids) => base.departedAmong(ids) });
  if (after === undefined) return { catalog: after, faults, stepFaults: [], diff: undefined };
  const fresh = [...after.tenants()].filter(({ id }) => before.tenant(id) === undefined);
  const retired = await base.retiredAmong(fresh.map(({ id }) => id));
  const unknown = base.hasWholeHistory ? [] : fresh.filter(({ id }) => !retired.has(id)).map(unknownPast);
  const unread = unreadFiles(before, after, faults);
  const forbidden = checkChange(before, after, { retired }).filter(({ file }) => !unread.has(file));
  const stepFaults = locateFaults([...forbidden, ...unknown], (file) => readFileText(folder, file));
  // A faulty base has no rendering to compare with; its faults are the base's own affair.
  const comparable = faults.length === 0 && checkRepository(base.folder).faults.length === 0;
  return { catalog: after, faults, stepFaults, diff: comparable ? diffCatalogs(before, after) : undefined };
}
