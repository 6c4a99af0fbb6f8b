import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser, type Outcome } from '../charts/testing/api-user.ts';
import { inputs, tenant } from '../charts/testing/documents.ts';
import type { AnyObject } from '../lab/api-client.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { configMap, pod } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { prepareJudgedCluster, type JudgedCluster } from './testing/judged-cluster.ts';
import { ServiceProxy, startReplica, type Replica } from './testing/replica.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 60_000 };
const NAMESPACE = 'tenant-acme';

let folder: string;
let lab: Lab;
let cluster: JudgedCluster;
let ann: ApiUser;
const proxy = new ServiceProxy();
let replicas: Replica[] = [];

async function restart(index: number): Promise<void> {
  replicas[index] = await startReplica(cluster.flags);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-webhook-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: console.log });
  const one = lab.cluster('eu-1');
  cluster = await prepareJudgedCluster(one);
  for (const id of ['acme', 'globex']) await cluster.applyTenant(inputs(tenant(id, { throttle: { requestsPerMinute: 100_000, requestsPerHour: 1_000_000 } })));
  await cluster.applyTenant(inputs(tenant('busy', { throttle: { requestsPerMinute: 5, requestsPerHour: 1_000 } })));
  ann = await apiUser(one, 'ann', ['tenantry:acme:admins', 'system:authenticated']);
  replicas = await Promise.all([startReplica(cluster.flags), startReplica(cluster.flags)]);
  const port = await proxy.start();
  await proxy.use(...replicas);
  await proxy.untilReady(2);
  await cluster.judge(port);
  await waitFor('the webhook to be asked', async () => ((await ann.create(hostPathDeployment())).message.includes('[tenantry/') ? true : undefined), DEADLINE);
}, COLD_BUILD_MS);

afterAll(async () => {
  for (const replica of replicas) replica.signal('SIGKILL');
  proxy.stop();
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

function hostPathPod(): AnyObject {
  return pod('host', NAMESPACE, { volumes: [{ name: 'root', hostPath: { path: '/' } }] });
}

/** Pod Security only warns about templates, so this one is the webhook's. */
function hostPathDeployment(): AnyObject {
  const labels = { app: 'host' };
  const spec = { containers: [{ name: 'app', image: 'registry.invalid/app' }], volumes: [{ name: 'root', hostPath: { path: '/' } }] };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'host', namespace: NAMESPACE }, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } };
}

/** Writes of a tenant, several at a time, until told to stop; what was refused. */
function load(user: ApiUser): { stop(): Promise<{ readonly made: number; readonly failed: readonly Outcome[] }> } {
  const failed: Outcome[] = [];
  let made = 0;
  let going = true;
  const worker = async (number: number): Promise<void> => {
    for (let turn = 0; going; turn += 1) {
      const outcome = await user.request('PATCH', `/api/v1/namespaces/${NAMESPACE}/configmaps/load-${number}`, { data: { turn: String(turn) } });
      if (outcome.status === 200) made += 1;
      else failed.push(outcome);
    }
  };
  const workers = Array.from({ length: 6 }, (_, number) => worker(number));
  return {
    stop: async () => {
      going = false;
      await Promise.all(workers);
      return { made, failed };
    },
  };
}

interface Configuration {
  readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string; readonly url: string } }[];
}

