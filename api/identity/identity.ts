/** Who calls, and how that is found out. Today the local token only; certificates and OIDC come as further authenticators. */

/** What a caller may do: `platform-admin` everything, over all tenants. */
export type Standing = 'platform-admin';

export interface Identity {
  /** Stable name; request ids are kept apart by it. */
  readonly id: string;
  readonly standing: Standing;
  /** Name and e-mail for commits. */
  readonly name: string;
  readonly email: string;
}

/** What a caller shows. */
export interface Credentials {
  /** The `authorization` header or metadata, as sent. */
  readonly authorization: string | undefined;
}

export interface Authenticator {
  /** @throws TenantryError UNAUTHENTICATED, saying how to show credentials and nothing about the ones shown */
  authenticate(credentials: Credentials): Promise<Identity>;
}
