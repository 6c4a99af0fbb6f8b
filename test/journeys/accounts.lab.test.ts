import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { openCluster } from '../../lab/cluster-objects.ts';
import { waitFor } from '../../lab/wait.ts';
import { tenantFile } from '../../model/layout.ts';
import type { TenantSpec, TenantState } from '../../model/tenant.ts';
import { hardOf, namespaceNamed, quotaIn, tenantNamed, viewOf, type View } from './cluster.ts';
import { git } from './person.ts';
import { accountIn, tenantText } from './account-view.ts';
import type { RunningApi } from './api-process.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let api: RunningApi;
let cluster: View;

beforeAll(async () => {
  world = await createWorld(['eu-1']);
  api = await world.startApi();
  cluster = viewOf(world.lab.cluster('eu-1').kubeconfigPath);
});
afterAll(() => world?.stop());

describe('an account made by the API', () => {
  it('is PROVISIONING at first, and ACTIVE once Flux has applied everything', async () => {
    const created = await api.call('POST', '/v1/accounts', { organizationId: 'acme', planTier: 'PLAN_TIER_PRO' }, { 'idempotency-key': 'journey-acme-1' });
    expect(created).toMatchObject({ status: 200, body: { organizationId: 'acme', namespace: 'tenant-acme', status: 'PROVISIONING' } });
    const account = await accountIn(api, 'acme', 'ACTIVE');
    expect(account).toMatchObject({ planTier: 'PLAN_TIER_PRO', commit: created.body['commit'] });
    const namespace = await cluster.see(namespaceNamed('tenant-acme'), 'there');
    expect(namespace.metadata?.labels).toMatchObject({ 'tenantry.dev/tenant': 'acme', 'tenantry.dev/plan': 'pro', 'pod-security.kubernetes.io/enforce': 'restricted' });
    expect(hardOf(await cluster.see(quotaIn('tenant-acme'), 'there'))).toMatchObject({ 'requests.cpu': '20', 'limits.memory': '80Gi', 'count/deployments.apps': '25' });
    await cluster.see(tenantNamed('acme'), 'there');
  });

  it('is one commit by the caller on main and one on its deploy branch that names its source', async () => {
    const account = await accountIn(api, 'acme', 'ACTIVE');
    const commit = String(account['commit']);
    const [branch] = account['branches'] as { branch: string }[];
    expect(await git(world.repository, 'log', '--format=%s', '-1', commit)).toContain('acme');
    expect(await git(world.repository, 'diff-tree', '--no-commit-id', '--name-only', '-r', commit)).toBe(tenantFile('acme'));
    expect(await git(world.repository, 'log', '-1', '--format=%(trailers:key=Source,valueonly)', branch?.branch ?? '')).toMatch(/^[0-9a-f]{40}$/);
  });

  it('answers the same request id with the same commit, and another request under it with an error', async () => {
    const body = { organizationId: 'acme', planTier: 'PLAN_TIER_PRO' };
    const again = await api.call('POST', '/v1/accounts', body, { 'idempotency-key': 'journey-acme-1' });
    expect(again).toMatchObject({ status: 200, body: { commit: (await accountIn(api, 'acme', 'ACTIVE'))['commit'] } });
    const other = await api.call('POST', '/v1/accounts', { ...body, planTier: 'PLAN_TIER_FREE' }, { 'idempotency-key': 'journey-acme-1' });
    expect(other.status).toBe(400);
    const without = await api.call('POST', '/v1/accounts', body);
    expect(without.status).toBe(409);
  });
});

describe('a document merged by a person', () => {
  it('becomes the same objects, and an account that is ACTIVE', async () => {
    await world.person.merge('Add globex', { [tenantFile('globex')]: tenantText('globex', { plan: 'starter' }) });
    await accountIn(api, 'globex', 'ACTIVE');
    expect(hardOf(await cluster.see(quotaIn('tenant-globex'), 'there'))).toMatchObject({ 'requests.cpu': '5', pods: expect.any(String) as string });
  });

  it('changes the quota in the cluster when its plan changes', async () => {
    await world.person.merge('Globex goes pro', { [tenantFile('globex')]: tenantText('globex', { plan: 'pro' }) });
    await cluster.see(quotaIn('tenant-globex'), 'raised', (quota) => hardOf(quota)['requests.cpu'] === '20');
    expect(await accountIn(api, 'globex', 'ACTIVE')).toMatchObject({ planTier: 'PLAN_TIER_PRO' });
  });

  it('changes every tenant of a plan when the plan itself changes', async () => {
    const plan = parse(await world.person.read('plans/pro.yaml')) as { spec: { quota: Record<string, string> } };
    plan.spec.quota['pods'] = '77';
    await world.person.merge('More pods for pro', { 'plans/pro.yaml': stringify(plan) });
    for (const namespace of ['tenant-acme', 'tenant-globex']) {
      await cluster.see(quotaIn(namespace), 'with 77 pods', (quota) => hardOf(quota)['pods'] === '77');
    }
  });

  it('keeps its last good output while it breaks a rule, and its neighbours go on', async () => {
    await world.person.merge('A plan that does not exist', {
      [tenantFile('globex')]: tenantText('globex', { plan: 'platinum' }),
      [tenantFile('initech')]: tenantText('initech', {}),
    });
    await accountIn(api, 'initech', 'ACTIVE');
    const account = await accountIn(api, 'globex', 'FAILED');
    expect(String(account['statusMessage'])).toContain('[tenantry/plan-known]');
    expect(hardOf(await cluster.see(quotaIn('tenant-globex'), 'kept'))).toMatchObject({ 'requests.cpu': '20' });
    await world.person.merge('Mend globex', { [tenantFile('globex')]: tenantText('globex', { plan: 'pro' }) });
    await accountIn(api, 'globex', 'ACTIVE');
  });
});

