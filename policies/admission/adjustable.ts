/** Which rules of admission have modes and exemptions: all but breaches of isolation. The quota fence is no such rule. */
import { ADMISSION_POLICIES } from './index.ts';

const LEVELS: ReadonlyMap<string, 'breach' | 'rule'> = new Map(ADMISSION_POLICIES.map(({ id, level }) => [id, level]));

/** Ids of the rules that may be loosened, sorted. */
export const ADJUSTABLE_POLICIES: readonly string[] = ADMISSION_POLICIES.filter(({ level }) => level === 'rule').map(({ id }) => id).sort();

/** Undefined for an id that no rule has. */
export function levelOf(id: string): 'breach' | 'rule' | undefined {
  return LEVELS.get(id);
}
