/** A tenant's own repository under Flux, with mutation on the way: what is filled in is no drift. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { inputs, tenant } from '../charts/testing/documents.ts';
import type { AnyObject } from '../lab/api-client.ts';
import { runCommand } from '../lab/command.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { waitFor } from '../lab/wait.ts';
import { prepareJudgedCluster, type JudgedCluster } from './testing/judged-cluster.ts';
import { ServiceProxy, startReplica, type Replica } from './testing/replica.ts';

const DEADLINE = { deadlineMs: 120_000 };
const NAMESPACE = 'tenant-acme';
const KUSTOMIZATION = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/kustomizations/app`;
const SOURCE = `/apis/source.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/gitrepositories/app`;
const DEPLOYMENT = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/web`;

/** Plain, and with the two fields that an apply replaces as a whole. */
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      nodeSelector: {kubernetes.io/arch: amd64}
      tolerations: [{key: node.kubernetes.io/memory-pressure, operator: Exists}]
      containers:
        - name: web
          image: registry.invalid/web:1
`;

let root: string;
let lab: Lab;
let cluster: JudgedCluster;
let platform: ApiUser;
let replica: Replica | undefined;
const proxy = new ServiceProxy();

async function git(...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.c' };
  return (await runCommand('git', args, { cwd: join(root, 'app'), env })).trim();
}

/** Commits the manifest with a file beside it that says which commit this is; answers its id. */
async function push(note: string): Promise<string> {
  writeFileSync(join(root, 'app/web.yaml'), MANIFEST);
  writeFileSync(join(root, 'app/note.yaml'), `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: note}\ndata: {note: ${note}}\n`);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', note);
  await git('push', '--quiet', lab.git.url('app'), 'HEAD:refs/heads/main');
  return git('rev-parse', 'HEAD');
}

interface Applied {
  readonly status?: { readonly lastAppliedRevision?: string; readonly lastHandledReconcileAt?: string; readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message: string }[] };
}

async function read<T>(path: string): Promise<T> {
  return (await cluster.root.client.send({ method: 'GET', path })).body as T;
}

/** Asks Flux to fetch and to apply, and waits until it has applied that commit on this very request. */
async function reconcile(commit: string, token: string): Promise<void> {
  const asked = { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': token } } };
  await platform.request('PATCH', SOURCE, asked);
  await platform.request('PATCH', KUSTOMIZATION, asked);
  await waitFor(`Flux to apply ${token}`, async () => {
    const { status } = await read<Applied>(KUSTOMIZATION);
    const failed = status?.conditions?.find(({ type, status: is }) => type === 'Ready' && is === 'False')?.message ?? '';
    if (failed.includes('[tenantry/')) throw new Error(failed);
    return status?.lastHandledReconcileAt === token && status.lastAppliedRevision?.endsWith(commit) === true ? true : undefined;
  }, DEADLINE);
}

function fluxObjects(): AnyObject[] {
  const metadata = { name: 'app', namespace: NAMESPACE };
  return [
    { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata, spec: { url: lab.git.url('app'), ref: { branch: 'main' }, interval: '1h' } },
    { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata, spec: { serviceAccountName: 'tenantry-gitops', sourceRef: { kind: 'GitRepository', name: 'app' }, path: './', targetNamespace: NAMESPACE, prune: true, wait: false, interval: '1h' } },
  ];
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tenantry-drift-'));
  lab = await startLab({ dir: join(root, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: () => undefined });
  await lab.git.createRepository('app');
  mkdirSync(join(root, 'app'));
  await git('init', '--quiet');
  cluster = await prepareJudgedCluster(lab.cluster('eu-1'));
  await cluster.applyTenant(inputs(tenant('acme', { isolation: 'NodePool', gitops: { url: 'https://git.acme.test/deploy.git' } })));
  platform = await apiUser(lab.cluster('eu-1'), 'erin', ['tenantry:platform-admins', 'system:masters']);
  replica = await startReplica(cluster.flags);
  const port = await proxy.start();
  await proxy.use(replica);
  await proxy.untilReady(1);
  await cluster.judge(port);
  const ann = await apiUser(lab.cluster('eu-1'), 'ann', ['tenantry:acme:admins', 'system:authenticated']);
  const probe = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'probe', namespace: NAMESPACE }, spec: { type: 'ExternalName', externalName: 'x.test' } };
  await waitFor('the webhook to be asked', async () => ((await ann.create(probe)).message.includes('[tenantry/') ? true : undefined), DEADLINE);
}, 40 * 60_000);

afterAll(async () => {
  replica?.signal('SIGKILL');
  proxy.stop();
  await lab?.stop();
  rmSync(root, { recursive: true, force: true });
});

interface Live {
  readonly metadata: { readonly resourceVersion: string; readonly generation: number };
  readonly spec: { readonly template: { readonly spec: unknown } };
}

describe('a tenant\'s own repository', () => {
  it('is filled in once, and applied again and again without a difference', async () => {
    const first = await push('one');
    for (const object of fluxObjects()) expect(await platform.create(object)).toEqual({ status: 200, message: '' });
    await reconcile(first, 'first');
    const before = await read<Live>(DEPLOYMENT);
    expect(before.spec.template.spec).toMatchObject({
      nodeSelector: { 'kubernetes.io/arch': 'amd64', 'tenantry.dev.node-restriction.kubernetes.io/pool': 'acme' },
      tolerations: [{ key: 'node.kubernetes.io/memory-pressure' }, { key: 'tenantry.dev.node-restriction.kubernetes.io/pool', value: 'acme' }],
      securityContext: { runAsNonRoot: true },
      containers: [{ securityContext: { allowPrivilegeEscalation: false } }],
    });

    await reconcile(first, 'second');
    await reconcile(await push('two'), 'third');

    const after = await read<Live>(DEPLOYMENT);
    expect(after.spec).toEqual(before.spec);
    // The controller manager writes the status of a Deployment; a write of Flux would raise the generation with the spec.
    expect(after.metadata.generation).toBe(before.metadata.generation);
    const managers = (await read<{ metadata: { managedFields: readonly { manager: string; operation: string; time: string }[] } }>(DEPLOYMENT)).metadata.managedFields;
    expect(managers.filter(({ operation }) => operation === 'Apply').map(({ manager }) => manager)).toEqual(['kustomize-controller']);
  });
});
