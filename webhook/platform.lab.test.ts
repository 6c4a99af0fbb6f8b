/** The webhook exactly as it is rendered, brought in by Flux and called through its Service. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { cluster, inputs, platform, tenant } from '../charts/testing/documents.ts';
import { objectsOf } from '../charts/testing/tenant-cluster.ts';
import { hostNodeMissing } from '../lab/host-address.ts';
import { CHECKOUT_IMAGE, type HostNode } from '../lab/host-node.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { configMap, pod } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { WEBHOOK_USER } from '../model/accounts.ts';
import type { AdmissionSettings, ClusterDocument } from '../model/cluster.ts';
import { renderBootstrap, renderMarker, renderPlatform, renderTenant } from '../synth/render.ts';
import { branchPublisher, type BranchPublisher } from './testing/branch-publisher.ts';
import { tenantLoad } from './testing/tenant-load.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 150_000 };
const NAMESPACE = 'tenant-acme';
const ON: AdmissionSettings = { image: 'registry.invalid/tenantry:1' };
const KUSTOMIZATIONS = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';
const VALIDATING = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/tenantry';
const MUTATING = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/tenantry';
const DEPLOYMENT = '/apis/apps/v1/namespaces/tenantry-system/deployments/tenantry-webhook';

const missing = await hostNodeMissing(process.env);
if (missing !== undefined && process.env['TENANTRY_REQUIRE_ALL'] === '1') throw new Error(missing);
if (missing !== undefined) console.log(`skipped, the webhook's pods cannot run here: ${missing}`);

let folder: string;
let lab: Lab;
let node: HostNode;
let root: ApiUser;
let ann: ApiUser;
let publisher: BranchPublisher;

function documents(admission: AdmissionSettings | undefined): { readonly here: ClusterDocument; readonly base: ReturnType<typeof platform> } {
  return { here: cluster('eu-1', { shards: 1, ...(admission === undefined ? {} : { admission }) }), base: platform({ deploy: { url: lab.git.url('deploy') } }) };
}

async function publishPlatform(admission: AdmissionSettings | undefined): Promise<string> {
  const { here, base } = documents(admission);
  return publisher.publish('deploy/eu-1/platform', renderPlatform(base, here));
}

async function publishShard(): Promise<void> {
  const acme = tenant('acme', { throttle: { requestsPerMinute: 100_000, requestsPerHour: 1_000_000 } });
  const files = renderTenant(inputs(acme), 'eu-1');
  await publisher.publish('deploy/eu-1/tenants-00', new Map([...renderMarker('eu-1', 0, []), ...files]));
}

async function read<T>(path: string): Promise<T | undefined> {
  if ((await root.request('GET', path)).status !== 200) return undefined;
  return (await root.client.send({ method: 'GET', path })).body as T;
}

interface Step {
  readonly status?: { readonly lastAppliedRevision?: string; readonly lastHandledReconcileAt?: string };
}

/** Waits until Flux has applied that commit with a step. */
async function applied(step: string, commit: string): Promise<void> {
  await waitFor(`${step} at ${commit}`, async () => ((await read<Step>(`${KUSTOMIZATIONS}/${step}`))?.status?.lastAppliedRevision?.includes(commit) === true ? true : undefined), DEADLINE);
}

interface Configuration {
  readonly metadata: { readonly resourceVersion: string; readonly managedFields: readonly { readonly manager: string; readonly fieldsV1: object }[] };
  readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string; readonly service?: { readonly path?: string } } }[];
}

async function trust(): Promise<{ readonly path: string; readonly authorities: number }> {
  const [entry] = (await read<Configuration>(VALIDATING))?.webhooks ?? [];
  const bundle = Buffer.from(entry?.clientConfig.caBundle ?? '', 'base64').toString('utf8');
  return { path: entry?.clientConfig.service?.path ?? '', authorities: bundle.split('BEGIN CERTIFICATE').length - 1 };
}

/** Pod Security only warns about templates, so what refuses this one is the webhook. */
function hostPathDeployment(): Parameters<ApiUser['create']>[0] {
  const labels = { app: 'host' };
  const spec = { containers: [{ name: 'app', image: 'registry.invalid/app' }], volumes: [{ name: 'root', hostPath: { path: '/' } }] };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'host', namespace: NAMESPACE }, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } };
}

