/** Who calls, and how that is found out. Today the local token only; certificates and OIDC come as further authenticators. */

/** What somebody is in a tenant: the personas tenant admin, tenant user and tenant viewer. */
export type TenantPersona = 'admin' | 'user' | 'viewer';

export interface Identity {
  /** Stable name; request ids are kept apart by it. */
  readonly id: string;
  /** True for the persona platform admin, who may do everything, in all tenants. */
  readonly platformAdmin: boolean;
  /** By tenant id. A caller may be in several. */
  readonly tenants: ReadonlyMap<string, TenantPersona>;
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
