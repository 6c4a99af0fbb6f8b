/** Whether a document may name a rule of admission. */
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import { ADJUSTABLE_POLICIES, levelOf } from '../admission/adjustable.ts';
import type { Violation } from '../policy.ts';

/** Empty for a rule that exists and may be adjusted. */
export function adjustableRuleFaults(path: string, rule: string): Violation[] {
  const level = levelOf(rule);
  if (level === 'rule') return [];
  if (level === 'breach') return [{ path, message: `rule ${quoted(rule)} keeps tenants apart and is always enforced`, fix: 'remove it' }];
  const near = nearest(rule, ADJUSTABLE_POLICIES);
  return [{ path, message: `there is no rule ${quoted(rule)}`, fix: near === undefined ? `the rules that can be adjusted are ${ADJUSTABLE_POLICIES.join(', ')}` : `did you mean ${quoted(near)}?` }];
}
