/**
 * Credentials of a stream, looked at again and again: besides their own end, the authority of a certificate may be taken
 * out or an issuer may withdraw a key, and a stream must not outlive that by an hour.
 */
import { TenantryError } from '../../model/errors.ts';
import type { End } from './call-end.ts';

/** Milliseconds between two looks. */
export const LOOK_EVERY_MS = 10_000;

export interface CredentialWatch extends End {
  /** To be called when the stream is over. */
  close(): void;
}

function endedError(): TenantryError {
  return new TenantryError('UNAUTHENTICATED', 'the credentials that opened this stream have ended; open it again with new ones');
}

/** Aborts after `leftMs`, or soon after `look` first rejects. */
export function watchCredentials({ look, leftMs, everyMs }: { readonly look: () => Promise<unknown>; readonly leftMs: number; readonly everyMs: number }): CredentialWatch {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const wait = (ms: number): void => {
    if (ms <= 0) return over.abort();
    const pause = Math.min(everyMs, ms);
    timer = setTimeout(() => {
      look().then(
        () => (isClosed ? undefined : wait(ms - pause)),
        // Why they are not good any more stands in the log of whoever looked.
        () => over.abort(),
      );
    }, pause);
  };
  wait(leftMs);
  const close = (): void => {
    isClosed = true;
    clearTimeout(timer);
  };
  return { signal: over.signal, error: endedError, close };
}
