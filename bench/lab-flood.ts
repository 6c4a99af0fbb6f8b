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
import { openSender, type AccountCall, type Send } from '../webhook/flow/testing/account-client.ts';
import { accountNames, makeAccounts } from '../webhook/flow/testing/accounts.ts';
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
/** The other tenant: each client sends a small call, waits for the answer, and pauses. */
const CLIENTS = 4;
const PAUSE_MS = 50;
const MEASURED_MS = 6_000;
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
  const small = Array.from({ length: CLIENTS }, (_, number) => `small-${number}`);
  for (const [inNamespace, all] of [[NOISY, names], [CALM, small]] as const) {
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

/** The other process, which floods one side after the other. */
class Flooder {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'lab-flood-process.ts'), { execArgv: [] });

  /** Resolves when the flood is under way. */
  async start({ cluster, noisy }: Side, kind: Kind): Promise<void> {
    const { server, caFile } = cluster;
    this.#child.send({ server, caFile, namespace: NOISY, kind, tokens: noisy, connectionsEach: CONNECTIONS_EACH, maxSeconds: MAX_SECONDS } satisfies FloodOptions);
    await waitFor('the flood to be answered', async () => ((await this.#statuses('figures')).size > 0 ? true : undefined), { ...DEADLINE, intervalMs: 250 });
    await pause(SETTLE_MS);
  }

  /** HTTP status → calls that got it. */
  async stop(): Promise<ReadonlyMap<number, number>> {
    return this.#statuses('stop');
  }

  end(): void {
    this.#child.kill();
  }

  async #statuses(question: 'figures' | 'stop'): Promise<ReadonlyMap<number, number>> {
    this.#child.send(question);
    const [statuses] = (await once(this.#child, 'message')) as [[number, number][]];
    return new Map(statuses);
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
  const { send, close } = openSender(cluster, CLIENTS);
  const times: number[] = [];
  const endMs = performance.now() + MEASURED_MS;
  const client = async (number: number): Promise<void> => {
    const path = `/api/v1/namespaces/${CALM}/configmaps/small-${number}`;
    for (let turn = 0; performance.now() < endMs; turn += 1) {
      times.push(await timed(send, calm, kind === 'reads' ? { method: 'GET', path } : { method: 'PATCH', path, body: { data: { turn: `${turn}` } } }));
      await pause(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  close();
  return times;
}

interface Round {
  readonly p99: number;
  readonly calls: number;
  readonly flood: ReadonlyMap<number, number>;
}

async function round(flooder: Flooder, side: Side, kind: Kind): Promise<Round> {
  await flooder.start(side, kind);
  const times = await smallCalls(side, kind);
  return { p99: quantile(times, 0.99), calls: times.length, flood: await flooder.stop() };
}

/** `812 ms of 97 (301 × 200)`: p99, calls that were measured, answers to the flood. */
function told({ p99, calls, flood }: Round): string {
  return `${p99.toFixed(0)} ms of ${calls} (${[...flood].map(([status, count]) => `${count} × ${status}`).join(', ')})`;
}

async function compare(flooder: Flooder, plain: Side, ours: Side, kind: Kind): Promise<Result> {
  const rounds: { plain: Round; ours: Round }[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push({ plain: await round(flooder, plain, kind), ours: await round(flooder, ours, kind) });
  for (const [turn, { plain: without, ours: withOurs }] of rounds.entries()) console.log(`  flood of ${kind}, round ${turn + 1}: plain ${told(without)}; ours ${told(withOurs)}`);
  const middle = (of: 'plain' | 'ours'): number => quantile(rounds.map((one) => one[of].p99), 0.5);
  return {
    name: `flood.${kind}.p99`, value: middle('ours'), unit: 'ms', baseline: { name: 'plain Kubernetes', value: middle('plain') },
    ratio: quantile(rounds.map((one) => one.plain.p99 / one.ours.p99), 0.5),
  };
}

async function run(kind: Kind): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-flood-'));
  const lab = await startLab({ dir: join(folder, 'lab'), clusters: ['plain', 'ours'], env: process.env, nodes: 0, apiServerFlags: API_SERVER });
  const flooder = new Flooder();
  let replica: Replica | undefined;
  try {
    const plain = await plainSide(lab.cluster('plain'));
    const ours = await oursSide(lab.cluster('ours'));
    ({ replica } = ours);
    return [await compare(flooder, plain, ours, kind)];
  } finally {
    flooder.end();
    replica?.signal('SIGKILL');
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = (['reads', 'writes'] as const).map((kind) => ({ name: `flood.${kind}`, results: [`flood.${kind}.p99`], run: () => run(kind) }));
