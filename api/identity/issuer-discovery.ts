/** The key set of an issuer by way of its discovery document (OpenID Connect Discovery 1.0, sections 3 and 4.3). */
import type { JSONWebKeySet } from 'jose';
import { getJson } from './get-json.ts';
import { discoveryUrlOf, urlProblem, type Issuer } from './issuer.ts';

const MAX_BYTES = 512 * 1024;
const MAX_KEYS = 100;
const TIMEOUT_MS = 5_000;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return isObject(value) && Array.isArray(value['keys']) && value['keys'].length <= MAX_KEYS && value['keys'].every(isObject);
}

/** Where the keys are, as the issuer says itself. @throws Error */
async function keysUrlOf(issuer: Issuer, ca: string | undefined): Promise<string> {
  const address = discoveryUrlOf(issuer);
  const document = await getJson(address, { ca, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (!isObject(document) || document['issuer'] !== issuer.url) throw new Error(`${address} is not the discovery document of ${issuer.url}`);
  const keys = document['jwks_uri'];
  if (typeof keys !== 'string') throw new Error(`${address} names no jwks_uri`);
  const problem = urlProblem(keys);
  if (problem !== undefined) throw new Error(`the jwks_uri in ${address} ${problem}`);
  if (keys.startsWith('http:') && !issuer.url.startsWith('http:')) throw new Error(`the jwks_uri in ${address} must be https as the issuer is`);
  return keys;
}

/** Fetches the keys that an issuer signs with. @throws Error */
export async function fetchIssuerKeys(issuer: Issuer): Promise<JSONWebKeySet> {
  const ca = issuer.certificateAuthority;
  const address = await keysUrlOf(issuer, ca);
  const set = await getJson(address, { ca, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (!isKeySet(set)) throw new Error(`${address} holds no JSON Web Key Set of at most ${MAX_KEYS} keys`);
  return set;
}
