/**
 * The secret part of the webhook's path. Where the API server presents no client certificate, only it (and who may read
 * the webhook configurations) knows the path. During a rotation the old and the new one are both good.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export class PathGuard {
  #digests: readonly Buffer[];

  /** Without secrets every path is open: for callers that are known by certificate. */
  constructor(secrets: readonly string[] = []) {
    this.#digests = secrets.map(digest);
  }

  /** Replaces the accepted secrets at once. */
  accept(secrets: readonly string[]): void {
    this.#digests = secrets.map(digest);
  }

  get isOpen(): boolean {
    return this.#digests.length === 0;
  }

  admits(secret: string): boolean {
    const given = digest(secret);
    // Every one is compared, so that the time tells nothing.
    return this.#digests.map((known) => timingSafeEqual(known, given)).includes(true);
  }
}
