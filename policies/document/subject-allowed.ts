/**
 * A tenant binds users, groups and its own service accounts, and never a subject that Kubernetes, the platform or
 * another tenant owns: nothing that begins with `system:` (authenticated users, nodes, all service accounts), no
 * `tenantry:` group but its own, no service account of a foreign namespace, no prefix that the platform reserves. No
 * service account is an admin: every user of the tenant may run a pod as it, and would be admin too.
 * Compared without regard to case and outer white space, so that no look-alike gets through.
 */
import { namespacesOf } from '../../model/ids.ts';
import { PERSONAS } from '../../model/names.ts';
import { quoted } from '../../model/shown.ts';
import type { Members } from '../../model/tenant.ts';
import type { Violation } from '../policy.ts';
import type { TenantPolicy } from './subject.ts';

/** Whose subjects are judged. */
export interface SubjectOwner {
  readonly id: string;
  readonly reserved: readonly string[];
  readonly namespaces: ReadonlySet<string>;
}

/** Why a tenant may not bind a user or group; undefined if it may. */
export function subjectFault(kind: 'user' | 'group', name: string, owner: SubjectOwner): Omit<Violation, 'path'> | undefined {
  const plain = name.trim().toLowerCase();
  if (name !== name.trim()) return { message: `${kind} ${quoted(name)} begins or ends with white space`, fix: 'remove the white space' };
  if (plain.startsWith('system:serviceaccount:')) {
    return { message: `${kind} ${quoted(name)} is a service account`, fix: 'list service accounts of this tenant under serviceAccounts' };
  }
  if (plain.startsWith('system:')) return { message: `${kind} ${quoted(name)} belongs to Kubernetes`, fix: 'bind a group of your own identity provider' };
  if (plain.startsWith('tenantry:') && !(kind === 'group' && name.startsWith(`tenantry:${owner.id}:`))) {
    return { message: `${kind} ${quoted(name)} belongs to the platform or to another tenant`, fix: `only groups tenantry:${owner.id}:… may stand here` };
  }
  const prefix = owner.reserved.find((text) => plain.startsWith(text.toLowerCase()));
  return prefix === undefined ? undefined : { message: `${kind} ${quoted(name)} begins with ${quoted(prefix)}, which the platform reserves`, fix: 'bind another subject' };
}

function accountFaults(path: string, { serviceAccounts = [] }: Members, owner: SubjectOwner): Violation[] {
  return serviceAccounts.flatMap(({ namespace, name }, index) => {
    const account = quoted(`${namespace}/${name}`);
    if (!owner.namespaces.has(namespace)) {
      return [{ path: `${path}[${index}].namespace`, message: `service account ${account} is not in a namespace of this tenant`, fix: `use one of ${[...owner.namespaces].join(', ')}` }];
    }
    if (!path.startsWith('spec.members.admins.')) return [];
    return [{ path: `${path}[${index}]`, message: `service account ${account} would be an admin, and so would every user of the tenant, who may run a pod as it`, fix: 'list it under users, which is enough to deploy' }];
  });
}

function memberFaults(path: string, members: Members, owner: SubjectOwner): Violation[] {
  const named = (kind: 'user' | 'group', names: readonly string[] = []) =>
    names.flatMap((name, index) => {
      const fault = subjectFault(kind, name, owner);
      return fault === undefined ? [] : [{ path: `${path}.${kind}s[${index}]`, ...fault }];
    });
  return [...named('user', members.users), ...named('group', members.groups), ...accountFaults(`${path}.serviceAccounts`, members, owner)];
}

export const subjectAllowed: TenantPolicy = {
  id: 'subject-allowed',
  check({ entry, catalog }) {
    const { members } = entry.document.spec;
    const owner = {
      id: entry.document.metadata.name,
      reserved: catalog.platform.spec.identity?.reservedPrefixes ?? [],
      namespaces: new Set(namespacesOf(entry.document).map(({ name }) => name)),
    };
    return PERSONAS.flatMap((persona) => memberFaults(`spec.members.${persona}`, members?.[persona] ?? {}, owner));
  },
};
