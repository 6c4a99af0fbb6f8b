/**
 * Groups to personas, the same here as in every cluster (design, "Words"): `tenantry:platform-admins`,
 * `tenantry:<id>:admins`, `tenantry:<id>:users`, `tenantry:<id>:viewers`. All other groups mean nothing to the API.
 */
import { checkTenantId } from '../../model/ids.ts';
import type { TenantPersona } from './identity.ts';

/** Prefix of the groups that name personas. Only one issuer may give it; see oidc-settings.ts. */
export const PERSONA_PREFIX = 'tenantry:';

const PLATFORM_ADMINS = `${PERSONA_PREFIX}platform-admins`;
const PERSONA_OF: Readonly<Record<string, TenantPersona>> = { admins: 'admin', users: 'user', viewers: 'viewer' };
const RANK: Readonly<Record<TenantPersona, number>> = { viewer: 0, user: 1, admin: 2 };

export interface Personas {
  readonly platformAdmin: boolean;
  readonly tenants: ReadonlyMap<string, TenantPersona>;
  /** The groups that counted. */
  readonly groups: readonly string[];
}

/** A group's tenant and persona; undefined for a group that names none. */
function membershipOf(group: string): { readonly tenant: string; readonly persona: TenantPersona } | undefined {
  if (!group.startsWith(PERSONA_PREFIX)) return undefined;
  const [tenant = '', word = '', ...rest] = group.slice(PERSONA_PREFIX.length).split(':');
  const persona = Object.hasOwn(PERSONA_OF, word) ? PERSONA_OF[word] : undefined;
  return persona === undefined || rest.length > 0 || checkTenantId(tenant) !== null ? undefined : { tenant, persona };
}

/** What somebody in these groups is. In several groups of one tenant, the one with most rights counts. */
export function personasOf(groups: readonly string[]): Personas {
  const tenants = new Map<string, TenantPersona>();
  const counted: string[] = [];
  let platformAdmin = false;
  for (const group of groups) {
    const membership = membershipOf(group);
    if (group === PLATFORM_ADMINS) platformAdmin = true;
    else if (membership === undefined) continue;
    else if (RANK[membership.persona] >= RANK[tenants.get(membership.tenant) ?? 'viewer']) tenants.set(membership.tenant, membership.persona);
    counted.push(group);
  }
  return { platformAdmin, tenants, groups: counted };
}

/** The group of a persona in a tenant. */
export function groupOf(tenant: string, persona: TenantPersona): string {
  return `${PERSONA_PREFIX}${tenant}:${persona}s`;
}

/** The group of platform admins. */
export function platformGroup(): string {
  return PLATFORM_ADMINS;
}
