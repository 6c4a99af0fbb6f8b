/** Fence and projector before a real API server, two replicas as processes of their own. */
import { request as httpsRequest } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCluster, type ClusterObjects } from '../../lab/cluster-objects.ts';
import { waitFor } from '../../lab/wait.ts';
import { startQuotaLab, type QuotaLab } from './testing/quota-lab.ts';
import { NAMESPACES, quotaPath, QuotaTenant, type Stormed } from './testing/quota-tenant.ts';

const COLD_BUILD_MS = 40 * 60_000;
const LONG_MS = 900_000;
const TIMES = { youngMs: 2_000, settleMs: 1_500 };
const ROUNDS = 20;
const EACH = 50;
const LIMIT = 10;
const [PRIMARY, FURTHER] = NAMESPACES;
/** Ours, or the API server's own words; its charges also collide with recounts, with or without us. */
const REFUSED = /exceeded quota: tenantry|status unknown for quota: tenantry|\[tenantry\/quota\]|Operation cannot be fulfilled on resourcequotas/;

/** Refused because nobody could judge in time: a connection to a process that is gone, a machine that is too busy. */
const UNJUDGED = /failed calling webhook|resource quota evaluation timed out/;

let quota: QuotaLab;
let tenant: QuotaTenant;
/** The API server's quota plugin, as far as anybody can tell. */
let plugin: ClusterObjects;

beforeAll(async () => {
  quota = await startQuotaLab({ times: TIMES, log: console.log });
  tenant = new QuotaTenant(quota);
  plugin = openCluster(await quota.lab.cluster('eu-1').clientFor('system:apiserver', ['system:masters']));
  await tenant.limit(LIMIT);
  for (const name of NAMESPACES) await tenant.addNamespace(name, LIMIT);
}, COLD_BUILD_MS);

beforeEach(async () => {
  for (const replica of quota.replicas) if (!replica.isRunning) await replica.start();
  await tenant.limit(LIMIT);
  // Whatever a failed test left behind must not fail the next one too.
  await tenant.removePods(await tenant.namespaces());
  await tenant.untilIdle(LIMIT);
}, LONG_MS);

afterAll(async () => {
  await quota?.stop();
});

/** Sends a charge of one pod to a replica, as if the API server asked; nobody commits it. */
async function unfinishedCharge(port: number): Promise<unknown> {
  const old = await tenant.quota(PRIMARY);
  const object = { ...old, status: { ...old.status, used: { ...old.status?.used, pods: String(Number(old.status?.used?.['pods']) + 1) } } };
  const review = {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: 'unfinished', operation: 'UPDATE', namespace: PRIMARY, name: 'tenantry', subResource: 'status', object, oldObject: old,
      resource: { group: '', version: 'v1', resource: 'resourcequotas' }, kind: { group: '', version: 'v1', kind: 'ResourceQuota' }, userInfo: { username: 'system:apiserver' },
    },
  };
  return await new Promise((resolve, reject) => {
    const request = httpsRequest({ host: '127.0.0.1', port, method: 'POST', path: '/quota', rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve((JSON.parse(Buffer.concat(chunks).toString('utf8')) as { response: unknown }).response));
    });
    request.once('error', reject);
    request.end(JSON.stringify(review));
  });
}

/** What `kubectl get tenant acme` prints: the API server makes the table. */
async function table(): Promise<Record<string, unknown>> {
  const config = new KubeConfig();
  config.loadFromFile(quota.lab.cluster('eu-1').kubeconfigPath);
  const options: Parameters<typeof httpsRequest>[1] = { headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' } };
  await config.applyToHTTPSOptions(options);
  const url = new URL('/apis/tenantry.dev/v1alpha1/tenants/acme', config.getCurrentCluster()?.server);
  const text = await new Promise<string>((resolve, reject) => {
    httpsRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    }).once('error', reject).end();
  });
  const { columnDefinitions, rows } = JSON.parse(text) as { columnDefinitions: { name: string }[]; rows: { cells: unknown[] }[] };
  return Object.fromEntries(columnDefinitions.map(({ name }, index) => [name, rows[0]?.cells[index]]));
}

/** Everything that fits was admitted and nothing beyond it; fewer only if some requests got no judgement at all. */
function exactly(count: number, { admitted, refusals }: Stormed): void {
  expect(refusals.filter((message) => !REFUSED.test(message) && !UNJUDGED.test(message))).toEqual([]);
  if (refusals.some((message) => UNJUDGED.test(message))) expect(admitted).toBeLessThanOrEqual(count);
  else expect(admitted).toBe(count);
}

