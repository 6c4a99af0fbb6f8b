/**
 * Several ways of being recognised as one. Whoever shows a bearer token is judged by it alone, also over a connection
 * with a client certificate: a portal has a certificate of its own and passes its user's token on, and a token that is
 * not good must not turn the user into the portal. The certificate counts where there is no token.
 */
import { TenantryError } from '../../model/errors.ts';
import type { Authenticator, Credentials, Identity } from './identity.ts';

export interface Ways {
  readonly tokens: Authenticator | undefined;
  readonly certificates: Authenticator | undefined;
}

export function combineAuthenticators({ tokens, certificates }: Ways): Authenticator {
  const only = tokens ?? certificates;
  if (only === undefined) throw new Error('there must be a way to be recognised');
  return {
    authenticate: (credentials: Credentials): Promise<Identity> => {
      if (credentials.authorization !== undefined) return tokens === undefined ? Promise.reject(noTokens()) : tokens.authenticate(credentials);
      return credentials.certificate === undefined || certificates === undefined ? only.authenticate(credentials) : certificates.authenticate(credentials);
    },
  };
}

function noTokens(): TenantryError {
  return new TenantryError('UNAUTHENTICATED', 'this API takes no tokens; show a client certificate and send no "authorization"');
}
