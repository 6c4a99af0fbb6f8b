/** A lab cluster with a tenant of two namespaces, and two replicas of fence and projector before its API server. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyObject } from '../../../lab/api-client.ts';
import { createAuthority } from '../../../lab/certificates.ts';
import { openCluster, type ClusterObjects } from '../../../lab/cluster-objects.ts';
import { startLab, type Lab } from '../../../lab/lab.ts';
import { waitFor } from '../../../lab/wait.ts';
import { serviceAccountUser } from '../../../model/accounts.ts';
import { tenantCrd } from '../../../model/crd.ts';
import type { QuotaTimes } from '../projection.ts';
import { startForwarder, type Forwarder } from './forwarder.ts';
import { namespaceObjects } from './quota-objects.ts';
import type { ReplicaSettings } from './replica-process.ts';

const OWN_USER = serviceAccountUser('tenantry-system', 'tenantry-webhook');
const RBAC = 'rbac.authorization.k8s.io';
/** The chart says 5: on a machine that others load too, that would tell about the load and not about the gate. */
const GATE_TIMEOUT_SECONDS = 10;
const DEADLINE = { deadlineMs: 60_000 };

/** All that fence and projector may do in a cluster. */
const RULES = [
  { apiGroups: ['tenantry.dev'], resources: ['tenants'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['tenantry.dev'], resources: ['tenants/status'], verbs: ['patch'] },
  { apiGroups: [''], resources: ['resourcequotas'], verbs: ['get', 'list', 'watch', 'patch'] },
  { apiGroups: [''], resources: ['resourcequotas/status'], verbs: ['patch'] },
  { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list'] },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'patch'] },
];

/** The webhook's registrations: for charges as in the platform's chart, for what the gate guards in place of the one for everything. */
function registration(port: number, ca: string, gate: boolean): AnyObject {
  const entry = { admissionReviewVersions: ['v1'], failurePolicy: 'Fail', timeoutSeconds: 2, namespaceSelector: { matchExpressions: [{ key: 'tenantry.dev/tenant', operator: 'Exists' }] } };
  const clientConfig = (path: string): object => ({ url: `https://127.0.0.1:${port}/${path}`, caBundle: ca });
  const pods = {
    name: 'validate.pods.tenantry.dev',
    ...entry,
    timeoutSeconds: GATE_TIMEOUT_SECONDS,
    clientConfig: clientConfig('validate'),
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods', 'persistentvolumeclaims', 'services'], scope: 'Namespaced' }],
    sideEffects: 'None',
  };
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'tenantry-quota' },
    webhooks: [
      {
        name: 'quota.tenantry.dev',
        ...entry,
        clientConfig: clientConfig('quota'),
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['resourcequotas/status'], scope: 'Namespaced' }],
        matchConditions: [{ name: 'not-our-own', expression: `request.userInfo.username != '${OWN_USER}'` }],
        sideEffects: 'NoneOnDryRun',
      },
      ...(gate ? [pods] : []),
    ],
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class ReplicaProcess {
  readonly settings: ReplicaSettings;
  #child: ChildProcess | undefined;

  constructor(settings: ReplicaSettings) {
    this.settings = settings;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Starts it, with other settings than the lab's if told so. */
  async start(changes: Partial<ReplicaSettings> = {}): Promise<void> {
    const child = fork(join(import.meta.dirname, 'replica-process.ts'), [JSON.stringify({ ...this.settings, ...changes })], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    const [message] = (await once(child, 'message')) as [unknown];
    if (message !== 'ready') throw new Error(`the replica said ${String(message)}`);
  }

  /** Reviews since it was started. */
  async calls(): Promise<number> {
    const child = this.#child;
    if (child?.connected !== true) return 0;
    child.send('calls');
    const [told] = (await once(child, 'message')) as [{ calls: number }];
    return told.calls;
  }

  async kill(): Promise<void> {
    await this.#end((child) => child.kill('SIGKILL'));
  }

  /** Ends it in good order: another replica need not wait for its lease. */
  async stop(): Promise<void> {
    await this.#end((child) => child.send('stop'));
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const ended = once(child, 'exit');
    how(child);
    await ended;
  }
}

export interface QuotaLab {
  readonly lab: Lab;
  readonly admin: ClusterObjects;
  readonly replicas: readonly ReplicaProcess[];
  /** Reviews of the replicas that run. */
  calls(): Promise<number>;
  stop(): Promise<void>;
}

async function allowOwnUser(admin: ClusterObjects): Promise<void> {
  await admin.apply(
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'tenantry-webhook' }, rules: RULES },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'tenantry-webhook' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'tenantry-webhook' },
      subjects: [{ apiGroup: RBAC, kind: 'User', name: OWN_USER }],
    },
  );
}

/** New registrations take a moment to be loaded: somebody else's write is refused once they are. */
async function isRegistered(admin: ClusterObjects): Promise<true | undefined> {
  const path = '/api/v1/namespaces/tenant-probe/resourcequotas/tenantry/status';
  const body = { status: { used: { pods: '1' } } };
  try {
    await admin.api.send({ method: 'PATCH', path, body, contentType: 'application/merge-patch+json' });
  } catch (error) {
    return error instanceof Error && error.message.includes('[tenantry/quota]') ? true : undefined;
  }
  return undefined;
}

export interface QuotaLabOptions {
  readonly times: QuotaTimes;
  readonly log: (line: string) => void;
  /** Whether the gate is asked about each pod. Default true. */
  readonly gate?: boolean;
}

export async function startQuotaLab({ times, log, gate = true }: QuotaLabOptions): Promise<QuotaLab> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-quota-'));
  const lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, log, nodes: 0, flux: false });
  const cluster = lab.cluster('eu-1');
  const admin = openCluster(cluster.kubeconfigPath);
  await admin.applyDefinitions([tenantCrd()]);
  await allowOwnUser(admin);
  // Git makes it empty; a short life lets the other replica take over within a test.
  await admin.apply({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'tenantry-webhook', namespace: 'default' } });
  const authority = await createAuthority({ folder: join(folder, 'webhook'), env: process.env });
  const files = await authority.issueServer('webhook', ['127.0.0.1']);
  const kubeconfigFile = await cluster.clientFor(OWN_USER, ['system:serviceaccounts', 'system:serviceaccounts:tenantry-system']);
  const ports = [await freePort(), await freePort()];
  const replicas = ports.map((port) => new ReplicaProcess({ ...files, kubeconfigFile, port, ownUser: OWN_USER, times, tightens: true }));
  await Promise.all(replicas.map((replica) => replica.start()));
  const forwarder: Forwarder = await startForwarder(ports);
  await admin.apply(registration(forwarder.port, (await readFile(authority.certFile)).toString('base64'), gate));
  await admin.apply(...namespaceObjects('tenant-probe', 'probe', { pods: '1' }));
  await waitFor('the webhook is registered', () => isRegistered(admin), DEADLINE);
  return {
    lab, admin, replicas,
    calls: async () => (await Promise.all(replicas.map((replica) => replica.calls()))).reduce((a, b) => a + b, 0),
    stop: async () => {
      await Promise.all(replicas.map((replica) => replica.kill()));
      await forwarder.stop();
      await lab.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
