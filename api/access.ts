/** Who is let in, and over what, built from settings. */
import { readFile } from 'node:fs/promises';
import { TenantryError } from '../model/errors.ts';
import type { Log } from '../runtime/log.ts';
import type { AccessSettings } from './access-settings.ts';
import { combineAuthenticators } from './identity/authenticators.ts';
import { ClientCertificates } from './identity/client-certificates.ts';
import type { Authenticator } from './identity/identity.ts';
import { createTokenAuthenticator } from './identity/local-token.ts';
import { TlsFiles } from './tls/tls-files.ts';

export interface AccessOptions {
  readonly settings: AccessSettings;
  /** The local token; undefined where there is none. */
  readonly token: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
}

export interface Access {
  /** To be started before the doors. */
  readonly tls: TlsFiles | undefined;
  readonly authenticator: Authenticator;
}

/** Tokens of the issuers in the file. @throws TenantryError FAILED_PRECONDITION, a line for each fault */
async function tokensOf(file: string, { now, monotonicMs, log }: AccessOptions): Promise<Authenticator> {
  // Loaded only where it is used: most starts are without.
  const [{ readIssuers }, { BearerTokens }] = await Promise.all([import('./identity/issuer-file.ts'), import('./identity/bearer-tokens.ts')]);
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    throw new TenantryError('FAILED_PRECONDITION', `--oidc-file ${file} cannot be read${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`, { cause: error });
  }
  const read = readIssuers(content);
  if ('problems' in read) throw new TenantryError('FAILED_PRECONDITION', read.problems.map((problem) => `--oidc-file: ${problem}`).join('\n'));
  return new BearerTokens({ issuers: read.issuers, now, monotonicMs, log });
}

/** @throws TenantryError FAILED_PRECONDITION */
export async function createAccess(options: AccessOptions): Promise<Access> {
  const { settings, token, now, log } = options;
  const tls = settings.tls === undefined ? undefined : new TlsFiles({ ...settings.tls, log });
  if (token !== undefined) return { tls, authenticator: createTokenAuthenticator(token) };
  const tokens = settings.oidcFile === undefined ? undefined : await tokensOf(settings.oidcFile, options);
  const certificates = tls === undefined || settings.tls?.clientCaFile === undefined ? undefined : new ClientCertificates({ authorities: () => tls.material().authorities, trustDomain: settings.trustDomain, now, log });
  return { tls, authenticator: combineAuthenticators({ tokens, certificates }) };
}
