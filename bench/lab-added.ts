/**
 * `lab.*`: what admission adds to the creation of a pod through a real API server. Three namespaces of one cluster with
 * equal quota and Pod Security take turns: one that nobody judges, one with an allow-all webhook that mutates and
 * validates, and a tenant's. The tenant's is measured twice: with floor, mutation, policies and throttle (`lab.added`),
 * then with the quota fence, which no other way has, as well (`lab.fenced`).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiUser } from '../charts/testing/api-user.ts';
import { inputs, plan, tenant } from '../charts/testing/documents.ts';
import type { AnyObject, ApiClient } from '../lab/api-client.ts';
import type { LabCluster } from '../lab/cluster.ts';
import { startLab } from '../lab/lab.ts';
import { groupSubject, namespace, pod, roleBinding } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { PLATFORM_ADMINS_GROUP } from '../model/accounts.ts';
import { openSender, type Send } from '../webhook/flow/testing/account-client.ts';
import { accountNames, makeAccounts } from '../webhook/flow/testing/accounts.ts';
import { prepareJudgedCluster, type JudgedCluster } from '../webhook/testing/judged-cluster.ts';
import { startReplica, type Replica } from '../webhook/testing/replica.ts';
import type { AllowAll } from './lab-allow-all.ts';
import type { Bench, Result } from './result.ts';

/** Clients at a time → pods that each turn creates. */
const LOADS: readonly (readonly [number, number])[] = [[1, 50], [10, 100], [50, 150]];
const TURNS = 3;
/** A webhook that has run for a while is compiled, and so is what the others run. */
const WARM_UP = 200;
const DEADLINE = { deadlineMs: 60_000 };
/** Seats enough for every client: contention is the bench of `flood`. */
const API_SERVER = ['--max-requests-inflight=1600', '--max-mutating-requests-inflight=800'];
const WAYS = { none: 'plain-pods', all: 'allow-all-pods', ours: 'tenant-acme' } as const;
const QUOTA = { ...plan().spec.quota, pods: '100000', 'requests.cpu': '100000', 'limits.cpu': '100000', 'requests.memory': '100Ti', 'limits.memory': '100Ti', 'requests.ephemeral-storage': '1000Ti', 'limits.ephemeral-storage': '1000Ti' };

type Way = keyof typeof WAYS;

interface Figures {
  readonly p50: number;
  readonly p99: number;
}

/** Complies with everything, so that the mutation has little to fill in and nobody refuses it. */
function compliant(name: string, inNamespace: string): AnyObject {
  const resources = { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' };
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return pod(name, inNamespace, {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'app', image: 'registry.invalid/app:1', securityContext, resources: { requests: resources, limits: resources } }],
  });
}

async function untilCounted(client: ApiClient, name: string): Promise<void> {
  await waitFor(`the quota of ${name}`, async () => {
    const { body } = await client.send({ method: 'GET', path: `/api/v1/namespaces/${name}/resourcequotas/tenantry` });
    return (body as { status?: { hard?: object } }).status?.hard === undefined ? undefined : true;
  }, DEADLINE);
}

/** A namespace outside of ours, with the same native quota and Pod Security. */
async function plainNamespace({ root }: JudgedCluster, name: string): Promise<void> {
  await root.apply(namespace(name, { 'pod-security.kubernetes.io/enforce': 'restricted', bench: name }));
  await root.apply({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenantry', namespace: name }, spec: { hard: QUOTA } });
  await root.apply(roleBinding(name, 'edit', groupSubject(`system:serviceaccounts:${name}`)));
  await untilCounted(root.client, name);
}

function allowAllConfiguration(kind: 'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration', { port, authority }: AllowAll): AnyObject {
  const path = kind === 'MutatingWebhookConfiguration' ? 'mutate' : 'validate';
  return {
    apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'allow-all' },
    webhooks: [{
      name: `${path}.allow-all.example.org`, admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Fail', timeoutSeconds: 5,
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: 'Namespaced' }],
      namespaceSelector: { matchLabels: { bench: WAYS.all } },
      clientConfig: { url: `https://127.0.0.1:${port}/${path}`, caBundle: Buffer.from(authority).toString('base64') },
    }],
  };
}

