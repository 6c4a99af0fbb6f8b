/**
 * When a call must end: its deadline passes, or its caller goes away. Most handlers never ask, so that an AbortSignal,
 * which costs as much as the rest of a small call, is only made for those that do.
 */
import { TenantryError } from '../../model/errors.ts';

export class CallEnd {
  /** Rejects at the end; never resolves. */
  readonly over: Promise<never>;
  readonly #reject: (error: TenantryError) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: AbortController | undefined;
  #ended = false;

  constructor(gone: AbortSignal, allowedMs: number) {
    const { promise, reject } = Promise.withResolvers<never>();
    this.over = promise;
    this.#reject = reject;
    // Nobody listens any more when the handler was faster.
    promise.catch(() => {});
    this.#timer = setTimeout(() => this.#end(deadlineError()), allowedMs);
    const leave = (): void => this.#end(new TenantryError('CANCELLED', 'the caller went away'));
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
  }

  /** Aborts at the end. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  /** To be called when there is an answer. */
  close(): void {
    clearTimeout(this.#timer);
  }

  #end(error: TenantryError): void {
    this.#ended = true;
    this.#reject(error);
    this.#controller?.abort();
  }
}

export function deadlineError(): TenantryError {
  return new TenantryError('DEADLINE_EXCEEDED', 'the deadline passed before the answer was ready; the change may still happen, ask again with the same request id');
}
