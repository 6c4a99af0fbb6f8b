/** One tenant floods a real API server that has few seats: where its calls go, and where another tenant's do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser } from '../../charts/testing/api-user.ts';
import { inputs, tenant } from '../../charts/testing/documents.ts';
import { createApiClient, type ApiClient } from '../../lab/api-client.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { configMap } from '../../lab/testing/objects.ts';
import { waitFor } from '../../lab/wait.ts';
import { flowSchemaOf } from '../../model/flow.ts';
import { prepareJudgedCluster, type JudgedCluster } from '../testing/judged-cluster.ts';
import { startReplica, type Replica } from '../testing/replica.ts';
import { openSender, type Send } from './testing/account-client.ts';
import { accountNames, makeAccounts } from './testing/accounts.ts';
import { FLOODED_DATA, floodedObjects, startFlood, type FloodOptions } from './testing/flood.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 120_000 };
const SCHEMAS = '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas';
const CLASSES = [{ name: 'standard', plans: undefined, shares: 60 }];
const ACCOUNTS = 4;
const CONNECTIONS_EACH = 10;
const WRITES_A_MINUTE = 30;

let folder: string;
let lab: Lab;
let cluster: JudgedCluster;
let replica: Replica;
const tokens: Record<'noisy' | 'calm', string[]> = { noisy: [], calm: [] };
let send: Send;
let close: () => void = () => undefined;

function schemaOf(id: string): string {
  return flowSchemaOf(id, 'pro', CLASSES) ?? '';
}

/** Accounts of a tenant's own namespace as users of the tenant. */
function withAccounts(id: string, requestsPerMinute: number): ReturnType<typeof inputs> {
  const serviceAccounts = accountNames(ACCOUNTS).map((name) => ({ namespace: `tenant-${id}`, name }));
  return inputs(tenant(id, { throttle: { requestsPerMinute, requestsPerHour: 1_000_000 }, members: { users: { serviceAccounts } } }));
}

async function prepareTenant(id: 'noisy' | 'calm', requestsPerMinute: number): Promise<void> {
  await cluster.applyTenant(withAccounts(id, requestsPerMinute));
  const namespace = `tenant-${id}`;
  tokens[id] = await makeAccounts(lab.cluster('eu-1'), namespace, ACCOUNTS);
  for (const name of floodedObjects(ACCOUNTS * CONNECTIONS_EACH)) await cluster.root.client.send({ method: 'POST', path: `/api/v1/namespaces/${namespace}/configmaps`, body: { ...configMap(name, namespace), data: FLOODED_DATA } });
}

interface Schema {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: { readonly rules?: readonly object[] };
}

async function schemas(): Promise<readonly Schema[]> {
  const { body } = await cluster.root.client.send({ method: 'GET', path: SCHEMAS });
  return (body as { items: readonly Schema[] }).items;
}

/** Name of the schema that a call was sorted by. */
async function sortedBy(headers: Readonly<Record<string, unknown>>): Promise<string> {
  return (await schemas()).find(({ metadata }) => metadata.uid === headers['x-kubernetes-pf-flowschema-uid'])?.metadata.name ?? 'none';
}

async function rulesName(group: string): Promise<string[]> {
  return (await schemas()).filter(({ spec }) => JSON.stringify(spec.rules ?? []).includes(`"${group}"`)).map(({ metadata }) => metadata.name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-flood-'));
  const apiServerFlags = ['--max-requests-inflight=8', '--max-mutating-requests-inflight=4'];
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, apiServerFlags, log: console.log });
  const one = lab.cluster('eu-1');
  cluster = await prepareJudgedCluster(one);
  await prepareTenant('noisy', WRITES_A_MINUTE);
  await prepareTenant('calm', 100_000);
  ({ send, close } = openSender(one, 2));
  replica = await startReplica(cluster.flags);
  await waitFor('the webhook to be ready', async () => ((await replica.isReady()) ? true : undefined), DEADLINE);
  await cluster.judge(replica.port);
  for (const id of ['noisy', 'calm'] as const) {
    await waitFor(`the calls of ${id} to be sorted`, async () => ((await sortedBy((await read(id)).headers)) === schemaOf(id) ? true : undefined), DEADLINE);
  }
}, COLD_BUILD_MS);

afterAll(async () => {
  close();
  replica?.signal('SIGKILL');
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function read(id: 'noisy' | 'calm'): ReturnType<Send> {
  return send(tokens[id][0] ?? '', { method: 'GET', path: `/api/v1/namespaces/tenant-${id}/configmaps/big-0` });
}

async function client(user: string, ...groups: readonly string[]): Promise<ApiClient> {
  return createApiClient(await lab.cluster('eu-1').clientFor(user, [...groups, 'system:authenticated']));
}

/** An account by certificate. */
async function account(namespace: string, name: string): Promise<ApiClient> {
  return client(`system:serviceaccount:${namespace}:${name}`, 'system:serviceaccounts', `system:serviceaccounts:${namespace}`);
}

function flood(kind: FloodOptions['kind']): ReturnType<typeof startFlood> {
  const { server, caFile } = lab.cluster('eu-1');
  return startFlood({ server, caFile, kind, namespace: 'tenant-noisy', tokens: tokens.noisy, connectionsEach: CONNECTIONS_EACH, maxSeconds: 120 });
}

interface Waiting {
  readonly schema: string;
  readonly flow: string;
}

/** Requests that wait for a seat in levels of tenants, as the API server itself tells (a table of comma-separated values). */
async function waiting(): Promise<Waiting[]> {
  const { body } = await cluster.root.client.send({ method: 'GET', path: '/debug/api_priority_and_fairness/dump_requests' });
  const [head = '', ...lines] = String(body).trim().split('\n');
  const columns = head.split(',').map((name) => name.trim());
  const rows = lines.map((line) => new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell.trim()])));
  return rows
    .filter((row) => row.get('PriorityLevelName') === 'tenantry-standard' && row.get('RequestIndexInQueue') !== '-1')
    .map((row) => ({ schema: row.get('FlowSchemaName') ?? '', flow: row.get('FlowDistingsher') ?? '' }));
}

