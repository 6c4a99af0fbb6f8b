import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { PERSONA_RULES } from '../../../model/persona-rules.ts';
import { findings, paths } from '../testing/findings.ts';
import { objectOf, role, roleBinding, USERS } from '../testing/objects.ts';
import { accountTokens } from './account-tokens.ts';
import { boundRole } from './bound-role.ts';
import { boundSubjects } from './bound-subjects.ts';
import { cloudIdentity } from './cloud-identity.ts';
import { roleAggregation } from './role-aggregation.ts';
import { roleRules } from './role-rules.ts';

const tenant: JsonObject = { namespaces: [{ suffix: 'dev' }] };
const rule = (group: string, resource: string, ...verbs: string[]): JsonObject => ({ apiGroups: [group], resources: [resource], verbs });
const UPDATE = { operation: 'UPDATE' } as const;

describe('role-rules', () => {
  it('accepts everything that the tenant-admin persona holds, and less', () => {
    expect(findings(roleRules, { object: role(...(PERSONA_RULES.admin as unknown as JsonObject[])) })).toEqual([]);
    expect(findings(roleRules, { object: role(rule('', 'pods', 'get'), { ...rule('apps', 'deployments', 'patch'), resourceNames: ['web'] }) })).toEqual([]);
    expect(findings(roleRules, { object: role() })).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['all verbs', rule('', 'pods', '*')], ['all resources', rule('', '*', 'get')], ['all groups', rule('*', 'pods', 'get')], ['a subresource of everything', rule('', '*/scale', 'update')], ['all subresources of pods', rule('', 'pods/*', 'get')],
    ['escalate', rule('rbac.authorization.k8s.io', 'roles', 'escalate')], ['bind', rule('rbac.authorization.k8s.io', 'clusterroles', 'bind')], ['impersonate', rule('', 'serviceaccounts', 'impersonate')], ['impersonate users', rule('', 'users', 'impersonate')],
    ['tokens', rule('', 'serviceaccounts/token', 'create')], ['nodes/proxy', rule('', 'nodes/proxy', 'get')], ['pods/proxy', rule('', 'pods/proxy', 'get')], ['services/proxy', rule('', 'services/proxy', 'create')], ['bindings of pods', rule('', 'pods/binding', 'create')],
    ['nodes', rule('', 'nodes', 'get')], ['endpoints', rule('', 'endpoints', 'update')], ['slices', rule('discovery.k8s.io', 'endpointslices', 'create')], ['quotas', rule('', 'resourcequotas', 'delete')], ['status of Services', rule('', 'services/status', 'patch')],
    ['DaemonSets', rule('apps', 'daemonsets', 'create')], ['Kustomizations', rule('kustomize.toolkit.fluxcd.io', 'kustomizations', 'create')], ['secrets of another group', rule('example.test', 'secrets', 'get')], ['upper case', rule('', 'Pods', 'get')],
    ['one too many among good ones', { apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get'] }], ['URLs', { nonResourceURLs: ['*'], verbs: ['get'] }], ['names around a wildcard', { ...rule('', 'secrets', '*'), resourceNames: ['x'] }], ['text for a list', { apiGroups: '', resources: ['pods'], verbs: [7] }],
  ])('refuses %s', (_name, bad) => {
    expect(findings(roleRules, { object: role(rule('', 'pods', 'get'), bad) })).toEqual([expect.stringMatching(/^rules\[1\]/)]);
    expect(paths(roleRules, { object: role(bad), oldObject: role(), request: UPDATE })).toHaveLength(1);
  });

  it('bounds its answer', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `r${index}`);
    expect(findings(roleRules, { object: role({ apiGroups: many, resources: many, verbs: ['get'] }) }).length).toBeLessThanOrEqual(10);
  });

  it('lets the platform pass, and nobody else', () => {
    const object = role(rule('*', '*', '*'));
    expect(paths(roleRules, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
    for (const user of [USERS.clusterAdmin, USERS.gitOps]) expect(paths(roleRules, { object, request: { user } })).toHaveLength(1);
  });
});

describe('role-aggregation', () => {
  const labelled = (key: string) => ({ ...role(), metadata: { name: 'own', labels: { [key]: 'true' } } });
  it.each(['rbac.authorization.k8s.io/aggregate-to-edit', 'rbac.authorization.k8s.io/aggregate-to-admin', 'RBAC.authorization.k8s.io/aggregate-to-view'])('refuses label %s', (key) => {
    expect(paths(roleAggregation, { object: labelled(key) })).toEqual([`metadata.labels["${key}"]`]);
  });
  it('refuses an aggregation rule', () => expect(paths(roleAggregation, { object: objectOf('rbac.authorization.k8s.io/v1', 'ClusterRole', { aggregationRule: { clusterRoleSelectors: [{}] } }) })).toEqual(['aggregationRule']));
  it('accepts other labels', () => expect(paths(roleAggregation, { object: labelled('app') })).toEqual([]));
});

describe('bound-role', () => {
  const ref = (kind: string, name: string, apiGroup = 'rbac.authorization.k8s.io') => roleBinding({ roleRef: { apiGroup, kind, name } });
  it.each<[string, JsonObject]>([['a Role of the namespace', ref('Role', 'own')], ...['tenantry:tenant-admin', 'tenantry:tenant-user', 'tenantry:tenant-viewer'].map((name): [string, JsonObject] => [name, ref('ClusterRole', name)])])('accepts %s', (_name, object) => expect(findings(boundRole, { object })).toEqual([]));
  it.each<[string, JsonObject]>([
    ['cluster-admin', ref('ClusterRole', 'cluster-admin')], ['edit', ref('ClusterRole', 'edit')], ['view', ref('ClusterRole', 'view')], ['the platform\'s persona', ref('ClusterRole', 'tenantry:platform-admin')], ['another tenant\'s own role', ref('ClusterRole', 'tenantry:globex:self')],
    ['a role of Kubernetes', ref('ClusterRole', 'system:node')], ['a look-alike', ref('ClusterRole', 'Tenantry:tenant-admin')], ['no kind', ref('', 'own')], ['another group', ref('Role', 'own', 'example.test')],
    ['a role in the whole cluster', objectOf('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'tenantry:tenant-viewer' } })],
  ])('refuses %s', (_name, object) => expect(paths(boundRole, { object })).toEqual(['roleRef']));
});

describe('bound-subjects', () => {
  const to = (subject: JsonObject, role = 'tenantry:tenant-user') => roleBinding({ subjects: [{ kind: 'User', name: 'ann@acme.test' }, subject], roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role } });
  const account = (namespace: string, name = 'ci') => ({ kind: 'ServiceAccount', namespace, name });

  it.each<[string, JsonObject]>([
    ['a user', to({ kind: 'User', name: 'zoe' })], ['a group', to({ kind: 'Group', name: 'acme:developers' })], ['its own group', to({ kind: 'Group', name: 'tenantry:acme:admins' })],
    ['its own account', to(account('tenant-acme--dev'))], ['an everyday account as user', to(account('tenant-acme', 'default'))], ['an account of its own as admin', to(account('tenant-acme'), 'tenantry:tenant-admin')],
  ])('accepts %s', (_name, object) => expect(findings(boundSubjects, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject]>([
    ['everybody', to({ kind: 'Group', name: 'system:authenticated' })], ['strangers', to({ kind: 'Group', name: 'system:unauthenticated' })], ['anonymous', to({ kind: 'User', name: 'system:anonymous' })], ['cluster admins', to({ kind: 'Group', name: 'system:masters' })],
    ['mixed case', to({ kind: 'Group', name: 'System:Authenticated' })], ['white space', to({ kind: 'Group', name: ' system:authenticated' })], ['all accounts', to({ kind: 'Group', name: 'system:serviceaccounts' })], ['all accounts of a namespace', to({ kind: 'Group', name: 'system:serviceaccounts:tenant-globex' })],
    ['another tenant\'s group', to({ kind: 'Group', name: 'tenantry:globex:admins' })], ['the platform\'s group', to({ kind: 'Group', name: 'tenantry:platform-admins' })], ['an account as a user', to({ kind: 'User', name: 'system:serviceaccount:kube-system:default' })],
    ['another tenant\'s account', to(account('tenant-globex'))], ['a tenant whose name begins alike', to(account('tenant-acme-labs'))], ['a namespace that is not listed', to(account('tenant-acme--qa'))], ['the system\'s account', to(account('kube-system', 'default'))], ['an account without namespace', to({ kind: 'ServiceAccount', name: 'x' })],
    ['a wildcard', to({ kind: 'User', name: '*' })], ['nobody', to({ kind: 'User', name: '' })], ['another kind', to({ kind: 'Node', name: 'n1' })],
    ['the account of every pod as admin', to(account('tenant-acme', 'default'), 'tenantry:tenant-admin')], ['the workload account as admin', to(account('tenant-acme', 'tenantry-workload'), 'tenantry:tenant-admin')],
  ])('refuses %s', (_name, object) => expect(paths(boundSubjects, { object, tenant })).toEqual(['subjects[1]']));
});

describe('cloud-identity', () => {
  const account = (annotations: JsonObject) => objectOf('v1', 'ServiceAccount', {}, { annotations });
  const ARN = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/admin' };

  it.each(['eks.amazonaws.com/role-arn', 'eks.amazonaws.com/audience', 'iam.amazonaws.com/role', 'iam.gke.io/gcp-service-account', 'azure.workload.identity/client-id', 'azure.workload.identity/tenant-id', 'aadpodidbinding', 'EKS.amazonaws.com/role-arn'])('refuses %s', (key) => {
    expect(paths(cloudIdentity, { object: account({ [key]: 'x' }) })).toHaveLength(1);
    expect(paths(cloudIdentity, { object: account({ [key]: 'x' }), oldObject: account({ [key]: 'y' }), request: UPDATE })).toHaveLength(1);
    expect(paths(cloudIdentity, { object: account({}), oldObject: account({ [key]: 'y' }), request: UPDATE })).toHaveLength(1);
    expect(paths(cloudIdentity, { object: account({ [key]: 'x', more: 'y' }), oldObject: account({ [key]: 'x' }), request: UPDATE })).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a pod', objectOf('v1', 'Pod', {}, { annotations: { 'iam.amazonaws.com/role': 'admin' } }), 'metadata.annotations["iam.amazonaws.com/role"]'],
    ['the pods of a Deployment', objectOf('apps/v1', 'Deployment', { spec: { template: { metadata: { annotations: { 'iam.amazonaws.com/role': 'admin' } } } } }), 'spec.template.metadata.annotations["iam.amazonaws.com/role"]'],
    ['the pods of a CronJob', objectOf('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: { metadata: { labels: { aadpodidbinding: 'admin' } } } } } } }), 'spec.jobTemplate.spec.template.metadata.labels.aadpodidbinding'],
  ])('refuses it on %s', (_name, object, path) => expect(paths(cloudIdentity, { object })).toEqual([path]));

  it('accepts what only says who takes part, and the platform', () => {
    expect(paths(cloudIdentity, { object: objectOf('v1', 'Pod', {}, { labels: { 'azure.workload.identity/use': 'true' }, annotations: { 'eks.amazonaws.com/skip-containers': 'x' } }) })).toEqual([]);
    expect(paths(cloudIdentity, { object: account(ARN), request: { user: USERS.shard } })).toEqual([]);
    expect(paths(cloudIdentity, { object: account(ARN), request: { user: USERS.gitOps } })).toHaveLength(1);
  });

  it('takes a scale for what it is', () => {
    const scale = objectOf('autoscaling/v1', 'Scale', { spec: { replicas: 2 } });
    expect(paths(cloudIdentity, { object: scale, oldObject: scale, request: { ...UPDATE, subResource: 'scale', resource: 'deployments' } })).toEqual([]);
  });
});

describe('account-tokens', () => {
  const request = { operation: 'CREATE', group: '', resource: 'serviceaccounts', subResource: 'token', name: 'tenantry-workload' } as const;
  const object = objectOf('authentication.k8s.io/v1', 'TokenRequest', { spec: { audiences: ['x'] } });
  it('refuses tokens to people and to workloads, for their own account too', () => {
    for (const user of [{ username: 'ann', groups: ['tenantry:acme:admins'] }, USERS.tenantAccount, USERS.clusterAdmin, { username: 'system:serviceaccount:tenant-acme:tenantry-workload', groups: [] }]) expect(paths(accountTokens, { object, request: { ...request, user } })).toEqual(['']);
  });
  it('gives them to nodes and controllers', () => {
    for (const user of [USERS.node, USERS.cloudController]) expect(paths(accountTokens, { object, request: { ...request, user } })).toEqual([]);
  });
  it('refuses Secrets that ask for one', () => {
    expect(paths(accountTokens, { object: objectOf('v1', 'Secret', { type: 'kubernetes.io/service-account-token' }) })).toEqual(['type']);
    expect(paths(accountTokens, { object: objectOf('v1', 'Secret', { type: 'Opaque' }) })).toEqual([]);
  });
});
