import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../lab/command.ts';
import { createAuthority, issueLeaf } from './certificate.ts';

const VALIDITY = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const HOSTS = ['tenantry-webhook.tenantry-system.svc', '127.0.0.1'];

describe('createAuthority() and issueLeaf()', () => {
  it('make certificates that Node reads and believes', () => {
    const authority = createAuthority(VALIDITY);
    const leaf = issueLeaf(authority, HOSTS, VALIDITY);
    const [above, below] = [new X509Certificate(authority.cert), new X509Certificate(leaf.cert)];
    expect(above.ca).toBe(true);
    expect(below.ca).toBe(false);
    expect(below.checkIssued(above)).toBe(true);
    expect(below.verify(above.publicKey)).toBe(true);
    expect(below.checkPrivateKey(createPrivateKey(leaf.key))).toBe(true);
    expect(below.checkHost('tenantry-webhook.tenantry-system.svc')).toBe('tenantry-webhook.tenantry-system.svc');
    expect(below.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(below.checkHost('kubernetes.default.svc')).toBeUndefined();
    expect(below.validFromDate).toEqual(VALIDITY.from);
    expect(below.validToDate).toEqual(VALIDITY.to);
    expect(below.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('differ in serial number and name each time', () => {
    const [one, two] = [new X509Certificate(createAuthority(VALIDITY).cert), new X509Certificate(createAuthority(VALIDITY).cert)];
    expect(one.serialNumber).not.toBe(two.serialNumber);
    expect(one.subject).not.toBe(two.subject);
  });

  it('write dates after 2049 too', () => {
    const to = new Date('2051-06-01T12:00:00Z');
    expect(new X509Certificate(createAuthority({ ...VALIDITY, to }).cert).validToDate).toEqual(to);
  });

  it('stand the strict check of openssl', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-certificate-'));
    try {
      const authority = createAuthority(VALIDITY);
      writeFileSync(join(folder, 'ca.crt'), authority.cert);
      writeFileSync(join(folder, 'leaf.crt'), issueLeaf(authority, HOSTS, VALIDITY).cert);
      const flags = ['-x509_strict', '-purpose', 'sslserver', '-attime', String(Date.UTC(2026, 5) / 1000), '-verify_hostname', 'tenantry-webhook.tenantry-system.svc'];
      const said = await runCommand('openssl', ['verify', ...flags, '-CAfile', join(folder, 'ca.crt'), join(folder, 'leaf.crt')], { env: process.env });
      expect(said).toContain('leaf.crt: OK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
