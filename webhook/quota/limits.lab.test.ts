/** What admins, plans and other tenants do to the fence, and every kind of resource, on a real API server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyObject } from '../../lab/api-client.ts';
import { waitFor } from '../../lab/wait.ts';
import { OBJECT_BOUNDS } from '../../model/object-bounds.ts';
import { classKeyOf } from '../../model/resources.ts';
import { startQuotaLab, type QuotaLab } from './testing/quota-lab.ts';
import { limits, namespaceObjects, podObject } from './testing/quota-objects.ts';
import { NAMESPACES, quotaPath, QuotaTenant } from './testing/quota-tenant.ts';

const COLD_BUILD_MS = 40 * 60_000;
const LONG_MS = 900_000;
const TIMES = { youngMs: 2_000, settleMs: 1_500 };
const LIMIT = 10;
const EACH = 30;
const DEADLINE = { deadlineMs: 240_000 };
const [PRIMARY, FURTHER] = NAMESPACES;
const REFUSED = /exceeded quota|\[tenantry\/quota\]|Operation cannot be fulfilled on resourcequotas/;

let quota: QuotaLab;
let tenant: QuotaTenant;

beforeAll(async () => {
  quota = await startQuotaLab({ times: TIMES, log: console.log });
  tenant = new QuotaTenant(quota);
  await tenant.limit(LIMIT);
  for (const name of NAMESPACES) await tenant.addNamespace(name, LIMIT);
}, COLD_BUILD_MS);

beforeEach(async () => {
  await tenant.limit(LIMIT);
  await tenant.removePods();
  await tenant.untilIdle(LIMIT);
}, LONG_MS);

afterAll(async () => {
  await quota?.stop();
});

function claim(name: string, namespace: string): AnyObject {
  const spec = { storageClassName: 'gold', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '3Gi' } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace }, spec };
}

function podTemplate(name: string, namespace: string): AnyObject {
  return { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name, namespace }, template: { spec: { containers: [{ name: 'app', image: 'registry.invalid/app' }] } } };
}

function objectQuota(namespace: string): AnyObject {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenantry-objects', namespace }, spec: { hard: OBJECT_BOUNDS } };
}

function loadBalancer(name: string, namespace: string): AnyObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } };
}

function deployment(name: string, namespace: string): AnyObject {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'registry.invalid/app' }] } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { replicas: 0, selector: { matchLabels: labels }, template } };
}

/** Nine of them have 999,999,999 bytes, and each a third of a CPU. */
function oddPod(name: string, namespace: string): AnyObject {
  const amounts = { cpu: '0.333', memory: '111111111', 'ephemeral-storage': '1Mi' };
  const containers = [{ name: 'app', image: 'registry.invalid/app', resources: { requests: amounts, limits: amounts } }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec: { containers, terminationGracePeriodSeconds: 0 } };
}

async function hardOf(namespace: string): Promise<Readonly<Record<string, string>>> {
  return (await tenant.quota(namespace)).status?.hard ?? {};
}

