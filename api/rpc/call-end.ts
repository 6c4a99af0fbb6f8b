/**
 * When a call must end: its deadline passes, its caller goes away, or what else it is told of. Most handlers never ask, so that an AbortSignal,
 * which costs as much as the rest of a small call, is only made for those that do.
 */
import { TenantryError } from '../../model/errors.ts';

/** Something that ends a call, and what its caller is told then. */
export interface End {
  readonly signal: AbortSignal;
  readonly error: () => TenantryError;
}

export class CallEnd {
  /** Rejects at the end; never resolves. */
  readonly over: Promise<never>;
  readonly #reject: (error: TenantryError) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #listening: (() => void)[] = [];
  #controller: AbortController | undefined;
  #ended = false;

  constructor(ends: readonly End[], allowedMs: number) {
    const { promise, reject } = Promise.withResolvers<never>();
    this.over = promise;
    this.#reject = reject;
    // Nobody listens any more when the handler was faster.
    promise.catch(() => {});
    this.#timer = setTimeout(() => this.#end(deadlineError()), allowedMs);
    for (const end of ends) this.#listen(end);
  }

  #listen({ signal, error }: End): void {
    const leave = (): void => this.#end(error());
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    // Some signals outlive thousands of calls.
    this.#listening.push(() => signal.removeEventListener('abort', leave));
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
    for (const stop of this.#listening) stop();
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

export function goneError(): TenantryError {
  return new TenantryError('CANCELLED', 'the caller went away');
}