async function startAllowAll(): Promise<{ readonly child: ChildProcess; readonly listening: AllowAll }> {
  const child = fork(join(import.meta.dirname, 'lab-allow-all.ts'), { execArgv: [] });
  const [listening] = (await once(child, 'message')) as [AllowAll];
  return { child, listening };
}

class PodMaker {
  readonly #root: ApiClient;
  readonly #send: Send;
  readonly #tokens: Readonly<Record<Way, string>>;
  #count = 0;

  constructor(root: ApiClient, send: Send, tokens: Readonly<Record<Way, string>>) {
    this.#root = root;
    this.#send = send;
    this.#tokens = tokens;
  }

  /** Milliseconds of each creation by so many clients; the pods are gone, and so is what follows from that, afterwards. */
  async make(way: Way, clients: number, count: number): Promise<number[]> {
    const path = `/api/v1/namespaces/${WAYS[way]}/pods`;
    const times: number[] = [];
    let left = count;
    const client = async (): Promise<void> => {
      while (left-- > 0) {
        const body = compliant(`pod-${this.#count++}`, WAYS[way]);
        const started = performance.now();
        const { status, text } = await this.#send(this.#tokens[way], { method: 'POST', path, body });
        times.push(performance.now() - started);
        if (status !== 201) throw new Error(`the creation of a pod in ${WAYS[way]} got ${status}: ${text}`);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    await this.#root.send({ method: 'DELETE', path: `${path}?gracePeriodSeconds=0` });
    await this.#untilQuiet(WAYS[way]);
    return times;
  }

  /** The next turn must not pay for the recounts of this one. */
  async #untilQuiet(name: string): Promise<void> {
    await waitFor(`the quota of ${name} to be counted down`, async () => {
      const { body } = await this.#root.send({ method: 'GET', path: `/api/v1/namespaces/${name}/resourcequotas/tenantry` });
      const { status } = body as { status?: { used?: Readonly<Record<string, string>> } };
      return status?.used?.['pods'] === '0' ? true : undefined;
    }, { ...DEADLINE, intervalMs: 100 });
  }
}

function figures(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

type Measured = Readonly<Record<Way, Figures>>;

/** All ways in turn, turn by turn. */
async function measure(maker: PodMaker, clients: number, count: number): Promise<Measured> {
  const times: Record<Way, number[]> = { none: [], all: [], ours: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const way of ['none', 'all', 'ours'] as const) times[way].push(...(await maker.make(way, clients, count)));
  }
  return { none: figures(times.none), all: figures(times.all), ours: figures(times.ours) };
}

type Family = 'lab.added' | 'lab.fenced';

/** `lab.added.p50` at one client, `lab.added.10.p99` and so on; `….create…` are the whole creations. */
function resultName(family: string, clients: number, part: keyof Figures): string {
  return clients === 1 && part === 'p50' ? `${family}.p50` : `${family}.${clients}.${part}`;
}

function resultsOf(family: Family, clients: number, { none, all, ours }: Measured): Result[] {
  return (['p50', 'p99'] as const).flatMap((part) => [
    { name: resultName(family, clients, part), value: ours[part] - none[part], unit: 'ms', baseline: { name: 'an allow-all webhook adds', value: all[part] - none[part] } },
    { name: resultName(`${family}.create`, clients, part), value: ours[part], unit: 'ms', baseline: { name: 'no webhook', value: none[part] }, ratio: none[part] / ours[part] },
  ]);
}

async function measureAll(family: Family, maker: PodMaker): Promise<Result[]> {
  for (const way of ['none', 'all', 'ours'] as const) await maker.make(way, 10, WARM_UP);
  const results: Result[] = [];
  for (const [clients, count] of LOADS) results.push(...resultsOf(family, clients, await measure(maker, clients, count)));
  return results;
}

async function prepare(lab: LabCluster, cluster: JudgedCluster): Promise<Readonly<Record<Way, string>>> {
  const serviceAccounts = accountNames(1).map((name) => ({ namespace: WAYS.ours, name }));
  const acme = tenant('acme', { members: { users: { serviceAccounts } }, throttle: { requestsPerMinute: 1_000_000, requestsPerHour: 60_000_000 } });
  await cluster.applyTenant(inputs(acme, { plan: plan({ quota: QUOTA }) }));
  for (const way of ['none', 'all'] as const) await plainNamespace(cluster, WAYS[way]);
  const token = async (way: Way): Promise<string> => (await makeAccounts(lab, WAYS[way], 1))[0] ?? '';
  return { none: await token('none'), all: await token('all'), ours: await token('ours') };
}

/** Nobody serves what Flux is told to fetch here: it would try again and again while others are timed. */
async function suspendSources(cluster: LabCluster): Promise<void> {
  const admin = await apiUser(cluster, 'erin', [PLATFORM_ADMINS_GROUP, 'system:masters']);
  const path = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories';
  const { body } = await admin.client.send({ method: 'GET', path });
  for (const { metadata } of (body as { items: readonly { metadata: { name: string } }[] }).items) {
    const { status, message } = await admin.request('PATCH', `${path}/${metadata.name}`, { spec: { suspend: true } });
    if (status !== 200) throw new Error(`${metadata.name} cannot be suspended: ${message}`);
  }
}

async function judgeAll(cluster: JudgedCluster, listening: AllowAll, replica: Replica): Promise<void> {
  for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const) await cluster.root.apply(allowAllConfiguration(kind, listening));
  await waitFor('the webhook to be ready', async () => ((await replica.isReady()) ? true : undefined), DEADLINE);
  await cluster.judge(replica.port, isNotFence);
}