async function configuration(): Promise<{ readonly path: string; readonly authorities: number }> {
  const { body } = await cluster.root.client.send({ method: 'GET', path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/tenantry' });
  const [entry] = (body as Configuration).webhooks;
  const bundle = Buffer.from(entry?.clientConfig.caBundle ?? '', 'base64').toString('utf8');
  return { path: new URL(entry?.clientConfig.url ?? '').pathname, authorities: bundle.split('BEGIN CERTIFICATE').length - 1 };
}

describe('the webhook', () => {
  it('tells the API server its authority and secret path', async () => {
    const { path, authorities } = await configuration();
    expect(path).toMatch(/^\/[0-9a-f]{48}\/validate$/);
    expect(authorities).toBe(1);
  });

  it('refuses hostPath to the tenant, in a pod and in a template', async () => {
    expect(await ann.create(hostPathPod())).toMatchObject({ status: 403, message: expect.stringContaining('hostPath') as string });
    const outcome = await ann.create(hostPathDeployment());
    expect(outcome.status).toBe(403);
    expect(outcome.message).toContain('admission webhook "validate.namespaced.tenantry.dev" denied the request: [tenantry/');
    expect(outcome.message).toContain('hostPath');
  });

  it('fills in a plain pod and lets it in', async () => {
    expect(await ann.create(pod('plain', NAMESPACE))).toEqual({ status: 200, message: '' });
    const { body } = await cluster.root.client.send({ method: 'GET', path: `/api/v1/namespaces/${NAMESPACE}/pods/plain` });
    const { spec } = body as { spec: { securityContext: object; containers: { securityContext: object }[] } };
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.containers[0]?.securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });

  it('tells a tenant that writes too much to wait, and no other', async () => {
    const bob = await apiUser(lab.cluster('eu-1'), 'bob', ['tenantry:busy:admins', 'system:authenticated']);
    const outcomes: Outcome[] = [];
    for (let turn = 0; turn < 8; turn += 1) outcomes.push(await bob.create(configMap(`c-${turn}`, 'tenant-busy')));
    expect(outcomes.filter(({ status }) => status === 200).length).toBeLessThan(8);
    expect(outcomes.at(-1)?.status).toBe(429);
    expect(outcomes.at(-1)?.message).toContain('[tenantry/throttle] tenant busy has used its 5 writes of this minute');
    expect((await ann.create(configMap('calm', NAMESPACE))).status).toBe(200);
  });

  it('sorts the calls of each tenant into a schema of its class', async () => {
    const schema = await waitFor('a schema with acme', async () => {
      const { body } = await cluster.root.client.send({ method: 'GET', path: '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas' });
      const { items } = body as { items: { metadata: { name: string; uid: string }; spec: { rules?: unknown } }[] };
      return items.find(({ spec }) => JSON.stringify(spec.rules ?? []).includes('tenantry:acme:admins'));
    }, DEADLINE);
    expect(schema.metadata.name).toMatch(/^tenantry-standard-\d\d$/);
    await waitFor('the API server to sort by it', async () => {
      const { headers } = await ann.client.send({ method: 'GET', path: `/api/v1/namespaces/${NAMESPACE}/configmaps` });
      return headers['x-kubernetes-pf-flowschema-uid'] === schema.metadata.uid ? true : undefined;
    }, DEADLINE);
  });

  it('rotates under load without a failed call', async () => {
    for (let number = 0; number < 6; number += 1) await ann.create(configMap(`load-${number}`, NAMESPACE));
    const before = await configuration();
    const running = load(ann);
    replicas[0]?.signal('SIGHUP');
    await waitFor('both authorities', async () => ((await configuration()).authorities === 2 ? true : undefined), DEADLINE);
    const after = await waitFor('the new one alone', async () => {
      const now = await configuration();
      return now.authorities === 1 && now.path !== before.path ? now : undefined;
    }, DEADLINE);
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(100);
    expect(after.path).not.toBe(before.path);
  });

  it('restarts one replica after the other under load without a failed call', async () => {
    const running = load(ann);
    for (const index of [0, 1]) {
      const old = replicas[index];
      old?.signal('SIGTERM');
      expect(await old?.ended).toBe(0);
      await restart(index);
      await proxy.use(...replicas);
      await proxy.untilReady(2);
    }
    const { made, failed } = await running.stop();
    expect(failed).toEqual([]);
    expect(made).toBeGreaterThan(100);
  });

  it('stops tenants and nobody else while all replicas are down, and heals by itself', async () => {
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    await proxy.use();
    const refused = await ann.create(configMap('while-down', NAMESPACE));
    expect(refused.status).toBe(500);
    expect(refused.message).toContain('failed calling webhook');
    expect((await ann.request('DELETE', `/api/v1/namespaces/${NAMESPACE}`)).status).not.toBe(200);
    for (const namespace of ['kube-system', 'flux-system', 'tenantry-system', 'default']) {
      expect(await cluster.root.create(configMap('while-down', namespace))).toEqual({ status: 200, message: '' });
      if (namespace !== 'tenantry-system') expect(await cluster.root.create(pod('while-down', namespace))).toMatchObject({ status: 200 });
    }
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'while-down', namespace: 'kube-node-lease' } };
    expect((await cluster.root.create(lease)).status).toBe(200);
    expect((await cluster.root.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'no-tenant' } })).status).toBe(200);
    await restart(0);
    await restart(1);
    await proxy.use(...replicas);
    await proxy.untilReady(2);
    expect(await ann.create(configMap('after', NAMESPACE))).toEqual({ status: 200, message: '' });
  });
});
