/** Bearer tokens against a real issuer over HTTP. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../../runtime/log.ts';
import { testAuthority } from '../testing/test-certificates.ts';
import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from '../testing/test-issuer.ts';
import { BearerTokens } from './bearer-tokens.ts';
import type { Issuer } from './issuer.ts';
import { KEEP_MS, PAUSE_MS, REFRESH_MS, RETRY_MS } from './issuer-keys.ts';

const START = Date.UTC(2026, 0, 2);

let clockMs: number;
let issuer: TestIssuer;
let tokens: BearerTokens;

const settings = (over: Partial<Issuer> = {}): Issuer => ({
  url: issuer.url, discoveryUrl: undefined, audiences: ['other', TEST_AUDIENCE], certificateAuthority: undefined,
  username: { claim: 'sub', prefix: 'corp:' }, groups: { claim: 'groups', prefix: 'tenantry:' }, requiredClaims: new Map(), ...over,
});
const open = (...issuers: Issuer[]): BearerTokens => new BearerTokens({ issuers, now: () => START + clockMs, monotonicMs: () => clockMs, log: SILENT_LOG });
const show = (token: string, by = tokens) => by.authenticate({ authorization: `Bearer ${token}` });
const ANN = { sub: 'ann', groups: ['acme:admins', 'globex:viewers'], email: 'ann@corp.example' };
const REFUSED = { code: 'UNAUTHENTICATED', message: expect.stringContaining('these credentials are not good here') as string };

beforeEach(async () => {
  clockMs = 0;
  issuer = await startTestIssuer(() => START + clockMs);
  tokens = open(settings());
});
afterEach(() => issuer.stop());

/** A compact token of any header and claims, with whatever stands for its signature. */
function raw(header: object, claims: object, signature: (text: string) => string = () => 'AAAA'): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${signature(text)}`;
}

describe('a good token', () => {
  it('names caller, personas and how they were found out', async () => {
    expect(await show(await issuer.token(ANN))).toEqual({
      id: 'oidc:corp:ann', name: 'corp:ann', email: 'ann@corp.example', platformAdmin: false, tenants: new Map([['acme', 'admin'], ['globex', 'viewer']]),
      proof: { by: 'oidc', source: issuer.url, groups: ['tenantry:acme:admins', 'tenantry:globex:viewers'] },
      until: START + 3_630_000,
    });
    expect(await show(await issuer.token({ sub: 'root', groups: 'platform-admins' }))).toMatchObject({ platformAdmin: true });
    expect(await show(await issuer.token({ sub: 'nobody' }))).toMatchObject({ platformAdmin: false, tenants: new Map() });
  });

  it.each(['RS256', 'PS256', 'ES384', 'EdDSA'])('may be signed by %s', async (alg) => {
    await issuer.rotate({ alg });
    expect(await show(await issuer.token(ANN))).toMatchObject({ id: 'oidc:corp:ann' });
  });

  it('is verified once, until it ends', async () => {
    const token = await issuer.token(ANN);
    const first = await show(token);
    expect(await show(token)).toBe(first);
    clockMs += 3_600_000 + 31_000;
    await expect(show(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('this token has ended') as string });
  });

  it('is taken 30 seconds late or early, since clocks differ', async () => {
    const late = await issuer.token({ ...ANN, exp: START / 1000 - 29 });
    expect(await show(late)).toMatchObject({ id: 'oidc:corp:ann' });
    expect(await show(await issuer.token({ ...ANN, nbf: START / 1000 + 29, iat: START / 1000 + 29 }))).toMatchObject({ id: 'oidc:corp:ann' });
  });
});

describe('a bad token', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['that ended', { exp: START / 1000 - 31 }, /this token has ended/],
    ['for somebody else', { aud: 'elsewhere' }, /is for somebody else/],
    ['for nobody', { aud: undefined }, /is for somebody else/],
    ['that is not valid yet', { nbf: START / 1000 + 31 }, /not valid yet/],
    ['issued in the future', { iat: START / 1000 + 31 }, /not good here/],
    ['without an end', { exp: undefined }, /not good here/],
    ['of another issuer', { iss: 'https://evil.example' }, /not good here/],
    ['of nearly the issuer', { iss: 'slash' }, /not good here/],
    ['without a user', { sub: undefined }, /not good here/],
    ['with an empty user', { sub: '' }, /not good here/],
    ['with a user that is no text', { sub: 7 }, /not good here/],
    ['with groups that are no list', { groups: { acme: 'admins' } }, /not good here/],
    ['with a group that is no text', { groups: ['acme:admins', 7] }, /not good here/],
    ['with a thousand groups and more', { groups: Array.from({ length: 1_025 }, () => 'a') }, /not good here/],
  ])('%s is refused', async (_what, over, message) => {
    const iss = over['iss'] === 'slash' ? { iss: `${issuer.url}/` } : {};
    await expect(show(await issuer.token({ ...ANN, ...over, ...iss }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringMatching(message) as string });
  });

  it('of none, of a shared secret, of a key that it brings itself, or tampered with is refused', async () => {
    const claims = { iss: issuer.url, aud: TEST_AUDIENCE, iat: START / 1000, exp: START / 1000 + 60, ...ANN };
    const good = await issuer.token(ANN);
    const [head = '', , signature = ''] = good.split('.');
    const hs256 = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(Buffer.alloc(32, 1));
    const other = await startTestIssuer(() => START);
    const bad = [
      raw({ alg: 'none' }, claims, () => ''), raw({ alg: 'none' }, claims), raw({ alg: 'NONE', kid: 'k1' }, claims), hs256,
      // The public key as a shared secret.
      raw({ alg: 'HS256', kid: 'k1' }, claims, (text) => createHmac('sha256', 'k1').update(text).digest('base64url')),
      `${head}.${Buffer.from(JSON.stringify({ ...claims, groups: ['platform-admins'] })).toString('base64url')}.${signature}`,
      await other.token({ ...claims }), await issuer.token(ANN, { crit: ['exp'], exp: 1 }).catch(() => 'a.b.c'), await issuer.token(ANN, { alg: 'ES256', kid: 'unknown' }),
      `${good}x`, `${good}.x`, good.slice(0, -4), 'a.b.c', '..', '',
    ];
    await other.stop();
    for (const token of bad) await expect(show(token)).rejects.toMatchObject(REFUSED);
    for (const authorization of [undefined, good, `Basic ${good}`, `Bearer ${good} ${good}`, `Bearer ${good}, Bearer ${good}`, `Bearer  ${good}`]) await expect(tokens.authenticate({ authorization })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await show(good)).toMatchObject({ id: 'oidc:corp:ann' });
  });

  it('of an algorithm that is not on the list is refused, though the issuer has such a key', async () => {
    await issuer.rotate({ alg: 'ML-DSA-44', alone: true });
    await expect(show(await issuer.token(ANN))).rejects.toMatchObject(REFUSED);
    await issuer.rotate({ alone: true });
    clockMs += PAUSE_MS;
    expect(await show(await issuer.token(ANN))).toMatchObject({ id: 'oidc:corp:ann' });
  });

  it('above 8 KiB is refused before anything is read of it', async () => {
    await expect(show(await issuer.token({ ...ANN, filler: 'x'.repeat(8_192) }))).rejects.toMatchObject(REFUSED);
    expect(issuer.asked()).toBe(0);
  });

  it('never quotes what was shown', async () => {
    const secret = await issuer.token({ ...ANN, exp: 1 });
    await show(secret).catch((error: Error) => expect(error.message).not.toContain(secret.slice(0, 20)));
    expect.assertions(1);
  });
});

describe('rules of the issuer', () => {
  it('claims must have their values, and an e-mail address that names somebody must be verified', async () => {
    tokens = open(settings({ requiredClaims: new Map([['hd', 'corp.example']]), username: { claim: 'email', prefix: '' } }));
    const base = { ...ANN, hd: 'corp.example' };
    expect(await show(await issuer.token({ ...base, email_verified: true }))).toMatchObject({ id: 'oidc:ann@corp.example' });
    expect(await show(await issuer.token(base))).toMatchObject({ id: 'oidc:ann@corp.example' });
    for (const over of [{ hd: 'evil.example' }, { hd: undefined }, { hd: ['corp.example'] }, { email_verified: false }, { email_verified: 'true' }]) await expect(show(await issuer.token({ ...base, ...over }))).rejects.toMatchObject(REFUSED);
  });

  it('another issuer gives no persona, whatever its groups say', async () => {
    const partner = await startTestIssuer(() => START);
    tokens = open(settings(), settings({ url: partner.url, username: { claim: 'sub', prefix: 'partner:' }, groups: { claim: 'groups', prefix: 'partner:' } }));
    const token = await partner.token({ sub: 'eve', groups: ['tenantry:platform-admins', 'platform-admins', ':tenantry:acme:admins'] });
    expect(await show(token)).toMatchObject({ id: 'oidc:partner:eve', platformAdmin: false, tenants: new Map() });
    // Its keys are good for its own tokens only.
    await expect(show(await partner.token({ ...ANN, iss: issuer.url }))).rejects.toMatchObject(REFUSED);
    await partner.stop();
  });
});

describe('keys', () => {
  it('are found again after a rotation, and asked for at most every 30 seconds', async () => {
    await show(await issuer.token(ANN));
    await issuer.rotate();
    const rotated = await issuer.token(ANN);
    await expect(show(rotated)).rejects.toMatchObject(REFUSED);
    expect(issuer.asked()).toBe(1);
    clockMs += PAUSE_MS;
    expect(await show(rotated)).toMatchObject({ id: 'oidc:corp:ann' });
    for (let index = 0; index < 50; index += 1) await show(await issuer.token(ANN, { kid: `guess-${index}` })).catch(() => undefined);
    expect(issuer.asked()).toBe(2);
  });

  it('that the issuer took back are good for nothing once that is known', async () => {
    const token = await issuer.token(ANN);
    await show(token);
    await issuer.rotate({ alone: true });
    clockMs += REFRESH_MS;
    // Answered from what is known, while the new keys are fetched.
    await show(token);
    await expect.poll(() => show(token).then(() => 'let in', () => 'refused')).toBe('refused');
    expect(issuer.asked()).toBe(2);
  });

  it('go on for an hour while the issuer is away, and then nobody comes in, known token or not', async () => {
    const token = await issuer.token({ ...ANN, exp: START / 1000 + 100_000 });
    await show(token);
    issuer.answer = { status: 503, body: 'away' };
    clockMs = KEEP_MS - 1;
    expect(await show(token)).toMatchObject({ id: 'oidc:corp:ann' });
    clockMs = KEEP_MS + RETRY_MS;
    await expect(show(token)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 5 });
    const asked = issuer.asked();
    await expect(show(token)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(issuer.asked()).toBe(asked);
    issuer.answer = undefined;
    clockMs += RETRY_MS;
    expect(await show(token)).toMatchObject({ id: 'oidc:corp:ann' });
  });

  it('are fetched once for many who come at a time', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, async (_, index) => issuer.token({ ...ANN, sub: `u${index}` })));
    await Promise.all(many.map((token) => show(token)));
    expect(issuer.asked()).toBe(1);
  });

  it('come over TLS from a server that the issuer\'s own authority knows, and from no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-issuer-'));
    const authority = testAuthority(folder);
    const secure = await startTestIssuer(() => START, authority.issue({ names: 'IP:127.0.0.1', usage: 'serverAuth' }));
    const token = await secure.token(ANN);
    expect(await show(token, open(settings({ url: secure.url, certificateAuthority: authority.cert })))).toMatchObject({ id: 'oidc:corp:ann' });
    await expect(show(token, open(settings({ url: secure.url, certificateAuthority: testAuthority(folder).cert })))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(show(token, open(settings({ url: secure.url })))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // A secure issuer's keys are not taken from where anybody could change them on the way.
    secure.discovery = { jwks_uri: `${issuer.url}/keys` };
    await expect(show(token, open(settings({ url: secure.url, certificateAuthority: authority.cert })))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await secure.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a redirect', { status: 302, body: '', location: 'http://127.0.0.1:1/keys' }],
    ['too much', { status: 200, body: `{"keys":[],"x":"${'x'.repeat(600_000)}"}` }],
    ['too many keys', { status: 200, body: JSON.stringify({ keys: Array.from({ length: 101 }, () => ({})) }) }],
    ['no key set', { status: 200, body: '[]' }],
    ['no JSON', { status: 200, body: '<html>' }],
  ])('%s instead of them lets nobody in', async (_what, answer) => {
    issuer.answer = answer;
    await expect(show(await issuer.token(ANN))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each([['another issuer', { issuer: 'https://evil.example' }], ['keys over plain http elsewhere', { jwks_uri: 'http://evil.example/keys' }], ['keys in a file', { jwks_uri: 'file:///etc/passwd' }], ['no keys', { jwks_uri: 7 }]])('a discovery document with %s lets nobody in', async (_what, discovery) => {
    issuer.discovery = discovery;
    await expect(show(await issuer.token(ANN))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(issuer.asked()).toBe(0);
  });
});
