/**
 * `flood.*`: one tenant floods the API server from many service accounts and heeds no hint to wait; how long do small
 * calls of another take? Two API servers with the same flags, one with our flow control and throttle and one without,
 * are flooded in turn, so that whatever else the machine does falls on both.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputs, plan, tenant } from '../charts/testing/documents.ts';
import type { ApiClient } from '../lab/api-client.ts';
import type { LabCluster } from '../lab/cluster.ts';
import { openCluster } from '../lab/cluster-objects.ts';
import { startLab } from '../lab/lab.ts';
import { configMap, groupSubject, namespace, roleBinding } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { accountNames, makeAccounts, openSender, type AccountCall, type Send } from '../webhook/flow/testing/account-client.ts';
import { FLOODED_DATA, floodedObjects, type FloodOptions } from '../webhook/flow/testing/flood.ts';
import { prepareJudgedCluster } from '../webhook/testing/judged-cluster.ts';
import { startReplica, type Replica } from '../webhook/testing/replica.ts';
import type { Bench, Result } from './result.ts';

/** Few seats, since two cores cannot serve many: contention is in the queues then, as in a large cluster. */
const API_SERVER = ['--max-requests-inflight=12', '--max-mutating-requests-inflight=6'];
const ACCOUNTS = 50;
const CONNECTIONS_EACH = 4;
const ROUNDS = 5;
const SETTLE_MS = 1_500;
/** Small calls of the other tenant, sent whether or not the one before is answered. */
const CALLS = 120;
const EVERY_MS = 50;
const MAX_SECONDS = 120;
const DEADLINE = { deadlineMs: 60_000 };
const [NOISY, CALM] = ['tenant-noisy', 'tenant-calm'];

type Kind = FloodOptions['kind'];

interface Side {
  readonly cluster: LabCluster;
  readonly noisy: readonly string[];
  readonly calm: string;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function fill(client: ApiClient, cluster: LabCluster): Promise<Side> {
  const [noisy, [calm = '']] = [await makeAccounts(cluster, NOISY, ACCOUNTS), await makeAccounts(cluster, CALM, 1)];
  const names = floodedObjects(ACCOUNTS * CONNECTIONS_EACH);
  for (const [inNamespace, all] of [[NOISY, names], [CALM, ['small']]] as const) {
    for (const name of all) await client.send({ method: 'POST', path: `/api/v1/namespaces/${inNamespace}/configmaps`, body: { ...configMap(name, inNamespace), data: inNamespace === NOISY ? FLOODED_DATA : {} } });
  }
  return { cluster, noisy, calm };
}

/** Namespaces and roles, and nothing of ours. */
async function plainSide(cluster: LabCluster): Promise<Side> {
  const admin = openCluster(cluster.kubeconfigPath);
  for (const name of [NOISY, CALM]) {
    await admin.apply(namespace(name), roleBinding(name, 'edit', groupSubject(`system:serviceaccounts:${name}`)));
  }
  return fill(admin.api, cluster);
}

/** Everything of ours: floor, quota, flow control, and the webhook as a process. */
async function oursSide(cluster: LabCluster): Promise<Side & { readonly replica: Replica }> {
  const judged = await prepareJudgedCluster(cluster);
  const roomy = plan({ quota: { ...plan().spec.quota, configmaps: '10000' } });
  const members = (id: string, count: number) => ({ users: { serviceAccounts: accountNames(count).map((name) => ({ namespace: id, name })) } });
  await judged.applyTenant(inputs(tenant('noisy', { members: members(NOISY, ACCOUNTS) }), { plan: roomy }));
  await judged.applyTenant(inputs(tenant('calm', { members: members(CALM, 1), throttle: { requestsPerMinute: 100_000, requestsPerHour: 1_000_000 } }), { plan: roomy }));
  const side = await fill(judged.root.client, cluster);
  const replica = await startReplica(judged.flags);
  await waitFor('the webhook to be ready', async () => ((await replica.isReady()) ? true : undefined), DEADLINE);
  await judged.judge(replica.port);
  await waitFor('both tenants in their schemas', async () => {
    const { body } = await judged.root.client.send({ method: 'GET', path: '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas' });
    const text = JSON.stringify(body);
    return [NOISY, CALM].every((name) => text.includes(`system:serviceaccounts:${name}`)) ? true : undefined;
  }, DEADLINE);
  return { ...side, replica };
}

class Flooder {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'lab-flood-process.ts'), { execArgv: [] });

  start({ cluster, noisy }: Side, kind: Kind): void {
    const { server, caFile } = cluster;
    this.#child.send({ server, caFile, namespace: NOISY, kind, tokens: noisy, connectionsEach: CONNECTIONS_EACH, maxSeconds: MAX_SECONDS } satisfies FloodOptions);
  }

  /** HTTP status → calls that got it. */
  async stop(): Promise<ReadonlyMap<number, number>> {
    this.#child.send('stop');
    const [statuses] = (await once(this.#child, 'message')) as [[number, number][]];
    return new Map(statuses);
  }

  end(): void {
    this.#child.kill();
  }
}

/** Milliseconds until the call has succeeded; what is told to wait waits and is sent again, as clients of Kubernetes do. */
async function timed(send: Send, token: string, call: AccountCall): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { status, headers, text } = await send(token, call);
    if (status === 200) return performance.now() - started;
    if (status !== 429) throw new Error(`a call of the calm tenant got ${status}: ${text}`);
    await pause(Number(headers['retry-after'] ?? 1) * 1_000);
  }
}

