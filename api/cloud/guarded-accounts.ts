/** AWS with a circuit breaker for each tenant. */
import { roleNameOf } from '../../model/aws.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
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
    empty: (place, signal, gone) => breakers.run(scopeOfPrefix(place.prefix), () => prefixes.empty(place, signal, gone)),
  };
}

function guardedIdentities(identities: PodIdentities, breakers: Breakers): PodIdentities {
  const scopeOfNamespace = (namespace: string): Scope => scopeOf(tenantOfNamespace(namespace) ?? '');
  return {
    isSetUp: (signal) => breakers.run(OF_NO_TENANT, () => identities.isSetUp(signal)),
    list: (cluster, wanted, signal) => breakers.run(scopeOf(wanted.tenant), () => identities.list(cluster, wanted, signal)),
    create: (association, signal) => breakers.run(scopeOfNamespace(association.namespace), () => identities.create(association, signal)),
    update: (real, wanted, signal) => breakers.run(scopeOfNamespace(wanted.namespace), () => identities.update(real, wanted, signal)),
    remove: (real, signal) => breakers.run(scopeOfNamespace(real.namespace), () => identities.remove(real, signal)),
    tenants: (cluster, signal) => breakers.run(OF_NO_TENANT, () => identities.tenants(cluster, signal)),
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
