/**
 * One commit deletes at most as many tenants as the platform's budget (removal.budget, 5 by default): those that it
 * takes to state Deleted and those whose files it removes. A slip, or a bad script, stops there. The budget is the one
 * before the commit, so that a commit cannot raise it for itself.
 */
import { PLATFORM_FILE } from '../../model/layout.ts';
import { someOf, type ChangePolicy, type TenantStep } from './subject.ts';

const DEFAULT_DELETION_BUDGET = 5;

function deletes({ before, after }: TenantStep): string[] {
  if (before === undefined) return [];
  const gone = after === undefined || (after.document.spec.state === 'Deleted' && before.document.spec.state !== 'Deleted');
  return gone ? [before.id] : [];
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
