/** policies/generated/levels.ts: the id and level of every rule of admission, sorted by id. */
import { ADMISSION_POLICIES } from '../policies/admission/index.ts';

/** The file's text. */
export function policyLevels(): string {
  const rows = ADMISSION_POLICIES.map(({ id, level }) => `  ['${id}', '${level}'],\n`).sort();
  return `/** Generated from the rules by npm run generate; not to be edited. */\nexport const POLICY_LEVELS: readonly (readonly [id: string, level: 'breach' | 'rule'])[] = [\n${rows.join('')}];\n`;
}
