/** A real OIDC issuer on a free loopback port: discovery, keys, tokens, and faults on demand. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const TEST_AUDIENCE = 'tenantry-test';

interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export interface TestIssuer {
  readonly url: string;
  /** Number of times that the keys were asked for. */
  readonly asked: () => number;
  /** Makes a new key; the others stay unless `alone`. */
  rotate(options?: { readonly alg?: string; readonly alone?: boolean }): Promise<void>;
  /** A token signed with the newest key: issued now, good for an hour. */
  token(claims: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** What it answers instead of its keys; undefined for the keys. */
  answer: { readonly status: number; readonly body: string; readonly location?: string } | undefined;
  /** Replaces fields of the discovery document. */
  discovery: Record<string, unknown>;
  stop(): Promise<void>;
}

async function newKey(kid: string, alg: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Starts it, over https with a certificate. `now` gives milliseconds since 1970, for the times in its tokens. */
export async function startTestIssuer(now: () => number = () => Date.now(), tls?: { readonly cert: string; readonly key: string }): Promise<TestIssuer> {
  let keys: Key[] = [await newKey('k1', 'ES256')];
  let asked = 0;
  let url = '';
  const answerTo: RequestListener = (request, response) => {
    const reply = (status: number, body: string, headers = {}): void => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    if (request.url === '/.well-known/openid-configuration') return reply(200, JSON.stringify({ issuer: url, jwks_uri: `${url}/keys`, ...issuer.discovery }));
    if (request.url !== '/keys') return reply(404, '{}');
    asked += 1;
    const { answer } = issuer;
    if (answer !== undefined) return reply(answer.status, answer.body, answer.location === undefined ? {} : { location: answer.location });
    return reply(200, JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  };
  const server = tls === undefined ? createServer(answerTo) : createTlsServer(tls, answerTo);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: TestIssuer = {
    url,
    asked: () => asked,
    answer: undefined,
    discovery: {},
    rotate: async ({ alg = 'ES256', alone = false } = {}) => {
      const next = await newKey(`k${Number(keys.at(-1)?.kid.slice(1) ?? 0) + 1}`, alg);
      keys = alone ? [next] : [...keys, next];
    },
    token: async (claims, header = {}) => {
      const key = keys.at(-1);
      if (key === undefined) throw new Error('no key');
      const seconds = Math.floor(now() / 1000);
      return new SignJWT({ iss: url, aud: TEST_AUDIENCE, iat: seconds, exp: seconds + 3_600, ...claims }).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return issuer;
}
