import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster } from '../../lab/cluster-objects.ts';
import { waitFor } from '../../lab/wait.ts';
import { tenantFile } from '../../model/layout.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { accountIn, neighbours, tenantText } from './account-view.ts';
import type { RunningApi } from './api-process.ts';
import { hardOf, namespaceNamed, quotaIn, tenantNamed, viewOf, type View } from './cluster.ts';
import { createWorld, SHARDS, type World } from './world.ts';

let world: World;
let api: RunningApi;
let eu: View;
let us: View;

beforeAll(async () => {
  world = await createWorld(['eu-1', 'us-1']);
  api = await world.startApi();
  eu = viewOf(world.lab.cluster('eu-1').kubeconfigPath);
  us = viewOf(world.lab.cluster('us-1').kubeconfigPath);
});
afterAll(() => world?.stop());

describe('a tenant with a cluster of its own', () => {
  const there = (view: View, what: string, accept: (pods: string | undefined) => boolean) => view.see(quotaIn('tenant-wayne'), what, (quota) => accept(hardOf(quota)['pods']));
  const runs = (pods: string | undefined) => pods !== undefined && pods !== '0';
  const isolate = async (organizationType: string) => {
    const { status, body } = await api.call('PATCH', '/v1/accounts/wayne', { organizationType });
    expect([status, body['message']]).toEqual([200, undefined]);
  };
  const dedicate = async (tenant: string | undefined) => {
    const text = await world.person.read('clusters/us-1.yaml');
    const kept = text.replace(/^  tenant: .*\n/m, '');
    await world.person.merge('Say whose us-1 is', { 'clusters/us-1.yaml': tenant === undefined ? kept : kept.replace('spec:\n', `spec:\n  tenant: ${tenant}\n`) });
  };

  it('moves there and back by calls, and no pod of it runs in both', async () => {
    await dedicate('wayne');
    await api.call('POST', '/v1/accounts', { organizationId: 'wayne' });
    await accountIn(api, 'wayne', 'ACTIVE');
    await there(eu, 'with pods', runs);
    await isolate('ORGANIZATION_TYPE_CLUSTER');
    await there(us, 'with pods', runs);
    await there(eu, 'without pods', (pods) => pods === '0');
    expect(await accountIn(api, 'wayne', 'ACTIVE')).toMatchObject({ organizationType: 'ORGANIZATION_TYPE_CLUSTER' });
    // The retention time of this platform is none, so the second request lets go of what is left.
    await isolate('ORGANIZATION_TYPE_CLUSTER');
    await eu.gone(namespaceNamed('tenant-wayne'));
    await isolate('ORGANIZATION_TYPE_NAMESPACE');
    await there(eu, 'with pods again', runs);
    await there(us, 'without pods', (pods) => pods === '0');
    await accountIn(api, 'wayne', 'ACTIVE');
    await isolate('ORGANIZATION_TYPE_NAMESPACE');
    await us.gone(namespaceNamed('tenant-wayne'));
  });

  it('shares it with nobody, and nobody is told whose it is', async () => {
    await world.person.merge('Add umbrella', { [tenantFile('umbrella')]: tenantText('umbrella', { clusters: [{ name: 'us-1' }] }) });
    const { statusMessage } = await accountIn(api, 'umbrella', 'FAILED');
    expect(String(statusMessage)).toMatch(/us-1.* is another tenant's own/);
    expect(await us.find(namespaceNamed('tenant-umbrella'))).toBeUndefined();
    await dedicate(undefined);
    await accountIn(api, 'umbrella', 'ACTIVE');
    await us.see(namespaceNamed('tenant-umbrella'), 'there');
  });
});

describe('a tenant of two clusters', () => {
  it('has its share of the quota in each, the rest in the first', async () => {
    const spec = { plan: 'starter', clusters: [{ name: 'us-1', share: 33 }, { name: 'eu-1', share: 67 }] };
    await world.person.merge('Add acme', { [tenantFile('acme')]: tenantText('acme', spec) });
    const account = await accountIn(api, 'acme', 'ACTIVE');
    const progress = account['clusters'] as { cluster: string }[];
    expect(progress.map(({ cluster }) => cluster).sort()).toEqual(['eu-1', 'us-1']);
    // 20 services: 67 % is 13.4, 33 % is 6.6; both rounded down leave one, which goes to us-1, listed first.
    expect(hardOf(await eu.see(quotaIn('tenant-acme'), 'there'))['services']).toBe('13');
    expect(hardOf(await us.see(quotaIn('tenant-acme'), 'there'))['services']).toBe('7');
  });

  it('lives only where its document says', async () => {
    await world.person.merge('Add globex', { [tenantFile('globex')]: tenantText('globex', { clusters: [{ name: 'us-1' }] }) });
    await accountIn(api, 'globex', 'ACTIVE');
    await us.see(namespaceNamed('tenant-globex'), 'there');
    expect(await eu.find(namespaceNamed('tenant-globex'))).toBeUndefined();
  });
});

describe('leaving one cluster', () => {
  const merge = (message: string, clusters: TenantSpec['clusters']) => world.person.merge(message, { [tenantFile('hooli')]: tenantText('hooli', { plan: 'starter', ...(clusters === undefined ? {} : { clusters }) }) });
  const podsIn = (view: View, what: string, accept: (pods: string | undefined) => boolean) => view.see(quotaIn('tenant-hooli'), what, (quota) => accept(hardOf(quota)['pods']));

  it('stops the tenant there, then lets it be pruned, then takes it away, and it goes on in the other', async () => {
    await merge('Add hooli', [{ name: 'eu-1', share: 50 }, { name: 'us-1', share: 50 }]);
    await accountIn(api, 'hooli', 'ACTIVE');
    const share = hardOf(await eu.see(quotaIn('tenant-hooli'), 'there'))['pods'] ?? '';
    const mole = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept', namespace: 'tenant-hooli' } };
    for (const name of ['eu-1', 'us-1']) await openCluster(world.lab.cluster(name).kubeconfigPath).create(mole);
    await merge('Hooli leaves us-1', [{ name: 'eu-1', share: 50 }, { name: 'us-1', share: 50, state: 'Deleted' }]);
    await podsIn(us, 'without pods', (pods) => pods === '0');
    await us.see(namespaceNamed('tenant-hooli'), 'free to be pruned', ({ metadata }) => metadata?.annotations?.['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled');
    await accountIn(api, 'hooli', 'ACTIVE');
    await podsIn(eu, 'as before', (pods) => pods === share);
    await merge('Hooli is gone from us-1', [{ name: 'eu-1' }]);
    await us.gone(namespaceNamed('tenant-hooli'));
    await us.gone(tenantNamed('hooli'));
    await podsIn(eu, 'with all of its pods', (pods) => Number(pods) === 2 * Number(share));
    await eu.see({ ...mole, name: 'kept', namespace: 'tenant-hooli' }, 'still there');
    await accountIn(api, 'hooli', 'ACTIVE');
  });

  it('is refused in one go, and the cluster keeps everything', async () => {
    await merge('Hooli is back', [{ name: 'eu-1' }, { name: 'us-1' }]);
    // The account was ACTIVE before, and says so until the API has seen the merge: the cluster tells that it has.
    await podsIn(us, 'with pods again', (pods) => pods !== undefined && pods !== '0');
    await accountIn(api, 'hooli', 'ACTIVE');
    await merge('Hooli loses us-1', [{ name: 'eu-1' }]);
    const account = await accountIn(api, 'hooli', 'FAILED');
    expect(String(account['statusMessage'])).toContain('the entry of cluster us-1 of tenant hooli vanished');
    await us.see(namespaceNamed('tenant-hooli'), 'kept');
    await merge('Hooli has it again', [{ name: 'eu-1' }, { name: 'us-1' }]);
    await accountIn(api, 'hooli', 'ACTIVE');
  });
});

/** A namespace of that name that is no tenant's: only a platform admin can still make one. */
async function foreignNamespace(name: string): Promise<void> {
  const kubeconfig = await world.lab.cluster('eu-1').clientFor('olga', ['system:masters', 'tenantry:platform-admins']);
  await openCluster(kubeconfig).create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

describe('a tenant that a cluster refuses', () => {
  const [before, poisoned, after] = neighbours('shard', 3, SHARDS) as [string, string, string];

  it('delays its shard by at most a minute, is FAILED with the cluster\'s words, and costs no neighbour anything', async () => {
    await api.call('POST', '/v1/accounts', { organizationId: before });
    await accountIn(api, before, 'ACTIVE');
    // The floor forbids Flux to take it over.
    await foreignNamespace(`tenant-${poisoned}`);
    await api.call('POST', '/v1/accounts', { organizationId: poisoned });
    await api.call('POST', '/v1/accounts', { organizationId: after });
    await accountIn(api, after, 'ACTIVE', 60_000);
    const failed = await accountIn(api, poisoned, 'FAILED');
    expect(String(failed['statusMessage'])).toContain(`tenant-${poisoned}`);
    await accountIn(api, before, 'ACTIVE');
    await eu.see(quotaIn(`tenant-${before}`), 'still there');
    const foreign = await eu.see(namespaceNamed(`tenant-${poisoned}`), 'as it was');
    expect(foreign.metadata?.labels?.['tenantry.dev/tenant']).toBeUndefined();
  });

  it('is tried again when its document changes', async () => {
    await world.admin('eu-1').send({ method: 'DELETE', path: `/api/v1/namespaces/tenant-${poisoned}` });
    await eu.gone(namespaceNamed(`tenant-${poisoned}`));
    await world.person.merge('Try again', { [tenantFile(poisoned)]: tenantText(poisoned, { plan: 'starter' }) });
    await accountIn(api, poisoned, 'ACTIVE');
    await eu.see(quotaIn(`tenant-${poisoned}`), 'there');
  });
});

describe('an API process that is killed', () => {
  it('does each request once, however often it is asked for again', async () => {
    const calls = Array.from({ length: 12 }, (_, index) => ({
      body: { organizationId: `burst${index}` },
      headers: { 'idempotency-key': `burst-${index}` },
    }));
    const first = calls.map(({ body, headers }) => api.call('POST', '/v1/accounts', body, headers).then(() => 'answered', () => 'cut off'));
    await waitFor('one of the calls answered', async () => ((await Promise.race(first)) === undefined ? undefined : true), { deadlineMs: 30_000 });
    await api.kill('SIGKILL');
    await Promise.all(first);
    api = await world.startApi();
    for (const { body, headers } of calls) {
      expect((await api.call('POST', '/v1/accounts', body, headers)).status).toBe(200);
    }
    for (const { body } of calls) {
      await accountIn(api, body.organizationId, 'ACTIVE');
      const log = await world.git('log', '--format=%H', 'main', '--', tenantFile(body.organizationId));
      expect(log.split('\n')).toHaveLength(1);
    }
  });
});
