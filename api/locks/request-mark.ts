/** The mark of a command's request id. */
import type { RequestMark } from './lock-state.ts';
import type { LockCommand } from './lock-store.ts';

/** A request id is remembered for this long after it had its effect: a little more than the 24 hours that are promised. */
export const REMEMBER_MS = 25 * 3_600_000;

export function requestOf(command: LockCommand): RequestMark | undefined {
  if (command.kind === 'acquire') return command.asked.request;
  return command.kind === 'release' || command.kind === 'refresh' ? command.request : undefined;
}
