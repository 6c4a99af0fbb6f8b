/** AWS with a circuit breaker for each tenant. */
import { roleNameOf } from '../../model/aws.ts';
import type { Breakers, Scope } from '../breakers/breakers.ts';
import type { CloudAccounts, CloudPrefixes, CloudRoles, PodIdentities } from './ports.ts';

const OF_NO_TENANT: Scope = { dependency: 'aws', name: '' };

function scopeOf(tenant: string): Scope {
  return { dependency: 'aws', tenant };
}

/** A role is named by its tenant. */
function scopeOfRole(name: string): Scope {
  return scopeOf(name.slice(roleNameOf('').length));
}

/** `orgs/acme/` is acme's. */
function scopeOfPrefix(prefix: string): Scope {
  return scopeOf(prefix.split('/').at(-2) ?? '');
}

function guardedRoles(roles: CloudRoles, breakers: Breakers): CloudRoles {
  return {
    read: (name, signal) => breakers.run(scopeOfRole(name), () => roles.read(name, signal)),
    profilesOf: (name, signal) => breakers.run(scopeOfRole(name), () => roles.profilesOf(name, signal)),
    apply: (name, step, signal) => breakers.run(scopeOfRole(name), () => roles.apply(name, step, signal)),
    names: (signal) => breakers.run(OF_NO_TENANT, () => roles.names(signal)),
  };
}

function guardedPrefixes(prefixes: CloudPrefixes, breakers: Breakers): CloudPrefixes {
  return {
    ensure: (place, signal) => breakers.run(scopeOfPrefix(place.prefix), () => prefixes.ensure(place, signal)),
    empty: (place, signal) => breakers.run(scopeOfPrefix(place.prefix), () => prefixes.empty(place, signal)),
  };
}

function guardedIdentities(identities: PodIdentities, breakers: Breakers): PodIdentities {
  const scopeOfNamespace = (namespace: string): Scope => scopeOf(namespace.replace(/^tenant-/, '').split('--', 1)[0] ?? '');
  return {
    list: (cluster, tenant, signal) => breakers.run(scopeOf(tenant), () => identities.list(cluster, tenant, signal)),
    put: (association, signal) => breakers.run(scopeOfNamespace(association.namespace), () => identities.put(association, signal)),
    remove: (association, signal) => breakers.run(scopeOfNamespace(association.namespace), () => identities.remove(association, signal)),
  };
}

export function guardedAccounts(accounts: CloudAccounts, breakers: Breakers): CloudAccounts {
  return (place) => {
    const { roles, prefixes, podIdentities } = accounts(place);
    return {
      roles: guardedRoles(roles, breakers),
      prefixes: guardedPrefixes(prefixes, breakers),
      podIdentities: podIdentities === undefined ? undefined : guardedIdentities(podIdentities, breakers),
    };
  };
}
