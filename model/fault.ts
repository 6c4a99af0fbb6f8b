/** A fault: one thing that is wrong with one file, said so that its author can mend it without asking. */
import { quoted, shown } from './shown.ts';

export interface Fault {
  /** Path in the tenants repository, with `/`. */
  readonly file: string;
  /** 1-based; 0 stands for the whole file, or for a line that is not known (yet: see locate.ts). */
  readonly line: number;
  /** Field, for instance `spec.quota["requests.cpu"]`; empty for the whole document. */
  readonly path: string;
  /** Id of the rule, for instance `quota-within-ceiling`. */
  readonly policy: string;
  /** What is wrong, with names and numbers. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
  /**
   * Other tenants that the message is about. Only those who can read the whole repository are told their names: a
   * refusal of the API may go to a tenant that must not know of them.
   */
  readonly others?: readonly string[];
}

/** `[tenantry/<policy>] <what is wrong>; <how to fix it>`: the form of every refusal. */
export function formatRefusal(fault: Pick<Fault, 'policy' | 'message' | 'fix'>): string {
  return `[tenantry/${fault.policy}] ${fault.message}; ${fault.fix}`;
}

const PLACE_LENGTH = 300;
const MOST_OTHERS = 5;

/** ` (tenant "globex", "initech")`, or nothing. */
function named(others: readonly string[] = []): string {
  if (others.length === 0) return '';
  return ` (tenant ${others.slice(0, MOST_OTHERS).map((id) => quoted(id)).join(', ')}${others.length > MOST_OTHERS ? ', …' : ''})`;
}

/** A path as it may stand at the start of a line of a CI log, where `::` or `##` would begin a command to the runner. */
function shownFile(file: string): string {
  return shown(file, PLACE_LENGTH).replace(/^(?=[:#])/, './');
}

/**
 * One line for somebody who can read the repository, or for a CI log: `file:line: field: [tenantry/<policy>] what is
 * wrong; how to fix it`.
 */
export function formatFault(fault: Fault): string {
  const file = shownFile(fault.file);
  const place = fault.line > 0 ? `${file}:${fault.line}` : file;
  const field = fault.path === '' ? '' : `${fault.path}: `;
  return `${place}: ${field}${formatRefusal({ ...fault, message: `${fault.message}${named(fault.others)}` })}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, line, field, policy and message: the same faults always come in the same order. */
function compareFaults(a: Fault, b: Fault): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    compareText(a.path, b.path) ||
    compareText(a.policy, b.policy) ||
    compareText(a.message, b.message)
  );
}

/** A sorted copy. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(compareFaults);
}
