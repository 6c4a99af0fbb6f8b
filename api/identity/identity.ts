/** Who calls, and how that is found out: a client certificate, a bearer token of an OIDC issuer, or the local token. */

/** What somebody is in a tenant: the personas tenant admin, tenant user and tenant viewer. */
export type TenantPersona = 'admin' | 'user' | 'viewer';

/** How a caller was recognised, for the audit log. */
export interface Proof {
  readonly by: 'certificate' | 'oidc' | 'local-token';
  /** URL of the token's issuer, or the certificate's SHA-256; empty for the local token. */
  readonly source: string;
  /** The groups that count here (personas.ts), and no others. */
  readonly groups: readonly string[];
}

export interface Identity {
  /** Stable name; request ids are kept apart by it. No two ways of being recognised give the same one. */
  readonly id: string;
  /** True for the persona platform admin, who may do everything, in all tenants. */
  readonly platformAdmin: boolean;
  /** By tenant id. A caller may be in several. */
  readonly tenants: ReadonlyMap<string, TenantPersona>;
  /** Name and e-mail for commits. */
  readonly name: string;
  readonly email: string;
  readonly proof?: Proof;
  /** When the credentials end, in milliseconds since 1970; undefined for those that do not. */
  readonly until?: number;
}

/** What a caller shows. */
export interface Credentials {
  /** The `authorization` header or metadata, as sent. */
  readonly authorization: string | undefined;
  /** DER of the client certificate, when the handshake found its chain, dates and purpose good. */
  readonly certificate?: Uint8Array | undefined;
}

export interface Authenticator {
  /** @throws TenantryError UNAUTHENTICATED, saying how to show credentials and nothing about the ones shown */
  authenticate(credentials: Credentials): Promise<Identity>;
}