describe('flow control of tenants', () => {
  it('has the two tenants in schemas of their own', () => {
    expect(schemaOf('noisy')).not.toBe(schemaOf('calm'));
  });

  it.each([
    ['an account in its namespace', () => account('tenant-calm', 'bot-0'), '/api/v1/namespaces/tenant-calm/configmaps', schemaOf('calm')],
    ['a person in it', () => client('ann', 'tenantry:calm:admins'), '/api/v1/namespaces/tenant-calm/pods', schemaOf('calm')],
    ['discovery for an account', () => account('tenant-calm', 'bot-0'), '/apis', schemaOf('calm')],
    ['a controller of Kubernetes', () => account('kube-system', 'resourcequota-controller'), '/api/v1/namespaces/tenant-calm/pods', 'kube-system-service-accounts'],
    ['Flux', () => account('flux-system', 'kustomize-controller'), '/api/v1/namespaces/tenant-calm/configmaps', 'tenantry-platform'],
    ['the webhook', () => account('tenantry-system', 'tenantry-webhook'), '/apis/tenantry.dev/v1alpha1/tenants', 'tenantry-platform'],
    ['a platform admin who is a member', () => client('erin', 'tenantry:platform-admins', 'tenantry:calm:admins'), '/api/v1/namespaces/tenant-calm/configmaps', 'tenantry-platform'],
    ['an account of no tenant', () => account('default', 'default'), '/apis', 'service-accounts'],
  ] as const)('sorts %s', async (_, open, path, want) => {
    const { headers } = await (await open()).send({ method: 'GET', path });
    expect(await sortedBy(headers)).toBe(want);
  });

  it('makes calls of all accounts of a flooding tenant wait in one flow, and answers another tenant meanwhile', async () => {
    const running = flood('reads');
    const queue = await waitFor('requests that wait', async () => {
      const found = await waiting();
      return found.length > ACCOUNTS ? found : undefined;
    }, DEADLINE);
    const answers = [await read('calm'), await read('calm')];
    const after = await waiting();
    await running.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sortedBy(answers[0]?.headers ?? {})).toBe(schemaOf('calm'));
    expect(after.length).toBeGreaterThan(0);
    for (const found of [...queue, ...after]) expect(found).toEqual({ schema: schemaOf('noisy'), flow: 'tenant-noisy' });
  });

  it('tells a flood of writes to wait, and lets another tenant write meanwhile', async () => {
    const running = flood('writes');
    const refused = await waitFor('a refusal', async () => running.refused(), DEADLINE);
    const path = '/api/v1/namespaces/tenant-calm/configmaps/big-0';
    const calm = await send(tokens.calm[0] ?? '', { method: 'PATCH', path, body: { data: { turn: '1' } } });
    await running.stop();
    expect(calm.status).toBe(200);
    const status = JSON.parse(refused.text) as { reason: string; message: string; details: { retryAfterSeconds: number } };
    expect(status).toMatchObject({ reason: 'TooManyRequests', message: expect.stringContaining('[tenantry/throttle] tenant noisy has used its 30 writes of this minute') as string });
    expect(status.details.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(status.details.retryAfterSeconds).toBeLessThanOrEqual(32);
  });

  it('takes new tenants in and lets removed ones go', async () => {
    await cluster.applyTenant(withAccounts('late', 100));
    await waitFor('late in its schema', async () => ((await rulesName('tenantry:late:admins')).join() === schemaOf('late') ? true : undefined), DEADLINE);
    expect(await rulesName('system:serviceaccounts:tenant-late')).toEqual([schemaOf('late')]);
    const late = await apiUser(lab.cluster('eu-1'), 'lea', ['tenantry:late:viewers', 'system:authenticated']);
    await waitFor('its calls to be sorted', async () => {
      const { headers } = await late.client.send({ method: 'GET', path: '/api/v1/namespaces/tenant-late/configmaps' });
      return (await sortedBy(headers)) === schemaOf('late') ? true : undefined;
    }, DEADLINE);
    expect((await cluster.shard.request('DELETE', '/apis/tenantry.dev/v1alpha1/tenants/late')).status).toBe(200);
    await waitFor('late to be gone', async () => ((await rulesName('tenantry:late:admins')).length === 0 ? true : undefined), DEADLINE);
    expect(await rulesName('tenantry:calm:admins')).toEqual([schemaOf('calm')]);
  });
});