describe('leaving', () => {
  it('is suspended, deleted and gone in three commits, and can come back before the last', async () => {
    const merge = (message: string, state: TenantState) => world.person.merge(message, { [tenantFile('hooli')]: tenantText('hooli', { state }) });
    await merge('Add hooli', 'Active');
    await accountIn(api, 'hooli', 'ACTIVE');
    // A binding of the tenant's own making outlives the personas' rights.
    const lab = world.lab.cluster('eu-1');
    await openCluster(await lab.clientFor('ann', ['tenantry:hooli:admins'])).create({
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'moles', namespace: 'tenant-hooli' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'tenantry:tenant-user' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'mole' }],
    });
    let moles = 0;
    const mole = async () => openCluster(await lab.clientFor('mole')).create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `dig-${(moles += 1)}`, namespace: 'tenant-hooli' } });
    await waitFor('the mole may dig', async () => { await mole(); return true; }, { deadlineMs: 30_000 });
    await merge('Suspend hooli', 'Suspended');
    await accountIn(api, 'hooli', 'SUSPENDED');
    await cluster.see(quotaIn('tenant-hooli'), 'without pods', (quota) => hardOf(quota)['pods'] === '0');
    await expect(mole()).rejects.toThrow('[tenantry/stopped]');
    await merge('Restore hooli', 'Active');
    await accountIn(api, 'hooli', 'ACTIVE');
    await cluster.see(quotaIn('tenant-hooli'), 'with pods', (quota) => hardOf(quota)['pods'] !== '0');
    await merge('Suspend hooli again', 'Suspended');
    await accountIn(api, 'hooli', 'SUSPENDED');
    await merge('Delete hooli', 'Deleted');
    await waitFor('hooli pruning allowed', async () => {
      const namespace = await cluster.find(namespaceNamed('tenant-hooli'));
      const prune = namespace?.metadata?.annotations?.['kustomize.toolkit.fluxcd.io/prune'];
      return namespace === undefined || prune === 'disabled' ? undefined : true;
    }, { deadlineMs: 90_000 });
    await accountIn(api, 'hooli', 'DELETED');
    await world.person.merge('Remove hooli', { [tenantFile('hooli')]: undefined });
    await cluster.gone(namespaceNamed('tenant-hooli'));
    await cluster.gone(tenantNamed('hooli'));
  });

  it('lets one further namespace go in two commits, and the tenant goes on', async () => {
    const merge = (message: string, namespaces: TenantSpec['namespaces']) => world.person.merge(message, { [tenantFile('soylent')]: tenantText('soylent', namespaces === undefined ? { plan: 'pro' } : { plan: 'pro', namespaces }) });
    await merge('Add soylent', [{ suffix: 'dev' }]);
    await accountIn(api, 'soylent', 'ACTIVE');
    await cluster.see(namespaceNamed('tenant-soylent--dev'), 'there');
    await merge('Let dev go', [{ suffix: 'dev', state: 'Deleted' }]);
    await cluster.see(quotaIn('tenant-soylent--dev'), 'without pods', (quota) => hardOf(quota)['pods'] === '0');
    await merge('Drop dev', undefined);
    await cluster.gone(namespaceNamed('tenant-soylent--dev'));
    await accountIn(api, 'soylent', 'ACTIVE');
    await cluster.see(quotaIn('tenant-soylent'), 'still there', (quota) => hardOf(quota)['pods'] !== '0');
  });

  it('keeps a tenant whose folder vanished without the steps', async () => {
    await world.person.merge('Lose initech', { [tenantFile('initech')]: undefined });
    await world.person.merge('Add umbrella', { [tenantFile('umbrella')]: tenantText('umbrella', {}) });
    await accountIn(api, 'umbrella', 'ACTIVE');
    const namespace = await cluster.see(namespaceNamed('tenant-initech'), 'kept');
    expect(namespace.metadata?.deletionTimestamp).toBeUndefined();
    await cluster.see(quotaIn('tenant-initech'), 'kept');
  });
});
