/** The webhook exactly as it is rendered, called by the API server through its Service. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { cluster, inputs, tenant } from '../charts/testing/documents.ts';
import { prepareCluster } from '../charts/testing/tenant-cluster.ts';
import { CHECKOUT_IMAGE, type HostNode } from '../lab/host-node.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { configMap, pod } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { WEBHOOK_USER } from '../model/accounts.ts';
import { ADMISSION, applyAdmission, DEPLOYMENT, readAs, serviceClusterMissing, trustOf, untilAsked, untilReplicas } from './testing/service-cluster.ts';
import { tenantLoad } from './testing/tenant-load.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 150_000 };
const NAMESPACE = 'tenant-acme';

const missing = await serviceClusterMissing();
let folder: string | undefined;
let lab: Lab;
let node: HostNode;
let root: ApiUser;
let ann: ApiUser;

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'tenantry-service-'));
  // The rendered overlap of a rotation is minutes long.
  const hostNode = { ...CHECKOUT_IMAGE, env: { TENANTRY_WEBHOOK_OVERLAP: '3' } };
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, audit: true, hostNode, log: console.log });
  const one = lab.cluster('eu-1');
  if (one.hostNode === undefined) throw new Error('no host node');
  node = one.hostNode;
  const prepared = await prepareCluster(one);
  root = prepared.root;
  ann = await apiUser(one, 'ann', ['tenantry:acme:admins', 'system:authenticated']);
  await applyAdmission(one, root);
  await prepared.applyTenant(inputs(tenant('acme', { throttle: { requestsPerMinute: 100_000, requestsPerHour: 1_000_000 } }), { clusters: [cluster('eu-1', { admission: ADMISSION })] }));
  await untilAsked(ann, NAMESPACE);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== undefined)('the rendered webhook behind its Service', { timeout: 400_000 }, () => {
  it('is asked at a secret path, refuses and fills in', async () => {
    expect((await trustOf(root)).path).toMatch(/^\/[0-9a-f]{48}\/validate$/);
    const refused = await ann.create(pod('first', NAMESPACE, { priorityClassName: 'system-node-critical' }));
    expect([refused.status, refused.message]).toEqual([403, expect.stringContaining('[tenantry/pod-priority]') as string]);
    expect(await ann.create(pod('plain', NAMESPACE))).toEqual({ status: 200, message: '' });
    expect(await readAs<object>(root, `/api/v1/namespaces/${NAMESPACE}/pods/plain`)).toMatchObject({ spec: { securityContext: { runAsNonRoot: true } } });
  });

  it('rotates under load without a failed call', async () => {
    const before = await trustOf(root);
    const running = await tenantLoad(ann, NAMESPACE);
    node.signal(node.running().find((name) => name.startsWith('tenantry-webhook')) ?? '', 'SIGHUP');
    await waitFor('both authorities', async () => ((await trustOf(root)).authorities === 2 ? true : undefined), DEADLINE);
    await waitFor('the new one alone', async () => {
      const now = await trustOf(root);
      return now.authorities === 1 && now.path !== before.path ? true : undefined;
    }, DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(50);
  });

  it('is replaced pod by pod under load without a failed call', async () => {
    const old = node.running().filter((name) => name.startsWith('tenantry-webhook'));
    expect(old).toHaveLength(2);
    const running = await tenantLoad(ann, NAMESPACE);
    const restart = { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' } } } } };
    expect((await root.request('PATCH', DEPLOYMENT, restart)).status).toBe(200);
    await untilReplicas(root, 2);
    await waitFor('the old ones to have ended', async () => (node.running().some((name) => old.includes(name)) ? undefined : true), DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(50);
  });

  it('needs no right that its service account does not have', async () => {
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
      if (namespace === 'tenantry-system') continue;
      expect(await root.create(pod('while-down', namespace))).toMatchObject({ status: 200 });
      await root.request('DELETE', `/api/v1/namespaces/${namespace}/pods/while-down?gracePeriodSeconds=0`);
    }
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'while-down', namespace: 'kube-node-lease' } };
    expect((await root.create(lease)).status).toBe(200);
    expect((await root.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'no-tenant' } })).status).toBe(200);
  });

  it('comes back by itself when the whole cluster starts cold', async () => {
    await node.stop();
    for (const component of ['kube-controller-manager', 'kube-scheduler', 'kube-apiserver', 'etcd']) await lab.killProcess('eu-1', component);
    for (const component of ['etcd', 'kube-apiserver', 'kube-scheduler', 'kube-controller-manager']) await lab.restartProcess('eu-1', component);
    await node.start();
    await untilReplicas(root, 2);
    await untilAsked(ann, NAMESPACE);
    expect(await ann.create(configMap('after', NAMESPACE))).toEqual({ status: 200, message: '' });
  });
});
