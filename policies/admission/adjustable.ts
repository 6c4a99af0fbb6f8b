/**
 * Which rules of admission have modes and exemptions: all but breaches of isolation. The quota fence is no such rule. From
 * a generated list, so that who checks documents needs none of the rules' code.
 */
import { POLICY_LEVELS } from '../generated/levels.ts';

const LEVELS: ReadonlyMap<string, 'breach' | 'rule'> = new Map(POLICY_LEVELS);

/** Ids of the rules that may be loosened, sorted. */
export const ADJUSTABLE_POLICIES: readonly string[] = POLICY_LEVELS.filter(([, level]) => level === 'rule').map(([id]) => id);

/** Undefined for an id that no rule has. */
export function levelOf(id: string): 'breach' | 'rule' | undefined {
  return LEVELS.get(id);
}
