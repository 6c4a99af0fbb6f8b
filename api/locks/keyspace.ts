/** Whose resources a caller means, and which it may touch. Every tenant has a keyspace; so have the platform's callers. */
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import type { Identity } from '../identity/identity.ts';
import type { Reach } from './lock-store.ts';

const PLATFORM = 'platform';

export type Purpose = 'look' | 'change';

function keyspaceOfTenant(id: string): string {
  return `tenant:${id}`;
}

function mayChange(identity: Identity, tenant: string): boolean {
  return identity.platformAdmin || identity.tenants.get(tenant) !== 'viewer';
}

function ownTenant(identity: Identity): string {
  const [tenant, ...others] = identity.tenants.keys();
  if (tenant === undefined) throw new TenantryError('PERMISSION_DENIED', 'locks are for callers who are in a tenant; ask an admin of yours to add you');
  if (others.length > 0) throw new TenantryError('INVALID_ARGUMENT', `organization_id must name the tenant: you are in ${others.length + 1}`);
  return tenant;
}

/**
 * The keyspace that is meant. A tenant that the caller is not in answers as one that does not exist.
 * @throws TenantryError NOT_FOUND, PERMISSION_DENIED, INVALID_ARGUMENT
 */
export function keyspaceOf(identity: Identity, organizationId: string, { purpose, exists }: { readonly purpose: Purpose; readonly exists: (tenant: string) => boolean }): string {
  if (organizationId === '' && identity.platformAdmin) return PLATFORM;
  const tenant = organizationId === '' ? ownTenant(identity) : organizationId;
  const known = exists(tenant);
  if (!(identity.platformAdmin || identity.tenants.has(tenant)) || !known) throw new TenantryError('NOT_FOUND', `there is no tenant ${quoted(tenant)}`);
  if (purpose === 'change' && !mayChange(identity, tenant)) throw new TenantryError('PERMISSION_DENIED', `a viewer of tenant ${tenant} may look at its locks and not take them; ask an admin of the tenant for the persona user`);
  return keyspaceOfTenant(tenant);
}

/** The keyspaces in which a caller may end and prolong locks. @throws TenantryError PERMISSION_DENIED for who may nowhere */
export function reachOf(identity: Identity): Reach {
  if (identity.platformAdmin) return 'all';
  const tenants = [...identity.tenants.keys()].filter((tenant) => mayChange(identity, tenant));
  if (tenants.length === 0) throw new TenantryError('PERMISSION_DENIED', 'locks are for admins and users of a tenant; ask an admin of yours for the persona user');
  return tenants.map(keyspaceOfTenant);
}
