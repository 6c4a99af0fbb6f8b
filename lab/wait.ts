import { LabError, messageOf } from './lab-error.ts';

/** How long to wait for a fact, and what ends the wait early. */
export interface WaitOptions {
  /** Give up after this many milliseconds. */
  readonly deadlineMs: number;
  /** Pause between two looks, in milliseconds. Default 50. */
  readonly intervalMs?: number;
  /** Rejects when the fact can no longer come true, for example because the process ended. */
  readonly abort?: Promise<never>;
  /** More for the error message, read at the deadline: the last lines of a log, say. */
  readonly detail?: () => string;
}

interface Look<T> {
  readonly value?: T;
  readonly why: string;
}

async function look<T>(fact: () => Promise<T | undefined>): Promise<Look<T>> {
  try {
    const value = await fact();
    return value === undefined ? { why: 'not yet' } : { value, why: '' };
  } catch (error) {
    return { why: messageOf(error) };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function tooLate(what: string, waitedMs: number, why: string, options: WaitOptions): LabError {
  const detail = options.detail?.() ?? '';
  const tail = detail === '' ? '' : `\n${detail}`;
  return new LabError(`${what}: not so after ${Math.round(waitedMs)} ms; last look: ${why}${tail}`);
}

/**
 * Waits until `fact` gives something other than undefined, and returns that. A throw counts as
 * "not yet" and is told in the error at the deadline.
 * @param what the fact in words, for the error message
 * @throws LabError at the deadline, or what `abort` rejects with
 */
export async function waitFor<T>(what: string, fact: () => Promise<T | undefined>, options: WaitOptions): Promise<T> {
  const started = performance.now();
  let aborted: { readonly reason: unknown } | undefined;
  options.abort?.catch((reason: unknown) => {
    aborted = { reason };
  });
  for (;;) {
    const { value, why } = await look(fact);
    if (value !== undefined) return value;
    if (aborted !== undefined) throw aborted.reason;
    const waitedMs = performance.now() - started;
    if (waitedMs > options.deadlineMs) throw tooLate(what, waitedMs, why, options);
    await pause(options.intervalMs ?? 50);
  }
}
