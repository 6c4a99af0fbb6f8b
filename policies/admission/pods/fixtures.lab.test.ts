import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyObject } from '../../../lab/api-client.ts';
import { openCluster, type ClusterObjects } from '../../../lab/cluster-objects.ts';
import { startLab, type Lab } from '../../../lab/lab.ts';
import { textAt, type JsonObject } from '../json.ts';
import { mutate } from '../mutate/index.ts';
import { applyPatch } from '../testing/apply-patch.ts';
import { readFixtures } from '../testing/fixtures.ts';
import { subjectOf } from '../testing/subjects.ts';

const NAMESPACE = 'tenant-acme';

let folder: string;
let lab: Lab;
let cluster: ClusterObjects;

/** Creates nothing: the API server judges with strict fields and Pod Security, and gives the object back. */
async function tryOut(object: JsonObject): Promise<JsonObject> {
  const metadata = { name: 'x', ...(object['metadata'] as object | undefined), namespace: NAMESPACE };
  const body = { ...object, metadata } as AnyObject;
  const path = `${await cluster.api.collectionOf(body)}?dryRun=All&fieldValidation=Strict`;
  return (await cluster.api.send({ method: 'POST', path, body })).body as JsonObject;
}

function labelled(name: string): AnyObject {
  const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: restricted } };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-pods-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, flux: false, log: () => undefined });
  cluster = openCluster(lab.cluster('eu-1').kubeconfigPath);
  await cluster.create(labelled(NAMESPACE));
  await cluster.create({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'tenant-low' }, value: -10 });
  await cluster.create({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'tenant-gvisor' }, handler: 'runsc' });
  for (const name of ['default', 'tenantry-workload', 'web']) {
    await cluster.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } });
  }
}, 40 * 60_000);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

const passing = ['.', '../scheduling'].flatMap((family) => readFixtures(new URL(`${family}/fixtures`, import.meta.url)))
  .filter(({ expected, subject: { request } }) => expected === 'pass' && request.operation === 'CREATE' && request.subResource === '' && request.object !== undefined)
  .map(({ policy, name, subject }) => [`${policy}/${name}`, subject.request.object ?? {}] as const);

describe('pods that pass, on a real API server', () => {
  it.each(passing)('%s is accepted by strict fields and by Pod Security', async (_, object) => {
    await expect(tryOut(object)).resolves.toBeDefined();
  });
});

const CONTAINER = { name: 'web', image: 'ghcr.io/acme/web:1.2' };
const selector = { matchLabels: { app: 'web' } };

function template(fields: JsonObject = {}): JsonObject {
  return { metadata: { labels: { app: 'web' } }, spec: { containers: [CONTAINER], initContainers: [{ ...CONTAINER, name: 'init' }], ...fields } };
}

const PLAIN: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'Pod', ...template() },
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].map((kind) => ({ apiVersion: 'apps/v1', kind, spec: { selector, template: template(), ...(kind === 'StatefulSet' ? { serviceName: 'web' } : {}) } })),
  { apiVersion: 'v1', kind: 'ReplicationController', spec: { selector: { app: 'web' }, template: template() } },
  { apiVersion: 'v1', kind: 'PodTemplate', template: template() },
  { apiVersion: 'batch/v1', kind: 'Job', spec: { template: template({ restartPolicy: 'Never' }) } },
  { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template({ restartPolicy: 'Never' }) } } } },
];

describe('plain workloads that were filled, on a real API server', () => {
  it.each(PLAIN.map((object) => [textAt(object, 'kind') ?? '', object] as const))('a %s is accepted, and needs no more after its defaults', async (_, object) => {
    const filled = applyPatch(object, mutate(subjectOf({ object })));
    const stored = await tryOut(filled);
    expect(mutate(subjectOf({ object: stored }))).toEqual([]);
  });

  it('a plain Pod is refused by Pod Security before', async () => {
    await expect(tryOut(PLAIN[0] ?? {})).rejects.toThrow('PodSecurity');
  });
});
