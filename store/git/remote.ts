/** Where the tenants repository lies, and how to get in. */
import { isAbsolute } from 'node:path';
import { TenantryError } from '../../model/errors.ts';
import { cleanText } from './clean-text.ts';

export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  /** Paths of a private key and of a known_hosts file with the host's pinned key. */
  | { readonly kind: 'ssh'; readonly keyFile: string; readonly knownHostsFile: string };

export interface Remote {
  /** https, ssh, http on loopback, or the absolute path of a bare repository. Never holds credentials. */
  readonly location: string;
  readonly protocol: 'https' | 'ssh' | 'http' | 'file';
  readonly credentials?: Credentials;
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

function refuse(location: string, reason: string): never {
  throw new TenantryError('INVALID_ARGUMENT', `the remote ${cleanText(location, 200)} cannot be used: ${reason}; give https://…, ssh://…, http:// on loopback, or an absolute path`);
}

function protocolOf(location: string): Remote['protocol'] {
  if (isAbsolute(location)) return 'file';
  const url = URL.parse(location);
  if (url === null) return refuse(location, 'it is neither a URL nor an absolute path');
  if (url.password !== '') return refuse(location, 'a password must not stand in a URL');
  if (url.protocol === 'https:' && url.username === '') return 'https';
  if (url.protocol === 'ssh:' && !url.hostname.startsWith('-')) return 'ssh';
  if (url.protocol === 'http:' && url.username === '' && LOOPBACK.has(url.hostname)) return 'http';
  return refuse(location, 'its protocol is not allowed here');
}

function fits(protocol: Remote['protocol'], credentials: Credentials): boolean {
  return credentials.kind === 'ssh' ? protocol === 'ssh' : protocol === 'https' || protocol === 'http';
}

/** Checks a remote. Throws INVALID_ARGUMENT. */
export function createRemote(location: string, credentials?: Credentials): Remote {
  // A folder may well have a blank in its name; a URL may not.
  if (/[\n\r\0]/.test(location) || (!isAbsolute(location) && /\s/.test(location))) refuse(location, 'it holds white space');
  const protocol = protocolOf(location);
  if (credentials === undefined) return { location, protocol };
  if (!fits(protocol, credentials)) refuse(location, `credentials of kind ${credentials.kind} do not fit ${protocol}`);
  return { location, protocol, credentials };
}

/** Host that a push budget counts for; `local` for a path. */
export function hostOf(remote: Remote): string {
  return remote.protocol === 'file' ? 'local' : new URL(remote.location).hostname;
}
