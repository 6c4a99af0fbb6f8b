/** What is known of an OIDC issuer whose tokens are taken. */
import { isLoopback } from './listen-address.ts';

export interface Issuer {
  /** Exactly the `iss` of its tokens. */
  readonly url: string;
  /** Where its discovery document is, when not below the URL. */
  readonly discoveryUrl: string | undefined;
  /** A token must be for one of these. */
  readonly audiences: readonly string[];
  /** PEM of the authorities that its server's certificate may have; undefined for the system's. */
  readonly certificateAuthority: string | undefined;
  readonly username: ClaimMapping;
  readonly groups: ClaimMapping | undefined;
  /** Claims that must have exactly these values. */
  readonly requiredClaims: ReadonlyMap<string, string>;
}

/** A claim, and what is put before its value. */
export interface ClaimMapping {
  readonly claim: string;
  readonly prefix: string;
}

/** Why a URL may not be asked for keys; undefined when it may: https, or http on this machine. */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'must not hold a user or a password';
  if (url.search !== '' || url.hash !== '') return 'must not have a query or a fragment';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(host)) ? undefined : 'must be https (http is taken for addresses of this machine only)';
}

/** Where the discovery document is (OpenID Connect Discovery 1.0, section 4). */
export function discoveryUrlOf({ url, discoveryUrl }: Issuer): string {
  return discoveryUrl ?? `${url.replace(/\/$/, '')}/.well-known/openid-configuration`;
}
