/** What rules over changes judge: the step of one tenant, or the whole repository before and after. */
import type { Catalog, TenantEntry } from '../../model/catalog.ts';
import type { PlatformDocument } from '../../model/platform.ts';
import type { Policy, Violation } from '../policy.ts';

/** One tenant before and after; undefined where it is not there. */
export interface TenantStep {
  readonly before: TenantEntry | undefined;
  readonly after: TenantEntry | undefined;
  readonly platformBefore: PlatformDocument;
  readonly platformAfter: PlatformDocument;
  /** Ids of tenants that were removed at any time. */
  readonly retired: ReadonlySet<string>;
}
export type StepPolicy = Policy<TenantStep>;

interface ChangeSubject {
  readonly before: Catalog;
  readonly after: Catalog;
  /** Tenants whose documents or clusters differ, or that only one side has. */
  readonly steps: readonly TenantStep[];
}

/** A violation of a rule over the whole change names its file. */
export interface ChangeViolation extends Violation {
  readonly file: string;
}

export interface ChangePolicy extends Policy<ChangeSubject> {
  check(subject: ChangeSubject): readonly ChangeViolation[];
}

/** The first names of a list that may be long. */
export function someOf(names: Iterable<string>, most = 5): string {
  const sorted = [...names].sort();
  return sorted.slice(0, most).join(', ') + (sorted.length > most ? ', …' : '');
}
