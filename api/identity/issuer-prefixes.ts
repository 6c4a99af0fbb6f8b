/**
 * Prefixes keep issuers apart. `tenantry:` is the group prefix of one issuer only, the one whose groups the platform
 * administers; no other issuer may have a prefix that could be made into `tenantry:…` by what a claim says. Two issuers
 * that could give one user name would share request ids and the audit log's word for who it was.
 */
import { quoted } from '../../model/shown.ts';
import type { Issuer } from './issuer.ts';
import { PERSONA_PREFIX } from './personas.ts';

const RESERVED = 'system:';

/** True when some value behind the one prefix reads like some value behind the other. */
function overlap(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function groupProblems(issuers: readonly Issuer[]): string[] {
  const prefixes = issuers.map(({ groups }) => groups?.prefix);
  const owners = prefixes.flatMap((prefix, index) => (prefix === PERSONA_PREFIX ? [`jwt.${index}`] : []));
  const shared = owners.length > 1 ? [`${owners.join(' and ')} both have the group prefix ${quoted(PERSONA_PREFIX)}; one issuer may have it`] : [];
  const others = prefixes.flatMap((prefix, index) => {
    if (prefix === undefined || prefix === PERSONA_PREFIX) return [];
    const met = [PERSONA_PREFIX, RESERVED].find((name) => overlap(prefix, name));
    return met === undefined ? [] : [`jwt.${index}.claimMappings.groups.prefix ${quoted(prefix)} lets this issuer give groups of ${quoted(met)}; choose a prefix of its own, for instance "partner:"`];
  });
  return [...shared, ...others];
}

function usernameProblems(issuers: readonly Issuer[]): string[] {
  return issuers.flatMap(({ username }, index) => {
    const other = issuers.findIndex((one, at) => at < index && overlap(one.username.prefix, username.prefix));
    const clash = other < 0 ? [] : [`jwt.${index}.claimMappings.username.prefix ${quoted(username.prefix)} and that of jwt.${other} can give one user name; choose prefixes of which none begins another`];
    const reserved = username.prefix.startsWith(RESERVED) ? [`jwt.${index}.claimMappings.username.prefix ${quoted(username.prefix)} is Kubernetes' own`] : [];
    return [...clash, ...reserved];
  });
}

/** Everything that is wrong with the prefixes; empty when they keep the issuers apart. */
export function prefixProblems(issuers: readonly Issuer[]): string[] {
  return [...groupProblems(issuers), ...usernameProblems(issuers)];
}
