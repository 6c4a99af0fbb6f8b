/** What a reviewer knows of the call it answers: its id and how long there is. */

export interface CallContext {
  /** Id of the call; another one for every call about the same request. */
  readonly uid: string;
  /** Aborts when the API server will not wait any longer. */
  readonly signal: AbortSignal;
  /** Milliseconds until then; never negative. */
  remainingMs(): number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** The API server allows webhooks 1 to 30 s. */
const MAX_TIMEOUT_MS = 30_000;
/** Kept back for the answer's way home: this part of the time, and at least so much. */
const MARGIN_PART = 0.1;
const MARGIN_MS = 100;
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000 } as const;

/** Milliseconds to answer in, from the API server's `?timeout=10s`. */
export function budgetMs(timeout: unknown): number {
  const [, amount, unit] = /^([0-9]{1,6})(ms|s|m)$/.exec(typeof timeout === 'string' ? timeout : '') ?? [];
  const told = amount === undefined ? DEFAULT_TIMEOUT_MS : Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  const timeoutMs = Math.min(told, MAX_TIMEOUT_MS);
  return Math.max(0, timeoutMs - Math.max(MARGIN_MS, timeoutMs * MARGIN_PART));
}

/** A deadline that costs nothing until somebody waits for it. */
export class Deadline implements CallContext {
  readonly uid: string;
  readonly #at: number;
  readonly #monotonicMs: () => number;
  #signal: AbortSignal | undefined;

  /** `atMs`: when it ends, by the monotonic clock. */
  constructor(uid: string, atMs: number, monotonicMs: () => number) {
    this.uid = uid;
    this.#monotonicMs = monotonicMs;
    this.#at = atMs;
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.timeout(Math.ceil(this.remainingMs()));
    return this.#signal;
  }

  remainingMs(): number {
    return Math.max(0, this.#at - this.#monotonicMs());
  }
}
