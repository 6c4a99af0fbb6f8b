/**
 * The keys of one issuer. They are fetched when first needed, again every ten minutes, and when a token names a key
 * that is not known; strangers can name what they like, so that happens every 30 seconds at most. While the issuer
 * cannot be asked, the known keys go on for an hour after the last good answer; then nobody comes in by its tokens.
 */
import { createLocalJWKSet, errors, type CryptoKey, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Fetches the key set. */
  readonly load: () => Promise<JSONWebKeySet>;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
}

export const REFRESH_MS = 600_000;
export const KEEP_MS = 3_600_000;
/** Least time between two fetches: after a good one, and after one that failed. */
export const PAUSE_MS = 30_000;
export const RETRY_MS = 5_000;

export interface FoundKey {
  readonly key: CryptoKey;
  readonly generation: number;
}

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #keys: LocalKeys | undefined;
  #text = '';
  #loadedAt = Number.NEGATIVE_INFINITY;
  #nextTryAt = Number.NEGATIVE_INFINITY;
  #loading: Promise<void> | undefined;
  #generation = 0;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** Grows whenever the keys change; undefined while there are none that may be used. What is known is kept fresh. */
  generation(): number | undefined {
    const age = this.#options.monotonicMs() - this.#loadedAt;
    if (age >= REFRESH_MS) void this.#reload();
    return age < KEEP_MS ? this.#generation : undefined;
  }

  /**
   * The key that a token names, and the generation of keys that it is of.
   * @throws TenantryError UNAVAILABLE while the issuer cannot be asked; JOSEError when it has no such key
   */
  async find(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<FoundKey> {
    if (this.generation() === undefined) await this.#reload();
    const generation = this.generation();
    const keys = this.#keys;
    if (keys === undefined || generation === undefined) throw new TenantryError('UNAVAILABLE', 'the issuer of this token cannot be asked for its keys now; try again soon', { retryAfterSeconds: RETRY_MS / 1000 });
    try {
      return { key: await keys(header, token), generation };
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#reload();
      const next = { keys: this.#keys, generation: this.#generation };
      if (next.keys === keys || next.keys === undefined) throw error;
      return { key: await next.keys(header, token), generation: next.generation };
    }
  }

  /** Fetches once for all who ask meanwhile; does nothing before its time. Never throws. */
  #reload(): Promise<void> {
    if (this.#loading === undefined && this.#options.monotonicMs() < this.#nextTryAt) return Promise.resolve();
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #load(): Promise<void> {
    const { load, monotonicMs, log, issuer } = this.#options;
    try {
      const set = await load();
      const text = JSON.stringify(set);
      if (text !== this.#text || this.#keys === undefined) {
        this.#keys = createLocalJWKSet(set);
        this.#text = text;
        this.#generation += 1;
      }
      this.#loadedAt = monotonicMs();
      this.#nextTryAt = this.#loadedAt + PAUSE_MS;
    } catch (error) {
      this.#nextTryAt = monotonicMs() + RETRY_MS;
      log.warn('the keys of an issuer cannot be fetched; those that are known go on for a while', { issuer, error });
    }
  }
}