describe('fence on the API server', () => {
  it(`admits exactly ${LIMIT} of ${2 * EACH} pods in each of ${ROUNDS} rounds, over two namespaces and two replicas`, async () => {
    const rounds: { stored: number; killed: boolean }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = quota.replicas[round % 2];
      const isKilled = round % 5 === 3;
      if (isKilled) await victim?.kill();
      exactly(LIMIT, await tenant.storm(EACH));
      if (isKilled) await victim?.start();
      if ((await tenant.stored()) < LIMIT) {
        // A request that got no judgement may have been charged; only a recount finds out.
        for (const namespace of NAMESPACES) await tenant.recounted(namespace);
        await tenant.fill(LIMIT);
      }
      rounds.push({ stored: await tenant.stored(), killed: isKilled });
      // The ledger comes to say what a recount says, and nothing stays held back.
      const counted = await Promise.all(NAMESPACES.map((namespace) => tenant.recounted(namespace)));
      expect(counted.reduce((a, b) => a + b, 0)).toBe(LIMIT);
      await tenant.untilRow({ used: String(LIMIT), reserved: '0' });
      await tenant.removePods();
      await tenant.untilIdle(LIMIT);
    }
    expect(rounds.map(({ stored }) => stored)).toEqual(Array.from({ length: ROUNDS }, () => LIMIT));
    expect(rounds.filter(({ killed }) => killed)).toHaveLength(4);
  }, LONG_MS);

  it('is asked once for many creates', async () => {
    const before = await quota.calls();
    await tenant.storm(EACH);
    const calls = (await quota.calls()) - before;
    expect(calls / (2 * EACH)).toBeLessThanOrEqual(0.2);
  }, LONG_MS);

  it('admits no more when a replica is killed in mid-storm, and all that fits afterwards', async () => {
    const [first, second] = quota.replicas;
    const before = await quota.calls();
    const storm = tenant.storm(EACH);
    await waitFor('the first charge', async () => ((await quota.calls()) > before ? true : undefined), { deadlineMs: 30_000, intervalMs: 1 });
    await first?.kill();
    const { admitted } = await storm;
    expect(admitted).toBeLessThanOrEqual(LIMIT);
    expect(await tenant.stored()).toBe(admitted);
    await tenant.fill(LIMIT);
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
    await first?.start();
    await second?.kill();
    await tenant.untilRow({ used: String(LIMIT), reserved: '0' });
    await second?.start();
  }, LONG_MS);

  it('holds under recounts in mid-storm', async () => {
    const admin = quota.admin.api;
    const nudge = async (namespace: string, times: number): Promise<void> => {
      for (let n = 1; n <= times; n += 1) {
        const body = { spec: { hard: { 'count/nudges.example.org': String(n) } } };
        await admin.send({ method: 'PATCH', path: quotaPath(namespace), body, contentType: 'application/merge-patch+json' });
      }
    };
    const [{ admitted }] = await Promise.all([tenant.storm(EACH), nudge(PRIMARY, 10), nudge(FURTHER, 10)]);
    expect(admitted).toBeLessThanOrEqual(LIMIT);
    await tenant.fill(LIMIT);
    await expect(tenant.create(FURTHER)).rejects.toThrow(REFUSED);
  }, LONG_MS);

  it('does not believe a recount that misses what was charged a moment ago', async () => {
    for (const replica of quota.replicas) await replica.stop();
    for (const replica of quota.replicas) await replica.start({ times: { ...TIMES, youngMs: 600_000 } });
    const path = quotaPath(PRIMARY);
    const send = (client: ClusterObjects, at: string, body: object): Promise<unknown> => client.api.send({ method: 'PATCH', path: at, body, contentType: 'application/merge-patch+json' });
    // Charged, and its pod is not stored for a long time.
    const { metadata } = await tenant.quota(PRIMARY);
    await send(plugin, `${path}/status`, { metadata: { resourceVersion: metadata.resourceVersion }, status: { used: { pods: '1' } } });
    await tenant.untilRow({ used: '1', reserved: '0' });
    await send(quota.admin, path, { spec: { hard: { 'count/nudges.example.org': '11' } } });
    await tenant.untilRow({ used: '0', reserved: '1' });
    exactly(LIMIT - 1, await tenant.storm(EACH));
    expect(await tenant.stored()).toBeLessThan(LIMIT);
    // Nothing was stored after all: the recount that follows says the same, and is believed.
    for (const replica of quota.replicas) await replica.stop();
    for (const replica of quota.replicas) await replica.start();
    await tenant.untilRow({ used: String(await tenant.stored()), reserved: '0' });
    await tenant.fill(LIMIT);
  }, LONG_MS);

  it('settles a charge that nobody finished', async () => {
    const settled = async (): Promise<string | undefined> => (await tenant.quota(PRIMARY)).metadata.annotations?.['tenantry.dev/settled'];
    await tenant.untilAligned(PRIMARY);
    const before = await settled();
    expect(await unfinishedCharge(quota.replicas[0]?.settings.port ?? 0)).toMatchObject({ allowed: true });
    await waitFor('the quota is touched', async () => ((await settled()) === before ? undefined : true), { deadlineMs: 240_000 });
    await tenant.untilRow({ used: '0', reserved: '0' });
    await tenant.fill(LIMIT);
  }, LONG_MS);

  it('counts a namespace that comes in mid-storm, and forgets one that goes in another', async () => {
    const third = 'tenant-acme--test';
    const all = [...NAMESPACES, third];
    const first = tenant.storm(EACH);
    await tenant.addNamespace(third, LIMIT);
    const second = await tenant.storm(EACH, [third]);
    // A namespace that comes moves the quotas of the others: charges that collide with that are refused, with or without us.
    expect((await first).admitted + second.admitted).toBeLessThanOrEqual(LIMIT);
    await tenant.fill(LIMIT - (await tenant.stored([third])));
    expect(await tenant.stored(all)).toBe(LIMIT);
    await expect(tenant.create(third)).rejects.toThrow(REFUSED);
    await tenant.removePods(all);
    await tenant.untilIdle(LIMIT, all);
    exactly(LIMIT, await tenant.storm(EACH, all));
    await tenant.removePods();
    await tenant.fill(LIMIT - (await tenant.stored([third])));
    await Promise.all([quota.admin.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: third } }), tenant.storm(EACH)]);
    expect(await tenant.stored()).toBeLessThanOrEqual(LIMIT);
    await waitFor('the ledger forgets it', async () => ((await tenant.status())?.namespaces.some(({ name }) => name === third) === false ? true : undefined), { deadlineMs: 240_000 });
    await tenant.fill(LIMIT);
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
  }, LONG_MS);

  it('follows the plan down and up, and shows it', async () => {
    await tenant.fill(8);
    await tenant.limit(4);
    await tenant.untilRow({ used: '8', reserved: '0', limit: '4' });
    expect((await tenant.status())?.message).toBe('above the limit, so growth is refused until it falls: pods 8 of 4');
    expect(await table()).toMatchObject({
      Name: 'acme',
      Used: 'pods: 8, cpu: 80m, memory: 64Mi',
      Reserved: 'pods: 0, cpu: 0, memory: 0',
      Limit: 'pods: 4, cpu: 100, memory: 100Gi',
    });
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
    await tenant.removePods([PRIMARY]);
    await tenant.untilRow({ used: '4', reserved: '0' });
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
    await tenant.limit(12);
    await tenant.fill(12);
    await expect(tenant.create(FURTHER)).rejects.toThrow(REFUSED);
  }, LONG_MS);

  it('lets nobody else write the status of a quota', async () => {
    const path = `${quotaPath(PRIMARY)}/status`;
    const forged = quota.admin.api.send({ method: 'PATCH', path, body: { status: { used: { pods: '9' } } }, contentType: 'application/merge-patch+json' });
    await expect(forged).rejects.toThrow('only the API server and the quota controller write the status');
    expect(await tenant.row()).toMatchObject({ used: '0', reserved: '0' });
  });

  it('refuses every charge while no replica is there, and goes on when one is back', async () => {
    for (const replica of quota.replicas) await replica.kill();
    await expect(tenant.create(PRIMARY)).rejects.toThrow('failed calling webhook');
    for (const replica of quota.replicas) await replica.start();
    await tenant.fill(LIMIT);
    await expect(tenant.create(PRIMARY)).rejects.toThrow(REFUSED);
  }, LONG_MS);
});
