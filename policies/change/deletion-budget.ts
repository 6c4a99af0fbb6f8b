/**
 * One commit deletes at most as many tenants as the platform's budget (removal.budget, 5 by default): those that it
 * takes to state Deleted, in all their clusters or in one, and those whose files it removes. A slip, or a bad script, stops there. The budget is the one
 * before the commit, so that a commit cannot raise it for itself.
 */
import { stateIn } from '../../model/cluster-state.ts';
import { PLATFORM_FILE } from '../../model/layout.ts';
import { DEFAULT_DELETION_BUDGET } from '../../model/platform.ts';
import { someOf, type ChangePolicy, type TenantStep } from './subject.ts';

function deletes({ before, after }: TenantStep): string[] {
  if (before === undefined) return [];
  if (after === undefined) return [before.id];
  const isDeletedIn = (cluster: string): boolean => stateIn(after.document, cluster) === 'Deleted' && stateIn(before.document, cluster) !== 'Deleted';
  const isDeleted = after.document.spec.state === 'Deleted' && before.document.spec.state !== 'Deleted';
  return isDeleted || after.document.spec.clusters?.some(({ name }) => isDeletedIn(name)) === true ? [before.id] : [];
}

export const deletionBudget: ChangePolicy = {
  id: 'deletion-budget',
  check({ before, steps }) {
    const ids = steps.flatMap(deletes);
    const budget = before.platform.spec.removal?.budget ?? DEFAULT_DELETION_BUDGET;
    if (ids.length <= budget) return [];
    return [{ file: PLATFORM_FILE, path: 'spec.removal.budget', message: `the commit deletes ${ids.length} tenants (${someOf(ids, 10)}), the budget is ${budget}`, fix: 'delete fewer in one commit' }];
  },
};
