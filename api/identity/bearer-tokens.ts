/**
 * Bearer tokens of OIDC issuers: signed by a key that the issuer publishes, for us, and at their time. A token that was
 * found good is remembered until it ends or its issuer's keys change, since checking a signature costs more than a read.
 */
import { createHash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, type CryptoKey, type FlattenedJWSInput, type JWSHeaderParameters } from 'jose';
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';
import type { Authenticator, Credentials, Identity } from './identity.ts';
import type { Issuer } from './issuer.ts';
import { fetchIssuerKeys } from './issuer-discovery.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { Recent } from './recent.ts';
import { tokenCaller } from './token-caller.ts';

/** Signatures with public keys only: with a shared secret, whoever checks tokens could make them. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** How far clocks may be apart, in seconds. */
const LEEWAY_S = 30;
const MAX_TOKEN = 8_192;
const MOST_KNOWN = 10_000;
const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;
const HOW = 'send "authorization: Bearer <token>" with a token of an issuer that this API knows, made for this API';

export interface BearerTokensOptions {
  readonly issuers: readonly Issuer[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
}

interface Source {
  readonly issuer: Issuer;
  readonly keys: IssuerKeys;
}

interface Known {
  readonly identity: Identity;
  readonly source: Source;
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

function refused(what: string): TenantryError {
  return new TenantryError('UNAUTHENTICATED', `${what}; ${HOW}`);
}

/** What the owner of a genuine token is told; anything else is not good here, and no more is said. */
function told(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'this token has ended';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return 'this token is for somebody else (its aud is not this API)';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'this token is not valid yet';
  return 'these credentials are not good here';
}

export class BearerTokens implements Authenticator {
  readonly #options: BearerTokensOptions;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #known = new Recent<string, Known>(MOST_KNOWN);

  constructor(options: BearerTokensOptions) {
    this.#options = options;
    const { monotonicMs, log } = options;
    this.#sources = new Map(options.issuers.map((issuer) => [issuer.url, { issuer, keys: new IssuerKeys({ issuer: issuer.url, load: () => fetchIssuerKeys(issuer), monotonicMs, log }) }]));
  }

  async authenticate({ authorization }: Credentials): Promise<Identity> {
    if (authorization === undefined) throw refused('this call needs credentials');
    const token = authorization.length <= MAX_TOKEN ? BEARER.exec(authorization)?.[1] : undefined;
    if (token === undefined) throw refused('these credentials are not good here');
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(key);
    if (known !== undefined && known.until > this.#options.now() && known.source.keys.generation() === known.generation) return known.identity;
    this.#known.delete(key);
    try {
      const fresh = await this.#verify(token);
      this.#known.put(key, fresh);
      return fresh.identity;
    } catch (error) {
      if (error instanceof TenantryError && error.code === 'UNAVAILABLE') throw error;
      this.#options.log.info('a bearer token was refused', { reason: error instanceof Error ? error.message : String(error) });
      throw refused(told(error));
    }
  }

  async #verify(token: string): Promise<Known> {
    // Not believed before the signature is checked by that issuer's own keys.
    const source = this.#sources.get(decodeJwt(token).iss ?? '');
    if (source === undefined) throw new Error('the issuer is not known');
    const { issuer, keys } = source;
    const now = this.#options.now();
    let generation = -1;
    const findKey = async (header: JWSHeaderParameters, input: FlattenedJWSInput): Promise<CryptoKey> => {
      const found = await keys.find(header, input);
      ({ generation } = found);
      return found.key;
    };
    const { payload } = await jwtVerify(token, findKey, {
      algorithms: ALGORITHMS, issuer: issuer.url, audience: [...issuer.audiences], clockTolerance: LEEWAY_S, currentDate: new Date(now), requiredClaims: ['exp'],
    });
    const { exp = 0, iat } = payload;
    if (iat !== undefined && iat * 1000 > now + LEEWAY_S * 1000) throw new Error('it was issued in the future');
    const judged = tokenCaller(payload, issuer);
    if ('refused' in judged) throw new Error(judged.refused);
    const until = (exp + LEEWAY_S) * 1000;
    return { identity: { ...judged.identity, until }, source, generation, until };
  }
}
