/**
 * Removal takes three steps, each a commit that must be applied before the next: Suspended, Deleted (pruning allowed),
 * files gone. Whatever main says in one go, and however somebody got around `check`, the output walks these steps; a
 * tenant that vanishes without them keeps its output, because losing files must never leave a namespace without walls.
 */
import type { TenantState } from '../model/tenant.ts';

export interface RemovalFacts {
  /** What main says: Deleted, or undefined when the tenant (or its entry for this cluster) is gone. */
  readonly wanted: 'Deleted' | undefined;
  /** State in the branch's last output; undefined when there is none. */
  readonly output: TenantState | undefined;
  /** True if the cluster has applied that output, or no cluster is attached. */
  readonly applied: boolean;
  /** Milliseconds since the output last changed. */
  readonly ageMs: number;
  /** Milliseconds that a deleted tenant's objects stay. */
  readonly retentionMs: number;
  /** Why the budget forbids it; undefined if it does not. */
  readonly overBudget: string | undefined;
}

export type RemovalStep =
  | { readonly kind: 'render'; readonly state: 'Suspended' | 'Deleted' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly why: string }
  | { readonly kind: 'vanished' };

function towardsDeleted(facts: RemovalFacts): RemovalStep {
  if (facts.output === 'Deleted' || facts.output === undefined) return { kind: 'render', state: 'Deleted' };
  if (facts.overBudget !== undefined) return { kind: 'wait', why: facts.overBudget };
  if (facts.output === 'Active') return { kind: 'render', state: 'Suspended' };
  return facts.applied ? { kind: 'render', state: 'Deleted' } : { kind: 'wait', why: 'the cluster has not yet applied state Suspended, the step before Deleted' };
}

function towardsNothing(facts: RemovalFacts): RemovalStep {
  if (facts.output === undefined) return { kind: 'nothing' };
  if (facts.output !== 'Deleted') return { kind: 'vanished' };
  if (facts.overBudget !== undefined) return { kind: 'wait', why: facts.overBudget };
  if (!facts.applied) return { kind: 'wait', why: 'the cluster has not yet applied state Deleted, the step before removal' };
  const leftMs = facts.retentionMs - facts.ageMs;
  if (leftMs > 0) return { kind: 'wait', why: `its objects stay for another ${Math.ceil(leftMs / 3_600_000)} h (platform.yaml, removal.retentionDays)` };
  return { kind: 'remove' };
}

/** The next step of a tenant that main wants deleted or gone. */
export function nextRemovalStep(facts: RemovalFacts): RemovalStep {
  return facts.wanted === 'Deleted' ? towardsDeleted(facts) : towardsNothing(facts);
}

/** Tenants on their way out that one commit of main deletes together with too many others, and why that stops them. */
export function overBudget(pending: Iterable<string>, commitOf: (tenant: string) => string | undefined, budget: number): Map<string, string> {
  const byCommit = new Map<string, string[]>();
  for (const tenant of pending) {
    const commit = commitOf(tenant) ?? '';
    byCommit.set(commit, [...(byCommit.get(commit) ?? []), tenant]);
  }
  const stopped = new Map<string, string>();
  for (const [commit, tenants] of byCommit) {
    if (tenants.length <= budget) continue;
    const why = `commit ${commit.slice(0, 12)} deletes ${tenants.length} tenants, ${budget} are allowed in one commit (platform.yaml, removal.budget); restore some and delete them later, or raise the budget`;
    for (const tenant of tenants) stopped.set(tenant, why);
  }
  return stopped;
}
