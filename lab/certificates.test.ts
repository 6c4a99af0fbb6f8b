import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alternativeNamesOf, createAuthority, subjectOf } from './certificates.ts';
import type { Authority } from './certificates.ts';

let folder: string;
let authority: Authority;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-pki-'));
  authority = await createAuthority({ folder, env: process.env });
});

afterAll(() => rm(folder, { recursive: true }));

async function certificate(file: string): Promise<X509Certificate> {
  return new X509Certificate(await readFile(file));
}

describe('subjectOf()', () => {
  it('escapes what separates parts of a name', () => {
    expect(subjectOf('https://issuer#ann+1', ['a/b', String.raw`c\d`])).toBe(
      String.raw`/O=a\/b/O=c\\d/CN=https:\/\/issuer#ann\+1`,
    );
  });
});

describe('alternativeNamesOf()', () => {
  it('tells addresses from names', () => {
    expect(alternativeNamesOf(['127.0.0.1', '::1', 'localhost'])).toBe('IP:127.0.0.1,IP:::1,DNS:localhost');
  });
});

describe('createAuthority()', () => {
  it('issues client certificates that carry user and groups', async () => {
    const issued = await authority.issueClient('ann', 'https://issuer#ann', ['tenantry:acme:admins', 'staff/über']);
    const leaf = await certificate(issued.certFile);
    expect(leaf.subject.split('\n')).toEqual(['O=tenantry:acme:admins', 'O=staff/über', 'CN=https://issuer#ann']);
    expect(leaf.verify((await certificate(authority.certFile)).publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect((await stat(issued.keyFile)).mode & 0o777).toBe(0o600);
  });

  it('issues server certificates for names and addresses', async () => {
    const leaf = await certificate((await authority.issueServer('web', ['127.0.0.1', 'localhost'])).certFile);
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(leaf.checkHost('localhost')).toBe('localhost');
    expect(leaf.checkHost('elsewhere')).toBeUndefined();
  });

  it('opens the authority that is there', async () => {
    const again = await createAuthority({ folder, env: process.env });
    const issued = await again.issueClient('bob', 'bob', []);
    const ca = await certificate(authority.certFile);
    expect((await certificate(issued.certFile)).verify(ca.publicKey)).toBe(true);
  });
});
