import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostWithPort, isLoopback, loopbackHosts } from './listen-address.ts';
import { createTokenAuthenticator, LOCAL_IDENTITY, openLocalToken } from './local-token.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-token-'));
  file = join(folder, 'token');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openLocalToken()', () => {
  it('makes a token that only its owner can read, and keeps it', async () => {
    const token = await openLocalToken(file);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(`${token}\n`);
    expect(await openLocalToken(file)).toBe(token);
  });

  it('makes a new one when others could have read it', async () => {
    const token = await openLocalToken(file);
    chmodSync(file, 0o644);
    const next = await openLocalToken(file);
    expect(next).not.toBe(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'short\n', 'x'.repeat(5_000)])('makes a new one when the file is damaged', async (text) => {
    writeFileSync(file, text, { mode: 0o600 });
    expect(await openLocalToken(file)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('does not follow a link to somewhere else', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, `${'A'.repeat(43)}\n`, { mode: 0o600 });
    symlinkSync(other, file);
    expect(await openLocalToken(file)).not.toBe('A'.repeat(43));
    expect(readFileSync(other, 'utf8')).toBe(`${'A'.repeat(43)}\n`);
  });
});

describe('createTokenAuthenticator()', () => {
  const authenticator = createTokenAuthenticator('t'.repeat(43));

  it.each([`Bearer ${'t'.repeat(43)}`, `bearer ${'t'.repeat(43)}`])('lets %s in', async (authorization) => {
    expect(await authenticator.authenticate({ authorization })).toBe(LOCAL_IDENTITY);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', `Bearer  ${'t'.repeat(43)}`, `Bearer ${'t'.repeat(43)} `, `Bearer ${'t'.repeat(42)}`, `Bearer ${'t'.repeat(44)}`, `Bearer ${'t'.repeat(42)}u`, `Bearer u${'t'.repeat(42)}`, `Bearer ${'t'.repeat(43)}, Bearer x`, 't'.repeat(43)])('keeps %j out and says how to get in', async (authorization) => {
    await expect(authenticator.authenticate({ authorization })).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('which it prints at its start and keeps in its data folder') as string });
  });
});

describe('isLoopback()', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s is', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', 'evil.example', '', '::ffff:127.0.0.1', '128.0.0.1', '127.1'])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});

describe('hosts', () => {
  it('are written with their port', () => {
    expect([hostWithPort('127.0.0.1', 1), hostWithPort('::1', 2)]).toEqual(['127.0.0.1:1', '[::1]:2']);
    expect([...loopbackHosts('127.0.0.1', 8080)].sort()).toEqual(['127.0.0.1:8080', '[::1]:8080', 'localhost:8080']);
    expect(loopbackHosts('127.0.0.1', 80).has('localhost')).toBe(true);
  });
});
