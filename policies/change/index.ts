/** All rules over the step from one state of the repository to the next. Every list is complete: a new rule is added here. */
import type { Catalog, TenantEntry } from '../../model/catalog.ts';
import { sortFaults, type Fault } from '../../model/fault.ts';
import type { PlatformDocument } from '../../model/platform.ts';
import { bucketStays } from './bucket-stays.ts';
import { clusterFixed } from './cluster-fixed.ts';
import { deletionBudget } from './deletion-budget.ts';
import { idReuse } from './id-reuse.ts';
import { leaving } from './leaving.ts';
import { planInUse } from './plan-in-use.ts';
import { purgeFinal } from './purge-final.ts';
import { removalSteps } from './removal-steps.ts';
import type { ChangePolicy, StepPolicy, TenantStep } from './subject.ts';

/** Rules over the step of one tenant. */
export const STEP_POLICIES: readonly StepPolicy[] = [removalSteps, idReuse, leaving, purgeFinal, bucketStays];
/** Rules over a change as a whole. */
export const CHANGE_POLICIES: readonly ChangePolicy[] = [deletionBudget, clusterFixed, planInUse];

export interface StepOptions {
  readonly platform: PlatformDocument;
  /** The platform after the step, if the same change edits it. */
  readonly platformAfter?: PlatformDocument;
  /** Ids of tenants that were removed at any time. */
  readonly retired: ReadonlySet<string>;
}

function stepFaults(step: TenantStep): Fault[] {
  const file = step.after?.file ?? step.before?.file ?? '';
  return STEP_POLICIES.flatMap((policy) => policy.check(step).map((violation) => ({ file, line: 0, policy: policy.id, ...violation })));
}

/** Everything that forbids the step of one tenant; undefined stands for a tenant that is not there. */
export function checkTenantChange(before: TenantEntry | undefined, after: TenantEntry | undefined, options: StepOptions): Fault[] {
  const { platform, platformAfter = platform, retired } = options;
  return sortFaults(stepFaults({ before, after, platformBefore: platform, platformAfter, retired }));
}

/** Every tenant of either side that may have changed. Documents that were not read anew are the same objects. */
function stepsBetween(before: Catalog, after: Catalog, retired: ReadonlySet<string>): TenantStep[] {
  const shared = { platformBefore: before.platform, platformAfter: after.platform, retired };
  const samePlatform = before.platform === after.platform;
  const steps: TenantStep[] = [];
  for (const entry of before.tenants()) {
    const next = after.tenant(entry.id);
    if (!samePlatform || next?.document !== entry.document) steps.push({ before: entry, after: next, ...shared });
  }
  for (const entry of after.tenants()) {
    if (before.tenant(entry.id) === undefined) steps.push({ before: undefined, after: entry, ...shared });
  }
  return steps;
}

/** Everything that forbids the step from one state to the next, sorted. Lines are 0: see model/locate.ts. */
export function checkChange(before: Catalog, after: Catalog, options: { readonly retired?: ReadonlySet<string> } = {}): Fault[] {
  const retired = new Set([...before.retired, ...after.retired, ...(options.retired ?? [])]);
  const subject = { before, after, steps: stepsBetween(before, after, retired) };
  const whole = CHANGE_POLICIES.flatMap((policy) => policy.check(subject).map((violation) => ({ line: 0, policy: policy.id, ...violation })));
  return sortFaults([...subject.steps.flatMap(stepFaults), ...whole]);
}