/** Only the webhook fills in what a pod leaves out; a dry run leaves nothing behind. */
async function untilAsked(): Promise<void> {
  const path = `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`;
  await waitFor('the webhook to be asked', async () => {
    if ((await ann.request('POST', path, pod('probe', NAMESPACE))).status !== 200) return undefined;
    const { body } = await ann.client.send({ method: 'POST', path, body: pod('probe', NAMESPACE) });
    return JSON.stringify(body).includes('"runAsNonRoot":true') ? true : undefined;
  }, DEADLINE);
}

async function untilReplicas(count: number): Promise<void> {
  await waitFor(`${count} ready replicas`, async () => {
    const found = await read<{ readonly metadata: { readonly generation: number }; readonly status: { readonly observedGeneration?: number; readonly readyReplicas?: number; readonly updatedReplicas?: number; readonly replicas?: number } }>(DEPLOYMENT);
    const { status, metadata } = found ?? {};
    return status?.observedGeneration === metadata?.generation && status?.readyReplicas === count && status.updatedReplicas === count && status.replicas === count ? true : undefined;
  }, DEADLINE);
}

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'tenantry-platform-'));
  lab = await startLab({
    dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, audit: true, log: console.log,
    // The rendered overlap is minutes long.
    hostNode: { ...CHECKOUT_IMAGE, env: { TENANTRY_WEBHOOK_OVERLAP: '3' } },
  });
  await lab.git.createRepository('deploy');
  const one = lab.cluster('eu-1');
  if (one.hostNode === undefined) throw new Error('no host node');
  node = one.hostNode;
  root = await apiUser(one, 'root', ['system:masters']);
  ann = await apiUser(one, 'ann', ['tenantry:acme:admins', 'system:authenticated']);
  publisher = await branchPublisher({ url: lab.git.url('deploy'), parent: folder, root });
  await publishShard();
  await publishPlatform(ON);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== undefined)('the platform branch with admission, under Flux', () => {
  it('brings the webhook, then what makes the API server ask it, then tenants', async () => {
    const { here, base } = documents(ON);
    for (const object of objectsOf([renderBootstrap(base, here)])) await root.apply(object);
    await waitFor('the namespace of the tenant', async () => {
      if ((await read(`/api/v1/namespaces/${NAMESPACE}`)) !== undefined) return true;
      return undefined;
    }, DEADLINE);
    for (const path of [VALIDATING, MUTATING]) {
      const found = await read<Configuration>(path);
      expect(found?.webhooks.every(({ clientConfig }) => clientConfig.caBundle !== undefined)).toBe(true);
    }
    expect(await read<object>(DEPLOYMENT)).toMatchObject({ status: { readyReplicas: 2 } });
    expect(node.running()).toHaveLength(2);
    await waitFor('the quota to be counted', async () => ((await read<{ status?: { hard?: object } }>(`/api/v1/namespaces/${NAMESPACE}/resourcequotas/tenantry`))?.status?.hard === undefined ? undefined : true), DEADLINE);
    await untilAsked();
  });

  it('is asked through its Service, at a secret path', async () => {
    expect((await trust()).path).toMatch(/^\/[0-9a-f]{48}\/validate$/);
    expect((await ann.create(hostPathDeployment())).message).toContain('admission webhook "validate.namespaced.tenantry.dev" denied the request: [tenantry/');
    expect(await ann.create(pod('plain', NAMESPACE))).toEqual({ status: 200, message: '' });
    expect(await read<object>(`/api/v1/namespaces/${NAMESPACE}/pods/plain`)).toMatchObject({ spec: { securityContext: { runAsNonRoot: true } } });
  });

  it('shares its configurations with Flux: neither writes what the other owns', async () => {
    const versions = async (): Promise<(string | undefined)[]> => Promise.all([VALIDATING, MUTATING].map(async (path) => (await read<Configuration>(path))?.metadata.resourceVersion));
    const before = await versions();
    const at = String(performance.now());
    await root.request('PATCH', `${KUSTOMIZATIONS}/tenantry-admission`, { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': at } } });
    await waitFor('Flux to have applied again', async () => ((await read<Step>(`${KUSTOMIZATIONS}/tenantry-admission`))?.status?.lastHandledReconcileAt === at ? true : undefined), DEADLINE);
    expect(await versions()).toEqual(before);
    const managers = (await read<Configuration>(VALIDATING))?.metadata.managedFields ?? [];
    const owners = managers.filter(({ fieldsV1 }) => JSON.stringify(fieldsV1).includes('f:caBundle')).map(({ manager }) => manager);
    expect(owners).toEqual(['tenantry-webhook']);
  });

  it('rotates under load without a failed call, while Flux applies', async () => {
    const before = await trust();
    const running = await tenantLoad(ann, NAMESPACE);
    node.signal(node.running()[0] ?? '', 'SIGHUP');
    await waitFor('both authorities', async () => ((await trust()).authorities === 2 ? true : undefined), DEADLINE);
    await applied('tenantry-admission', await publishPlatform(ON));
    await waitFor('the new one alone', async () => {
      const now = await trust();
      return now.authorities === 1 && now.path !== before.path ? true : undefined;
    }, DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(50);
  });

  it('is replaced pod by pod under load without a failed call', async () => {
    const old = node.running();
    const running = await tenantLoad(ann, NAMESPACE);
    const restart = { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() } } } } };
    expect((await root.request('PATCH', DEPLOYMENT, restart)).status).toBe(200);
    await untilReplicas(2);
    await waitFor('the old ones to have ended', async () => (node.running().some((name) => old.includes(name)) ? undefined : true), DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(50);
  });

  it('needs no right that it does not have', async () => {
    const lines = (await readFile(join(lab.cluster('eu-1').folder, 'audit.log'), 'utf8')).split('\n').filter((line) => line.includes(`"username":"${WEBHOOK_USER}"`));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.includes('"code":403'))).toEqual([]);
  });

  it('stops tenants and nobody else while no replica runs', async () => {
    await node.stop();
    const refused = await ann.create(configMap('while-down', NAMESPACE));
    expect([refused.status, refused.message]).toEqual([500, expect.stringContaining('failed calling webhook') as string]);
    expect((await ann.request('DELETE', `/api/v1/namespaces/${NAMESPACE}/configmaps/load-0`)).status).toBe(500);
    for (const namespace of ['kube-system', 'flux-system', 'tenantry-system', 'default']) {
      expect(await root.create(configMap('while-down', namespace))).toEqual({ status: 200, message: '' });
      if (namespace !== 'tenantry-system') expect(await root.create(pod('while-down', namespace))).toMatchObject({ status: 200 });
    }
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'while-down', namespace: 'kube-node-lease' } };
    expect((await root.create(lease)).status).toBe(200);
    expect((await root.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'no-tenant' } })).status).toBe(200);
    for (const namespace of ['kube-system', 'flux-system', 'default']) await root.request('DELETE', `/api/v1/namespaces/${namespace}/pods/while-down?gracePeriodSeconds=0`);
  });

  it('comes back by itself when the whole cluster starts cold', async () => {
    for (const component of ['kustomize-controller', 'source-controller', 'kube-controller-manager', 'kube-scheduler', 'kube-apiserver', 'etcd']) await lab.killProcess('eu-1', component);
    // The pods of before are gone with their machine; nobody deletes them by hand.
    for (const component of ['etcd', 'kube-apiserver', 'kube-scheduler', 'kube-controller-manager', 'source-controller', 'kustomize-controller']) await lab.restartProcess('eu-1', component);
    await node.start();
    await untilReplicas(2);
    await untilAsked();
    expect(await ann.create(configMap('after', NAMESPACE))).toEqual({ status: 200, message: '' });
  });

  it('leaves in the other order: no write meets a configuration without a webhook', async () => {
    const running = await tenantLoad(ann, NAMESPACE);
    await applied('tenantry-webhook', await publishPlatform(undefined));
    await waitFor('the webhook to have gone', async () => ((await read(DEPLOYMENT)) === undefined && node.running().length === 0 ? true : undefined), DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(50);
    expect([await read(VALIDATING), await read(MUTATING)]).toEqual([undefined, undefined]);
  });

  it('comes again, and can run without being asked', async () => {
    await applied('tenantry-admission', await publishPlatform(ON));
    await untilAsked();
    await applied('tenantry-webhook', await publishPlatform({ ...ON, judging: false }));
    expect(await read(VALIDATING)).toBeUndefined();
    expect(await read<object>(DEPLOYMENT)).toMatchObject({ status: { readyReplicas: 2 } });
  });
});
