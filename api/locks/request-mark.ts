/** The mark of a command's request id. */
import type { RequestMark } from './lock-state.ts';
import type { LockCommand } from './lock-store.ts';

/** A request id is remembered for this long after it had its effect: a little more than the 24 hours that are promised. */
export const REMEMBER_MS = 25 * 3_600_000;

/** Never more than the newest of them are remembered. */
export const REMEMBER_MOST = 1_000_000;

/** When to look for what can be forgotten: after so long, or after so many. */
const PRUNE_EVERY_MS = 600_000;
const PRUNE_EVERY_REQUESTS = 10_000;

/** Tells when it is time to forget old requests. */
export class PruneTimer {
  #at: number;
  #made = 0;

  constructor(nowMs: number) {
    this.#at = nowMs;
  }

  /** True when it is time; `made` requests were remembered since the last call. */
  isTime(nowMs: number, made: number): boolean {
    this.#made += made;
    if (nowMs - this.#at < PRUNE_EVERY_MS && this.#made < PRUNE_EVERY_REQUESTS) return false;
    [this.#at, this.#made] = [nowMs, 0];
    return true;
  }
}

export function requestOf(command: LockCommand): RequestMark | undefined {
  if (command.kind === 'acquire') return command.asked.request;
  return command.kind === 'release' || command.kind === 'refresh' ? command.request : undefined;
}
