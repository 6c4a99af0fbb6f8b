import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Environment } from './environment.ts';

/** A certificate and its private key as PEM files. */
export interface KeyPairFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate authority that lives in one folder, and signs with the `openssl` program. */
export interface Authority extends KeyPairFiles {
  /** A client certificate: `user` becomes its common name, `groups` its organizations. */
  issueClient(name: string, user: string, groups: readonly string[]): Promise<KeyPairFiles>;
  /** A server (and client) certificate for these host names and IP addresses. */
  issueServer(name: string, hosts: readonly string[]): Promise<KeyPairFiles>;
}

/** Where an authority keeps its files, and how to run openssl. */
export interface AuthorityOptions {
  readonly folder: string;
  readonly env: Environment;
}

const VALID_DAYS = '365';

// A whole configuration of our own: what the machine's openssl.cnf says must not matter.
const OPENSSL_CONFIG = `
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign,digitalSignature
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
authorityKeyIdentifier = keyid
`;

/**
 * A distinguished name in the form of openssl's -subj: organizations first, then the common name.
 * `/`, `+` and `\` inside a value are escaped.
 */
export function subjectOf(user: string, groups: readonly string[]): string {
  const escape = (value: string): string => value.replaceAll(/[\\/+]/g, String.raw`\$&`);
  return [...groups.map((group) => `/O=${escape(group)}`), `/CN=${escape(user)}`].join('');
}

/** The value of subjectAltName for host names and IP addresses. */
export function alternativeNamesOf(hosts: readonly string[]): string {
  const isAddress = (host: string): boolean => host.includes(':') || /^[\d.]+$/.test(host);
  return hosts.map((host) => `${isAddress(host) ? 'IP' : 'DNS'}:${host}`).join(',');
}

/** Writes a new P-256 key pair: the private key to `keyFile` (mode 0600), the public one to `publicFile`. */
export async function writeKeyPair(keyFile: string, publicFile?: string): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  if (publicFile !== undefined) await writeFile(publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
}

/** Opens the authority in that folder, making it first when there is none. */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const { folder, env } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): Promise<string> => runCommand('openssl', args, { env });
  const authority = { certFile: file('ca.crt'), keyFile: file('ca.key') };

  const issue = async (name: string, subject: string, extensions: string): Promise<KeyPairFiles> => {
    const issued = { certFile: file(`${name}.crt`), keyFile: file(`${name}.key`) };
    const [request, config] = [file(`${name}.csr`), file(`${name}.cnf`)];
    await writeKeyPair(issued.keyFile);
    await writeFile(config, OPENSSL_CONFIG + extensions);
    await openssl(
      ...['req', '-new', '-utf8', '-config', config, '-key', issued.keyFile, '-subj', subject, '-out', request],
    );
    await openssl(
      ...['x509', '-req', '-in', request, '-CA', authority.certFile, '-CAkey', authority.keyFile],
      ...['-set_serial', `0x${randomBytes(15).toString('hex')}`, '-days', VALID_DAYS, '-sha256'],
      ...['-extfile', config, '-extensions', 'leaf', '-out', issued.certFile],
    );
    await Promise.all([rm(request), rm(config)]);
    return issued;
  };

  if (!existsSync(authority.certFile)) {
    const config = file('ca.cnf');
    await writeKeyPair(authority.keyFile);
    await writeFile(config, OPENSSL_CONFIG);
    await openssl(
      ...['req', '-x509', '-new', '-config', config, '-extensions', 'ca', '-sha256', '-days', VALID_DAYS],
      ...['-key', authority.keyFile, '-subj', '/CN=tenantry-lab', '-out', authority.certFile],
    );
    await rm(config);
  }

  return {
    ...authority,
    issueClient: (name, user, groups) => issue(name, subjectOf(user, groups), 'extendedKeyUsage = clientAuth\n'),
    issueServer: (name, hosts) =>
      issue(
        name,
        subjectOf(name, []),
        `extendedKeyUsage = serverAuth,clientAuth\nsubjectAltName = ${alternativeNamesOf(hosts)}\n`,
      ),
  };
}
