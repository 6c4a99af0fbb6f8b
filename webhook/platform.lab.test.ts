/** The webhook as Flux brings it in and takes it out: what points to it is never there without it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { cluster, inputs, platform, tenant } from '../charts/testing/documents.ts';
import { objectsOf } from '../charts/testing/tenant-cluster.ts';
import { CHECKOUT_IMAGE, type HostNode } from '../lab/host-node.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { waitFor } from '../lab/wait.ts';
import type { AdmissionSettings, ClusterDocument } from '../model/cluster.ts';
import { renderBootstrap, renderMarker, renderPlatform, renderTenant } from '../synth/render.ts';
import { branchPublisher, type BranchPublisher } from './testing/branch-publisher.ts';
import { ADMISSION, DEPLOYMENT, MUTATING, readAs, serviceClusterMissing, untilAsked, VALIDATING, type Configuration } from './testing/service-cluster.ts';
import { tenantLoad } from './testing/tenant-load.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 150_000 };
const NAMESPACE = 'tenant-acme';
const ON = ADMISSION;
const KUSTOMIZATIONS = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';

const missing = await serviceClusterMissing();
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
  const files = renderTenant(inputs(acme, { clusters: [documents(ON).here] }), 'eu-1');
  await publisher.publish('deploy/eu-1/tenants-00', new Map([...renderMarker('eu-1', 0, []), ...files]));
}

const read = <T>(path: string): Promise<T | undefined> => readAs<T>(root, path);

interface Step {
  readonly status?: { readonly lastAppliedRevision?: string; readonly lastHandledReconcileAt?: string };
}

/** Waits until Flux has applied that commit with a step. */
async function applied(step: string, commit: string): Promise<void> {
  await waitFor(`${step} at ${commit}`, async () => ((await read<Step>(`${KUSTOMIZATIONS}/${step}`))?.status?.lastAppliedRevision?.includes(commit) === true ? true : undefined), DEADLINE);
}

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'tenantry-platform-'));
  lab = await startLab({
    dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: console.log,
    hostNode: CHECKOUT_IMAGE,
  });
  await lab.git.createRepository('deploy');
  const one = lab.cluster('eu-1');
  if (one.hostNode === undefined) throw new Error('no host node');
  node = one.hostNode;
  // Kustomizations are managed objects: the floor lets platform admins change them, and nobody else.
  root = await apiUser(one, 'root', ['system:masters', 'tenantry:platform-admins']);
  ann = await apiUser(one, 'ann', ['tenantry:acme:admins', 'system:authenticated']);
  publisher = await branchPublisher({ url: lab.git.url('deploy'), parent: folder, root });
  await publishShard();
  await publishPlatform(ON);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== undefined)('the platform branch with admission, under Flux', { timeout: 400_000 }, () => {
  it('brings the webhook, then what makes the API server ask it, then tenants', async () => {
    const { here, base } = documents(ON);
    for (const object of objectsOf([renderBootstrap(base, here)])) await root.apply(object);
    await waitFor('the namespace of the tenant', async () => ((await read(`/api/v1/namespaces/${NAMESPACE}`)) === undefined ? undefined : true), DEADLINE);
    for (const path of [VALIDATING, MUTATING]) {
      const found = await read<Configuration>(path);
      expect(found?.webhooks.every(({ clientConfig }) => clientConfig.caBundle !== undefined)).toBe(true);
    }
    expect(await read<object>(DEPLOYMENT)).toMatchObject({ status: { readyReplicas: 2 } });
    expect(node.running()).toHaveLength(2);
    await waitFor('the quota to be counted', async () => ((await read<{ status?: { hard?: object } }>(`/api/v1/namespaces/${NAMESPACE}/resourcequotas/tenantry`))?.status?.hard === undefined ? undefined : true), DEADLINE);
    await untilAsked(ann, NAMESPACE);
  });

  it('shares its configurations with Flux: neither writes what the other owns', async () => {
    const versions = async (): Promise<(string | undefined)[]> => Promise.all([VALIDATING, MUTATING].map(async (path) => (await read<Configuration>(path))?.metadata.resourceVersion));
    const before = await versions();
    const at = String(performance.now());
    const asked = await root.request('PATCH', `${KUSTOMIZATIONS}/tenantry-admission`, { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': at } } });
    expect(asked).toEqual({ status: 200, message: '' });
    await waitFor('Flux to have applied again', async () => ((await read<Step>(`${KUSTOMIZATIONS}/tenantry-admission`))?.status?.lastHandledReconcileAt === at ? true : undefined), DEADLINE);
    expect(await versions()).toEqual(before);
    const managers = (await read<Configuration>(VALIDATING))?.metadata.managedFields ?? [];
    const owners = managers.filter(({ fieldsV1 }) => JSON.stringify(fieldsV1).includes('f:caBundle')).map(({ manager }) => manager);
    expect(owners).toEqual(['tenantry-webhook']);
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
    await untilAsked(ann, NAMESPACE);
    await applied('tenantry-webhook', await publishPlatform({ ...ON, judging: false }));
    expect(await read(VALIDATING)).toBeUndefined();
    expect(await read<object>(DEPLOYMENT)).toMatchObject({ status: { readyReplicas: 2 } });
  });
});