/** Entry of the quota fence in the validating configuration. */
function isNotFence({ name }: { readonly name: string }): boolean {
  return !name.startsWith('quota.');
}

/** @throws Error unless these endpoints have been asked */
async function proveJudged(replica: Replica, endpoints: readonly string[]): Promise<void> {
  const metrics = await replica.metrics();
  for (const endpoint of endpoints) {
    if (!new RegExp(`^tenantry_admission_review_seconds_count\\{[^}]*endpoint="${endpoint}"`, 'm').test(metrics)) throw new Error(`/${endpoint} has not been asked`);
  }
}

async function run(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-added-'));
  const lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, apiServerFlags: API_SERVER });
  const allowAll = await startAllowAll();
  let replica: Replica | undefined;
  const { send, close } = openSender(lab.cluster('eu-1'), 50);
  try {
    const cluster = await prepareJudgedCluster(lab.cluster('eu-1'));
    await suspendSources(lab.cluster('eu-1'));
    const tokens = await prepare(lab.cluster('eu-1'), cluster);
    replica = await startReplica(cluster.flags);
    await judgeAll(cluster, allowAll.listening, replica);
    const maker = new PodMaker(cluster.root.client, send, tokens);
    await waitFor('pods of the tenant to be let in', () => maker.make('ours', 1, 1), DEADLINE);
    await proveJudged(replica, ['mutate', 'validate']);
    const added = await measureAll('lab.added', maker);
    await cluster.judge(replica.port);
    await waitFor('the fence to be asked', async () => {
      await maker.make('ours', 1, 1);
      return (await replica?.metrics())?.includes('endpoint="quota",operation="UPDATE"');
    }, DEADLINE);
    return [...added, ...(await measureAll('lab.fenced', maker))];
  } finally {
    close();
    allowAll.child.kill();
    replica?.signal('SIGKILL');
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const FAMILIES = ['lab.added', 'lab.added.create', 'lab.fenced', 'lab.fenced.create'];
const RESULTS = LOADS.flatMap(([clients]) => FAMILIES.flatMap((family) => (['p50', 'p99'] as const).map((part) => resultName(family, clients, part))));

export const benches: readonly Bench[] = [{ name: 'lab.added', results: RESULTS, run }];
