/**
 * The secret part of the webhook's path. Where the API server presents no client certificate, only it (and who may read
 * the webhook configurations) knows the path. During a rotation the old and the new one are both good.
 */
import { timingSafeEqual } from 'node:crypto';

export class PathGuard {
  #secrets: readonly Buffer[];

  /** Without secrets every path is open: for callers that are known by certificate. */
  constructor(secrets: readonly string[] = []) {
    this.#secrets = secrets.map((secret) => Buffer.from(secret));
  }

  /** Replaces the accepted secrets at once. */
  accept(secrets: readonly string[]): void {
    this.#secrets = secrets.map((secret) => Buffer.from(secret));
  }

  get isOpen(): boolean {
    return this.#secrets.length === 0;
  }

  admits(secret: string): boolean {
    const given = Buffer.from(secret);
    let isKnown = false;
    // Every one is compared whole, so that the time tells nothing but the length, which is no secret.
    for (const known of this.#secrets) if (known.length === given.length && timingSafeEqual(known, given)) isKnown = true;
    return isKnown;
  }
}