describe('fence on the API server', () => {
  it('counts claims of a class, load balancers and objects by number, all of them new to the plan', async () => {
    const gold = classKeyOf('gold', 'requests.storage');
    await tenant.limits({ [gold]: '15Gi', 'services.loadbalancers': '3', 'count/deployments.apps': '4' });
    for (const namespace of NAMESPACES) await waitFor('gold is counted', async () => ((await tenant.quota(namespace)).status?.used?.[gold] === '0' ? true : undefined), DEADLINE);
    const storms = [['persistentvolumeclaims', claim, 5], ['services', loadBalancer, 3], ['deployments', deployment, 4]] as const;
    for (const [resource, make, want] of storms) {
      const { admitted, refusals } = await tenant.storm(EACH, NAMESPACES, make);
      expect([resource, admitted]).toEqual([resource, want]);
      expect(refusals.filter((message) => !REFUSED.test(message))).toEqual([]);
    }
    await tenant.untilRow({ used: '15Gi', reserved: '0', limit: '15Gi' }, gold);
    await tenant.untilRow({ used: '3', reserved: '0', limit: '3' }, 'services.loadbalancers');
    await tenant.untilRow({ used: '4', reserved: '0', limit: '4' }, 'count/deployments.apps');
    for (const namespace of NAMESPACES) {
      for (const path of ['/api/v1', '/apis/apps/v1'].map((group) => `${group}/namespaces/${namespace}`)) {
        const resources = path.includes('apps') ? ['deployments'] : ['persistentvolumeclaims', 'services'];
        for (const resource of resources) await quota.admin.api.send({ method: 'DELETE', path: `${path}/${resource}` });
      }
    }
  }, LONG_MS);

  it('leaves small objects to a quota of their own, counted by the API server alone', async () => {
    for (const namespace of NAMESPACES) {
      await quota.admin.create(objectQuota(namespace));
      await waitFor('small objects are counted', async () => {
        const { body } = await quota.admin.api.send({ method: 'GET', path: `/api/v1/namespaces/${namespace}/resourcequotas/tenantry-objects` });
        return (body as { status?: { used?: Readonly<Record<string, string>> } }).status?.used?.['count/podtemplates'] === '0' ? true : undefined;
      }, DEADLINE);
    }
    const most = Number(OBJECT_BOUNDS['count/podtemplates']);
    const { admitted, refusals } = await tenant.storm(most + 20, [PRIMARY], podTemplate);
    expect([admitted, refusals.length]).toEqual([most, 20]);
    expect(refusals.filter((message) => !/exceeded quota: tenantry-objects, requested: count\/podtemplates=1, used: count\/podtemplates=100, limited: count\/podtemplates=100|Operation cannot be fulfilled on resourcequotas/.test(message))).toEqual([]);
    // Another namespace has its own; pods go on as before, and no row of the ledger tells of templates.
    await tenant.create(FURTHER, podTemplate);
    expect((await tenant.storm(EACH)).admitted).toBe(LIMIT);
    expect((await tenant.status())?.resources.some(({ name }) => name.includes('podtemplates'))).toBe(false);
    for (const namespace of NAMESPACES) await quota.admin.api.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}/podtemplates` });
  }, LONG_MS);

  it('adds odd amounts exactly', async () => {
    await tenant.limits({ 'requests.memory': '999999999', 'requests.cpu': '2.997' });
    await waitFor('the plan stands', async () => ((await hardOf(PRIMARY))['requests.memory'] === '999999999' && (await hardOf(FURTHER))['requests.memory'] === '999999999' ? true : undefined), DEADLINE);
    expect((await tenant.storm(EACH, NAMESPACES, oddPod)).admitted).toBe(9);
    await tenant.untilRow({ used: '999999999', reserved: '0' }, 'requests.memory');
    await tenant.untilRow({ used: '2997m', reserved: '0' }, 'requests.cpu');
  }, LONG_MS);

  it('takes no dry run for a charge', async () => {
    for (let n = 0; n < LIMIT + 2; n += 1) {
      const path = `/api/v1/namespaces/${PRIMARY}/pods?dryRun=All`;
      await quota.admin.api.send({ method: 'POST', path, body: podObject(`dry-${n}`, PRIMARY) });
    }
    expect(await tenant.row()).toMatchObject({ used: '0', reserved: '0' });
    expect((await tenant.storm(EACH)).admitted).toBe(LIMIT);
  }, LONG_MS);

  it('lets no storm of one tenant stop another', async () => {
    const other = new QuotaTenant(quota, 'globex');
    const home = 'tenant-globex';
    await other.limit(LIMIT);
    await other.addNamespace(home, LIMIT);
    await other.untilRow({ used: '0', reserved: '0', limit: String(LIMIT) });
    const storms = [tenant.storm(EACH), tenant.storm(EACH)];
    for (let n = 0; n < LIMIT; n += 1) await other.create(home);
    const [first, second] = await Promise.all(storms);
    expect((first?.admitted ?? 0) + (second?.admitted ?? 0)).toBe(LIMIT);
    await expect(other.create(home)).rejects.toThrow(REFUSED);
    await other.untilRow({ used: String(LIMIT), reserved: '0' });
  }, LONG_MS);

  it('holds beside a second quota that somebody made, and gets well when it goes', async () => {
    const second = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'second', namespace: PRIMARY }, spec: { hard: { pods: '2' } } };
    await quota.admin.apply(second);
    await quota.admin.until(second, 'counted', ({ status }) => (status as { used?: object } | undefined)?.used);
    const { admitted } = await tenant.storm(EACH);
    expect(admitted).toBeLessThanOrEqual(LIMIT);
    expect(await tenant.stored([PRIMARY])).toBeLessThanOrEqual(2);
    await quota.admin.remove(second);
    for (const namespace of NAMESPACES) await tenant.recounted(namespace);
    await tenant.fill(LIMIT);
    await tenant.untilRow({ used: String(LIMIT), reserved: '0' });
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
  }, LONG_MS);

  it('admits nothing where the quota was taken away by force, still counts what is there, and gets well when it is back', async () => {
    await tenant.fill(6);
    await quota.admin.api.send({ method: 'DELETE', path: quotaPath(PRIMARY) });
    await waitFor('pods are refused', () => refusalOf(podObject('lost', PRIMARY)), DEADLINE);
    expect(await refusalOf(claim('lost', PRIMARY))).toContain('has no ResourceQuota tenantry that counts persistentvolumeclaims yet');
    // What runs in the namespace without a quota stays taken.
    const left = await tenant.storm(EACH, [FURTHER]);
    expect(left.admitted).toBe(LIMIT - 6);
    const [, made] = namespaceObjects(PRIMARY, 'acme', limits({ pods: String(LIMIT / 2) }));
    if (made !== undefined) await quota.admin.apply(made);
    await tenant.untilRow({ used: String(LIMIT), reserved: '0' });
    await tenant.removePods();
    await tenant.untilIdle(LIMIT);
    expect((await tenant.storm(EACH)).admitted).toBe(LIMIT);
  }, LONG_MS);

  it('lets nothing start in a namespace that is let go', async () => {
    await tenant.limits({ pods: String(LIMIT) }, { namespaces: [{ suffix: 'dev', state: 'Deleted' }] });
    await waitFor('no pods', async () => ((await hardOf(FURTHER))['pods'] === '0' ? true : undefined), DEADLINE);
    const { admitted } = await tenant.storm(EACH);
    expect([admitted, await tenant.stored([FURTHER])]).toEqual([LIMIT, 0]);
    await tenant.removePods();
    await tenant.limits({ pods: String(LIMIT) }, { namespaces: [{ suffix: 'dev' }] });
    await tenant.untilIdle(LIMIT);
  }, LONG_MS);

  it('gives the quotas back to Git when the API server asks nobody any more', async () => {
    await tenant.fill(4);
    await quota.admin.remove({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'tenantry-quota' } });
    for (const replica of quota.replicas) await replica.stop();
    // Flux applies what it left alone before: the static shares.
    for (const namespace of NAMESPACES) await tenant.addNamespace(namespace, LIMIT / 2);
    for (const namespace of NAMESPACES) await waitFor('the share', async () => ((await hardOf(namespace))['pods'] === String(LIMIT / 2) ? true : undefined), DEADLINE);
    expect((await tenant.storm(EACH)).admitted).toBe(LIMIT - 4);
    expect(await tenant.stored([PRIMARY])).toBe(LIMIT / 2);
    // And back: within the shares first, then over all namespaces.
    for (const replica of quota.replicas) await replica.start();
    await tenant.removePods();
    await tenant.untilIdle(LIMIT);
  }, LONG_MS);
});

/** What is said when the object is created; undefined if it is. */
async function refusalOf(object: AnyObject): Promise<string | undefined> {
  try {
    await quota.admin.create(object);
    await quota.admin.remove(object);
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.message.includes('has no ResourceQuota')) return error.message;
    throw error;
  }
}
