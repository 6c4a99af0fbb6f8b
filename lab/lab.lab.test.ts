import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyObject } from './api-client.ts';
import { conditionOf, isTrue, openCluster } from './cluster-objects.ts';
import type { ClusterObjects } from './cluster-objects.ts';
import { KUBERNETES_VERSION } from './go-modules.ts';
import { startLab } from './lab.ts';
import type { Lab } from './lab.ts';
import { identify } from './lab-state.ts';
import { configMap, groupSubject, namespace, pod, roleBinding } from './testing/objects.ts';
import { createWorktree } from './testing/worktree.ts';
import { waitFor } from './wait.ts';

const COLD_BUILD_MS = 40 * 60_000;

let folder: string;
let lab: Lab;
let admin: ClusterObjects;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lab-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, log: console.log });
  admin = openCluster(lab.cluster('eu-1').kubeconfigPath);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

function source(repository: string, inNamespace: string): AnyObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: repository, namespace: inNamespace },
    spec: { interval: '1h', url: lab.git.url(repository), ref: { branch: 'main' } },
  };
}

function kustomization(inNamespace: string, sourceRef: Record<string, string>): AnyObject {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'apply', namespace: inNamespace },
    spec: { interval: '1h', retryInterval: '2s', prune: true, sourceRef: { kind: 'GitRepository', ...sourceRef } },
  };
}

describe('control plane', () => {
  it('is the Kubernetes version that is asked for', async () => {
    const { body } = await admin.api.send({ method: 'GET', path: '/version' });
    expect(body).toMatchObject({ gitVersion: KUBERNETES_VERSION, major: '1', minor: '36' });
  });

  it('knows users and groups by certificate and judges them by RBAC', async () => {
    await admin.create(namespace('personas'));
    await admin.create(roleBinding('personas', 'view', groupSubject('tenantry:acme:viewers')));
    const cluster = lab.cluster('eu-1');
    const viewer = openCluster(await cluster.clientFor('ann', ['tenantry:acme:viewers', 'staff/other']));
    const nobody = openCluster(await cluster.clientFor('ann'));

    const published = configMap('kube-root-ca.crt', 'personas');
    await admin.until(published, 'published', () => true);
    await expect(viewer.read(published)).resolves.toMatchObject({ kind: 'ConfigMap' });
    await expect(viewer.create(configMap('mine', 'personas'))).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('User "ann" cannot create') as string,
    });
    await expect(nobody.read(published)).rejects.toMatchObject({ status: 403 });
  });

  it('comes back with its state after etcd and the API server were killed', async () => {
    await admin.create(configMap('survivor', 'default'));
    await lab.killProcess('eu-1', 'kube-apiserver');
    await lab.killProcess('eu-1', 'etcd');
    await expect(admin.read(configMap('survivor', 'default'))).rejects.toThrow();
    await lab.restartProcess('eu-1', 'etcd');
    await lab.restartProcess('eu-1', 'kube-apiserver');
    await expect(admin.read(configMap('survivor', 'default'))).resolves.toMatchObject({
      metadata: { name: 'survivor' },
    });
  });
});

describe('fake nodes', () => {
  it('has a node that is Ready and runs pods', async () => {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } };
    const found = await admin.read(node);
    expect(conditionOf(found, 'Ready')?.status).toBe('True');
    expect(found).toMatchObject({ status: { allocatable: { cpu: '32', memory: '256Gi', pods: '1k' } } });
    const web = pod('web', 'default');
    await admin.create(web);
    await admin.until(web, 'running', isTrue('Ready'));
    expect(await admin.read(web)).toMatchObject({ spec: { nodeName: 'node-1' }, status: { phase: 'Running' } });
  });

  it('serves the log that a test gives a pod', async () => {
    const file = join(folder, 'web.log');
    await writeFile(file, '2026-01-01T00:00:00.000000000Z stdout F hello from the pod\n');
    await admin.create({
      apiVersion: 'kwok.x-k8s.io/v1alpha1',
      kind: 'Logs',
      metadata: { name: 'web', namespace: 'default' },
      spec: { logs: [{ logsFile: file }] },
    });
    const path = '/api/v1/namespaces/default/pods/web/log';
    const log = await waitFor('log of the pod', async () => (await admin.api.send({ method: 'GET', path })).body, {
      deadlineMs: 30_000,
    });
    expect(log).toContain('hello from the pod');
  });

  it('completes a Job', async () => {
    const template = { spec: pod('once', 'default', { restartPolicy: 'Never' })['spec'] };
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once', namespace: 'default' },
      spec: { template },
    };
    await admin.create(job);
    await admin.until(job, 'complete', isTrue('Complete'));
  });
});

describe('Flux', () => {
  const manifest = `
apiVersion: v1
kind: ConfigMap
metadata: { name: from-git, namespace: team }
data: { word: hello }
`;

  it('applies a pushed commit as the service account of the namespace', async () => {
    await lab.git.createRepository('team');
    const worktree = await createWorktree(lab.git.url('team'), process.env['PATH'] ?? '', folder);
    const commit = await worktree.push({ 'config.yaml': manifest }, 'Add a config map');
    await admin.create(namespace('team'));
    const objects = [source('team', 'team'), kustomization('team', { name: 'team' })] as const;
    for (const object of objects) await admin.create(object);

    // The account `default` may do nothing yet, and Flux must not do it in its own name.
    const ready = (found: AnyObject): ReturnType<typeof conditionOf> => conditionOf(found, 'Ready');
    const refused = await admin.until(objects[1], 'refused', (found) => {
      const condition = ready(found);
      return condition?.status === 'False' && condition.message.includes('forbidden') ? condition.message : undefined;
    });
    expect(refused).toContain('system:serviceaccount:team:default');

    await admin.create(roleBinding('team', 'admin', { kind: 'ServiceAccount', name: 'default', namespace: 'team' }));
    const applied = await admin.until(configMap('from-git', 'team'), 'applied', (found) => found);
    expect(applied).toMatchObject({ data: { word: 'hello' } });
    const message = await admin.until(objects[1], 'ready', (found) =>
      ready(found)?.status === 'True' ? ready(found)?.message : undefined,
    );
    expect(message).toContain(commit);
  });

  it('refuses the source of another namespace', async () => {
    await admin.create(namespace('stranger'));
    const foreign = kustomization('stranger', { name: 'team', namespace: 'team' });
    await admin.create(foreign);
    const denied = await admin.until(foreign, 'denied', (found) => {
      const condition = conditionOf(found, 'Ready');
      return condition?.status === 'False' ? condition.message : undefined;
    });
    expect(denied).toContain('cross-namespace references have been blocked');
  });
});

describe('stop', () => {
  it('leaves no process and no folder', async () => {
    const pids = [...lab.cluster('eu-1').components.values()].map((component) => component.pid());
    expect(pids).toHaveLength(7);
    expect(pids).not.toContain(undefined);
    await lab.stop();
    expect(pids.filter((pid) => pid !== undefined && identify(pid) !== undefined)).toEqual([]);
    expect(existsSync(lab.dir)).toBe(false);
  });
});
