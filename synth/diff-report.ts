/** A difference as text for people: bounded, and safe whatever tenants wrote into their documents. */
import { shown } from '../model/shown.ts';
import { canonicalText } from './field-changes.ts';
import type { ChangeGroup, RenderingDiff } from './diff.ts';
import type { ObjectChange } from './object-changes.ts';

const SIGN = { added: '+', removed: '-', changed: '~' } as const;
const NAMED_TENANTS = 5;
const VALUE_LENGTH = 160;
/** Below the 65,536 characters that GitHub takes as a comment. */
const REPORT_LENGTH = 60_000;

function value(json: unknown): string {
  return json === undefined ? '(none)' : shown(canonicalText(json), VALUE_LENGTH);
}

function changeLines({ action, object, fields, risks }: ObjectChange): string[] {
  const risk = risks.length === 0 ? '' : `   (${risks.join(', ')})`;
  return [`  ${SIGN[action]} ${shown(object, 200)}${risk}`, ...fields.map(({ path, before, after }) => `      ${shown(path, 200)}: ${value(before)} → ${value(after)}`)];
}

function heading({ cluster, tenants }: ChangeGroup): string {
  if (tenants.length === 0) return `cluster ${cluster}: platform`;
  const named = tenants.slice(0, NAMED_TENANTS).join(', ');
  const more = tenants.length > NAMED_TENANTS ? ` and ${tenants.length - NAMED_TENANTS} more` : '';
  return `cluster ${cluster}: ${tenants.length === 1 ? 'tenant' : `${tenants.length} tenants, the same in each:`} ${named}${more}`;
}

/** Plain text of at most `length` characters; what does not fit is counted at the end. */
export function formatDiff({ groups, tenants, risks }: RenderingDiff, length = REPORT_LENGTH): string {
  if (groups.length === 0) return 'No difference in what is rendered.\n';
  const head = `${tenants} ${tenants === 1 ? 'tenant changes' : 'tenants change'}, in ${groups.length} ${groups.length === 1 ? 'way' : 'different ways'}.${risks.length === 0 ? '' : ` Look at: ${risks.join(', ')}.`}\n`;
  let text = head;
  for (const [index, group] of groups.entries()) {
    const part = `\n${[heading(group), ...group.changes.flatMap(changeLines)].join('\n')}\n`;
    if (text.length + part.length > length - 100) return `${text}\n… and ${groups.length - index} more groups of changes.\n`;
    text += part;
  }
  return text;
}
