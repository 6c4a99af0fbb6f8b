import { describe, expect, it } from 'vitest';
import { platformDocument } from '../../model/testing/documents.ts';
import type { Members } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { subjectAllowed } from './subject-allowed.ts';

const platform = platformDocument({ identity: { reservedPrefixes: ['corp-admins:', 'Root'] } });

function judge(members: Members): string[] {
  return tenantVerdict(subjectAllowed, { namespaces: [{ suffix: 'dev' }], members: { admins: members } }, platform);
}

describe('subject-allowed', () => {
  it.each<[string, Members]>([
    ['users and groups of an identity provider', { users: ['ann@acme.test', 'Ann Smith'], groups: ['acme:operators', 'okta-admins'] }],
    ['the tenant\'s own groups', { groups: ['tenantry:acme:admins', 'tenantry:acme:users'] }],
    ['nobody', {}],
  ])('accepts %s', (_name, members) => expect(judge(members)).toEqual([]));

  it.each<[string, Members, string]>([
    ['all users', { groups: ['system:authenticated'] }, 'groups[0]: [tenantry/subject-allowed] group "system:authenticated" belongs to Kubernetes'],
    ['cluster admins', { groups: ['a', 'system:masters'] }, 'groups[1]: [tenantry/subject-allowed] group "system:masters" belongs to Kubernetes'],
    ['another case', { groups: ['System:Masters'] }, 'group "System:Masters" belongs to Kubernetes'],
    ['all service accounts', { groups: ['system:serviceaccounts'] }, 'belongs to Kubernetes'],
    ['anonymous', { users: ['system:anonymous'] }, 'users[0]: [tenantry/subject-allowed] user "system:anonymous" belongs to Kubernetes'],
    ['a node', { users: ['system:node:n1'] }, 'belongs to Kubernetes'],
    ['a service account as user', { users: ['system:serviceaccount:kube-system:default'] }, 'is a service account; list service accounts of this tenant under serviceAccounts'],
    ['the platform\'s admins', { groups: ['tenantry:platform-admins'] }, 'group "tenantry:platform-admins" belongs to the platform or to another tenant'],
    ['another tenant\'s group', { groups: ['tenantry:globex:admins'] }, 'belongs to the platform or to another tenant; only groups tenantry:acme:… may stand here'],
    ['a tenant with the same beginning', { groups: ['tenantry:acme-labs:admins'] }, 'belongs to the platform or to another tenant'],
    ['another case of its own group', { groups: ['Tenantry:acme:admins'] }, 'belongs to the platform or to another tenant'],
    ['a user with the groups\' prefix', { users: ['tenantry:acme:admins'] }, 'user "tenantry:acme:admins" belongs to the platform'],
    ['a prefix that the platform reserves', { groups: ['Corp-Admins:eu'] }, 'group "Corp-Admins:eu" begins with "corp-admins:", which the platform reserves'],
    ['another such prefix', { users: ['root'] }, 'user "root" begins with "Root"'],
    ['white space in front', { groups: [' system:masters'] }, 'begins or ends with white space'],
    ['a foreign service account', { serviceAccounts: [{ namespace: 'kube-system', name: 'default' }] }, 'serviceAccounts[0].namespace: [tenantry/subject-allowed] service account "kube-system/default" is not in a namespace of this tenant; use one of tenant-acme, tenant-acme--dev'],
    ['another tenant\'s service account', { serviceAccounts: [{ namespace: 'tenant-acme-labs', name: 'ci' }] }, 'is not in a namespace of this tenant'],
    ['a service account of a namespace that is not listed', { serviceAccounts: [{ namespace: 'tenant-acme--qa', name: 'ci' }] }, 'is not in a namespace of this tenant'],
  ])('refuses %s', (_name, members, want) => {
    expect(judge(members)).toEqual([expect.stringContaining(want)]);
    expect(judge(members)[0]).toMatch(/^spec\.members\.admins\./);
  });

  it('lets service accounts be users and viewers, and never admins: users may run pods as them', () => {
    const members = { serviceAccounts: [{ namespace: 'tenant-acme', name: 'ci' }, { namespace: 'tenant-acme--dev', name: 'ci' }] };
    for (const persona of ['users', 'viewers'] as const) expect(tenantVerdict(subjectAllowed, { namespaces: [{ suffix: 'dev' }], members: { [persona]: members } })).toEqual([]);
    expect(judge(members)).toEqual([
      expect.stringContaining('spec.members.admins.serviceAccounts[0]: [tenantry/subject-allowed] service account "tenant-acme/ci" would be an admin, and so would every user of the tenant'),
      expect.stringContaining('serviceAccounts[1]'),
    ]);
  });

  it.each(['users', 'viewers'] as const)('judges %s as well as admins', (persona) => {
    expect(tenantVerdict(subjectAllowed, { members: { [persona]: { groups: ['system:masters'] } } })).toEqual([expect.stringContaining(`spec.members.${persona}.groups[0]`)]);
  });
});
