/** When a failed call is made again, and after how long. Pure but for the waiting, which comes in. */
import { TenantryCallError } from './call-error.ts';

export interface RetryOptions {
  /** Calls in all; 4 by default, 1 for no retries. */
  readonly attempts: number;
  /** Longest pause that is waited, in milliseconds; a server that asks for more is not asked again. 30 s by default. */
  readonly mostWaitMs: number;
}

export const USUAL_RETRIES: RetryOptions = { attempts: 4, mostWaitMs: 30_000 };

/** First pause where the server names none; it doubles, with jitter over its upper half. */
const FIRST_PAUSE_MS = 100;

/** What retrying needs from outside. */
export interface Waiting {
  /** 0 to 1. */
  readonly random: () => number;
  /** @throws what the signal was aborted with */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Milliseconds to wait before the next call; undefined when there is to be none. `failed` counts from 1. */
export function pauseAfter(error: unknown, failed: number, { attempts, mostWaitMs }: RetryOptions, random: () => number): number | undefined {
  if (!(error instanceof TenantryCallError) || failed >= attempts) return undefined;
  const told = error.retryAfterMs;
  // Without a word of the server only what never began, or could not be finished, is worth another try.
  if (told === undefined && error.code !== 'UNAVAILABLE') return undefined;
  const pause = told ?? FIRST_PAUSE_MS * 2 ** (failed - 1) * (0.5 + random() / 2);
  return pause > mostWaitMs ? undefined : pause;
}

/** Makes the call until it succeeds, or its error is not worth another try. @throws the last error */
export async function withRetries<T>(work: () => Promise<T>, { retries, waiting, signal }: { readonly retries: RetryOptions; readonly waiting: Waiting; readonly signal: AbortSignal }): Promise<T> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = pauseAfter(error, failed, retries, waiting.random);
      if (pause === undefined) throw error;
      await waiting.sleep(pause, signal);
    }
  }
}
