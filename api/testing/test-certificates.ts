/** Certificates of every kind, good and hostile, made by openssl in one folder. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Pair {
  readonly cert: string;
  readonly key: string;
}

export interface Wanted {
  /** In the form of openssl's -subj. */
  readonly subject?: string;
  /** subjectAltName, for instance `URI:spiffe://td/platform/x`. */
  readonly names?: string;
  readonly usage?: 'clientAuth' | 'serverAuth';
  /** -1: ended yesterday. */
  readonly days?: number;
  readonly isAuthority?: boolean;
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

/** An authority in that folder; with `by`, one that another authority has signed. */
export function testAuthority(folder: string, by?: { issue(wanted: Wanted): Pair }): Pair & { issue(wanted: Wanted): Pair } {
  const file = (suffix: string): string => join(folder, `${randomBytes(8).toString('hex')}.${suffix}`);
  const [caCert, caKey] = [file('crt'), file('key')];
  const newKey = (path: string): void => openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path);
  const config = (text: string): string => {
    const path = file('cnf');
    writeFileSync(path, `[req]\ndistinguished_name = dn\n[dn]\n[ext]\n${text}\n`);
    return path;
  };
  const authorityText = 'basicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign,cRLSign\nsubjectKeyIdentifier = hash';
  if (by === undefined) {
    newKey(caKey);
    openssl('req', '-x509', '-new', '-config', config(authorityText), '-extensions', 'ext', '-days', '2', '-key', caKey, '-subj', `/CN=test ${randomBytes(4).toString('hex')}`, '-out', caCert);
  } else {
    const made = by.issue({ subject: `/CN=below ${randomBytes(4).toString('hex')}`, isAuthority: true });
    writeFileSync(caCert, made.cert);
    writeFileSync(caKey, made.key);
  }
  const pair = (cert: string, key: string): Pair => ({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
  return {
    ...pair(caCert, caKey),
    issue: ({ subject = '/CN=ann', names, usage = 'clientAuth', days = 1, isAuthority = false }) => {
      const [cert, key, request] = [file('crt'), file('key'), file('csr')];
      const leafText = `basicConstraints = critical,CA:FALSE\nkeyUsage = critical,digitalSignature\nextendedKeyUsage = ${usage}`;
      const extensions = config(`${isAuthority ? authorityText : leafText}${names === undefined ? '' : `\nsubjectAltName = ${names}`}`);
      newKey(key);
      openssl('req', '-new', '-utf8', '-config', extensions, '-key', key, '-subj', subject, '-out', request);
      openssl('x509', '-req', '-in', request, '-CA', caCert, '-CAkey', caKey, '-set_serial', `0x${randomBytes(12).toString('hex')}`, '-days', String(days), '-extfile', extensions, '-extensions', 'ext', '-out', cert);
      return pair(cert, key);
    },
  };
}