async function smallCalls({ cluster, calm }: Side, kind: Kind): Promise<number[]> {
  const { send, close } = openSender(cluster, 100);
  const path = `/api/v1/namespaces/${CALM}/configmaps/small`;
  const under: Promise<number>[] = [];
  for (let turn = 0; turn < CALLS; turn += 1) {
    under.push(timed(send, calm, kind === 'reads' ? { method: 'GET', path } : { method: 'PATCH', path, body: { data: { turn: `${turn}` } } }));
    await pause(EVERY_MS);
  }
  const times = await Promise.all(under);
  close();
  return times;
}

interface Round {
  readonly p99: number;
  readonly flood: ReadonlyMap<number, number>;
}

async function round(side: Side, kind: Kind): Promise<Round> {
  const flooder = new Flooder();
  try {
    flooder.start(side, kind);
    await pause(SETTLE_MS);
    const times = await smallCalls(side, kind);
    return { p99: quantile(times, 0.99), flood: await flooder.stop() };
  } finally {
    flooder.end();
  }
}

function told(name: string, rounds: readonly Round[]): string {
  return `${name} ${rounds.map(({ p99, flood }) => `${p99.toFixed(0)} ms (${[...flood].map(([status, count]) => `${count} × ${status}`).join(', ')})`).join('; ')}`;
}

async function compare(plain: Side, ours: Side, kind: Kind): Promise<Result> {
  const rounds: { plain: Round; ours: Round }[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push({ plain: await round(plain, kind), ours: await round(ours, kind) });
  console.log(`  flood of ${kind}, p99 of the other tenant (answers to the flood): ${told('plain', rounds.map((one) => one.plain))}; ${told('ours', rounds.map((one) => one.ours))}`);
  const middle = (of: 'plain' | 'ours'): number => quantile(rounds.map((one) => one[of].p99), 0.5);
  return {
    name: `flood.${kind}.p99`, value: middle('ours'), unit: 'ms', baseline: { name: 'plain Kubernetes', value: middle('plain') },
    ratio: quantile(rounds.map((one) => one.plain.p99 / one.ours.p99), 0.5),
  };
}

async function run(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-flood-'));
  const lab = await startLab({ dir: join(folder, 'lab'), clusters: ['plain', 'ours'], env: process.env, nodes: 0, apiServerFlags: API_SERVER });
  let replica: Replica | undefined;
  try {
    const plain = await plainSide(lab.cluster('plain'));
    const ours = await oursSide(lab.cluster('ours'));
    ({ replica } = ours);
    return [await compare(plain, ours, 'reads'), await compare(plain, ours, 'writes')];
  } finally {
    replica?.signal('SIGKILL');
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = [{ name: 'flood', results: ['flood.reads.p99', 'flood.writes.p99'], run }];
