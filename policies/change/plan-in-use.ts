/** A plan that tenants have does not vanish. */
import { planFile } from '../../model/layout.ts';
import { quoted } from '../../model/shown.ts';
import { someOf, type ChangePolicy } from './subject.ts';

export const planInUse: ChangePolicy = {
  id: 'plan-in-use',
  check({ before, after }) {
    return [...before.plans.keys()].flatMap((name) => {
      const users = after.usersOfPlan(name);
      if (after.plans.has(name) || users.size === 0) return [];
      return [{ file: planFile(name), path: '', message: `plan ${quoted(name)} has vanished, ${users.size} tenants have it (${someOf(users)})`, fix: 'put it back, or give those tenants another plan in the same commit' }];
    });
  },
};
