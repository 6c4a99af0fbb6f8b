/** What a door needs for TLS. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { TenantryError } from '../../model/errors.ts';

export interface TlsMaterial {
  /** PEM of the served certificate with its chain, and of its private key. */
  readonly cert: string;
  readonly key: string;
  /** PEM of the client authorities; undefined where client certificates are not asked for. */
  readonly clientCa: string | undefined;
  readonly leaf: X509Certificate;
  /** The client authorities, each. */
  readonly authorities: readonly X509Certificate[];
}

/** TLS 1.3 alone: no door of ours is older, and its handshake hides client certificates from the network. */
const MIN_VERSION = 'TLSv1.3';
const MAX_AUTHORITIES = 256;
const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

function refuse(message: string, cause?: unknown): TenantryError {
  return new TenantryError('FAILED_PRECONDITION', message, { cause });
}

function authoritiesOf(bundle: string): readonly X509Certificate[] {
  const blocks = bundle.match(PEM) ?? [];
  if (blocks.length === 0 || blocks.length > MAX_AUTHORITIES) throw refuse(`the client authorities' file holds ${blocks.length} certificates in PEM; it must hold 1 to ${MAX_AUTHORITIES}`);
  const authorities = blocks.map((block) => new X509Certificate(block));
  const other = authorities.find(({ ca }) => !ca);
  if (other !== undefined) throw refuse(`the client authorities' file holds a certificate that is no authority (basicConstraints CA:TRUE): serial ${other.serialNumber}`);
  return authorities;
}

/** Checks that texts of files belong together. @throws TenantryError FAILED_PRECONDITION */
export function tlsMaterial({ cert, key, clientCa }: { readonly cert: string; readonly key: string; readonly clientCa: string | undefined }): TlsMaterial {
  try {
    const leaf = new X509Certificate(cert);
    if (!leaf.checkPrivateKey(createPrivateKey(key))) throw refuse('the certificate and the private key do not belong together');
    return { cert, key, clientCa, leaf, authorities: clientCa === undefined ? [] : authoritiesOf(clientCa) };
  } catch (error) {
    if (error instanceof TenantryError) throw error;
    throw refuse('the files hold no certificate with its private key in PEM', error);
  }
}

/** What a TLS server shows and checks. Called again for every change of the files. */
export function secureContextOf({ cert, key, clientCa }: TlsMaterial): SecureContextOptions {
  return { cert, key, minVersion: MIN_VERSION, ...(clientCa === undefined ? {} : { ca: clientCa }) };
}

/**
 * How a TLS server asks. A certificate that is not good does not end the handshake: probes have none, callers with a
 * token need none, and everybody else is answered in words. Who is let in is decided at every call.
 */
export function handshakeOf({ clientCa }: TlsMaterial): { readonly requestCert: boolean; readonly rejectUnauthorized: false; readonly handshakeTimeout: number } {
  return { requestCert: clientCa !== undefined, rejectUnauthorized: false, handshakeTimeout: 10_000 };
}

/** True if the served certificate is for the host of a `Host` header (`api.example:8443`), whatever the port. */
export function isForHost({ leaf }: TlsMaterial, hostHeader: string): boolean {
  const [, v6, name] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::[0-9]{1,5})?$/.exec(hostHeader) ?? [];
  const host = v6 ?? name;
  if (host === undefined) return false;
  return isIP(host) === 0 ? leaf.checkHost(host, { subject: 'never' }) !== undefined : leaf.checkIP(host) !== undefined;
}
