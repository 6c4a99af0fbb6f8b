import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { createApiClient, ApiRefusal, type AnyObject, type ApiClient } from './api-client.ts';
import type { ClusterOptions } from './control-plane.ts';
import { addHostAddress, removeHostAddress } from './host-address.ts';
import { HostPod, podPath } from './host-pod.ts';
import { messageOf } from './lab-error.ts';
import type { HostPodObject, Substitutions } from './pod-files.ts';

/** What stands for images: words of a pod's command, arguments and ConfigMaps → what they are on this machine. */
export interface HostNodeSettings {
  readonly words: Substitutions;
  /** Further variables of every process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A node that is this machine: its pods are processes, each at an address of its own, which API servers can call. */
export interface HostNode {
  /** Runs the node and its pods; those that it ran before come back. */
  start(): Promise<void>;
  /** SIGKILL for everything, as when a machine loses power: the API server is told nothing, addresses stay. */
  stop(): Promise<void>;
  /** Stops, and takes the addresses of pods from this machine. */
  remove(): Promise<void>;
  /** Names of the pods that run now. */
  running(): readonly string[];
  signal(pod: string, name: NodeJS.Signals): void;
}

/** Whatever image a pod names, it finds this checkout at the place of the webhook's. */
export const CHECKOUT_IMAGE: HostNodeSettings = { words: [['/app/dist/webhook/main.js', join(import.meta.dirname, '../webhook/main.ts')]] };

const HOST_NODE = 'host';
/** A node by its name, as a kubelet is: admission lets nodes report. Nothing here grants nodes their rights, so it has all. */
export const HOST_NODE_USER = { user: `system:node:${HOST_NODE}`, groups: ['system:nodes', 'system:masters'] } as const;
const EVERY_MS = 250;
const HEARTBEAT_MS = 5_000;
const DEFAULT_GRACE_SECONDS = 30;
const RESOURCES = { cpu: '16', memory: '64Gi', pods: '100', 'ephemeral-storage': '100Gi' };

const APPLY = '?fieldManager=tenantry-lab&force=true';

async function heartbeat(api: ApiClient): Promise<void> {
  const at = new Date().toISOString();
  const apply = (path: string, body: AnyObject): Promise<unknown> => api.send({ method: 'PATCH', path: `${path}${APPLY}`, body, contentType: 'application/apply-patch+yaml' });
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: HOST_NODE } };
  await apply(`/api/v1/nodes/${HOST_NODE}`, { ...node, metadata: { ...node.metadata, labels: { 'kubernetes.io/hostname': HOST_NODE, 'kubernetes.io/os': 'linux' } } });
  const ready = { type: 'Ready', status: 'True', reason: 'Host', message: 'processes of this machine', lastHeartbeatTime: at, lastTransitionTime: at };
  await apply(`/api/v1/nodes/${HOST_NODE}/status`, { ...node, status: { capacity: RESOURCES, allocatable: RESOURCES, conditions: [ready] } });
  const renewTime = at.replace('Z', '000Z');
  const spec = { holderIdentity: HOST_NODE, leaseDurationSeconds: 40, renewTime };
  await apply(`/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${HOST_NODE}`, { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: HOST_NODE, namespace: 'kube-node-lease' }, spec });
}

class ProcessNode implements HostNode {
  readonly #cluster: ClusterOptions;
  readonly #plane: { readonly server: string; readonly kubeconfig: string; readonly caFile: string };
  readonly #settings: HostNodeSettings;
  readonly #addresses = new Map<string, string>();
  readonly #pods = new Map<string, HostPod>();
  #api: ApiClient;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #beatAt = 0;
  #stopped = true;
  /** Why the last round failed: an API server that is down, most likely. */
  #problem = '';

  constructor(cluster: ClusterOptions, plane: { readonly server: string; readonly kubeconfig: string; readonly caFile: string }, settings: HostNodeSettings) {
    this.#cluster = cluster;
    this.#plane = plane;
    this.#settings = settings;
    this.#api = createApiClient(plane.kubeconfig);
  }

  async start(): Promise<void> {
    this.#stopped = false;
    this.#beatAt = 0;
    await this.#tick();
    if (this.#problem !== '') throw new Error(`the host node does not start: ${this.#problem}`);
    this.#next();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const pod of this.#pods.values()) pod.signal('SIGKILL');
    await this.#round;
    for (const pod of this.#pods.values()) pod.signal('SIGKILL');
    this.#pods.clear();
  }

  async remove(): Promise<void> {
    await this.stop();
    for (const [uid, address] of this.#addresses) {
      this.#addresses.delete(uid);
      await removeHostAddress(this.#cluster.env, address);
    }
  }

  running(): readonly string[] {
    return [...this.#pods.values()].filter(({ isRunning }) => isRunning).map(({ pod }) => pod.metadata.name);
  }

  signal(name: string, signal: NodeJS.Signals): void {
    for (const pod of this.#pods.values()) if (pod.pod.metadata.name === name) pod.signal(signal);
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#tick().then(() => this.#next());
    }, EVERY_MS);
  }

  async #tick(): Promise<void> {
    try {
      if (Date.now() - this.#beatAt > HEARTBEAT_MS) {
        await heartbeat(this.#api);
        this.#beatAt = Date.now();
      }
      const { body } = await this.#api.send({ method: 'GET', path: `/api/v1/pods?fieldSelector=spec.nodeName%3D${HOST_NODE}` });
      const found = (body as { readonly items: readonly HostPodObject[] }).items;
      this.#problem = '';
      // A pod that cannot be started is looked at again next time, and holds up no other.
      await Promise.allSettled(found.map((pod) => this.#look(pod)));
      for (const uid of this.#pods.keys()) if (!found.some(({ metadata }) => metadata.uid === uid)) await this.#forget(uid);
    } catch (error) {
      this.#problem = messageOf(error);
    }
  }

  async #look(object: HostPodObject): Promise<void> {
    const { uid, deletionTimestamp, deletionGracePeriodSeconds = DEFAULT_GRACE_SECONDS } = object.metadata;
    const pod = this.#pods.get(uid) ?? (await this.#make(object));
    if (deletionTimestamp !== undefined) {
      pod.stop(deletionGracePeriodSeconds * 1_000);
      if (pod.isRunning) return pod.report();
      return this.#remove(object);
    }
    if (!pod.isRunning && !this.#stopped) await pod.start();
    await pod.report();
  }

  async #make(object: HostPodObject): Promise<HostPod> {
    const { uid, name } = object.metadata;
    const { folder, env, setpriv } = this.#cluster;
    const address = this.#addresses.get(uid) ?? (await addHostAddress(env));
    this.#addresses.set(uid, address);
    const pod = new HostPod({
      api: this.#api, pod: object, address, setpriv,
      folder: join(folder, 'pods', name),
      // The Node that runs this, before any other.
      env: { ...env, PATH: [dirname(process.execPath), env['PATH']].join(delimiter), ...this.#settings.env },
      caPem: await readFile(this.#plane.caFile, 'utf8'),
      words: [...this.#settings.words, ['https://kubernetes.default.svc', this.#plane.server]],
    });
    this.#pods.set(uid, pod);
    return pod;
  }

  async #remove(object: HostPodObject): Promise<void> {
    try {
      // In the query: Node sends no length with the body of a DELETE, so none arrives.
      await this.#api.send({ method: 'DELETE', path: `${podPath(object)}?gracePeriodSeconds=0` });
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.status === 404)) throw error;
    }
    await this.#forget(object.metadata.uid);
  }

  async #forget(uid: string): Promise<void> {
    this.#pods.get(uid)?.signal('SIGKILL');
    this.#pods.delete(uid);
    const address = this.#addresses.get(uid);
    this.#addresses.delete(uid);
    if (address !== undefined) await removeHostAddress(this.#cluster.env, address);
  }
}

/** Prepares the node of a cluster; nothing runs before start(). */
export function createHostNode(cluster: ClusterOptions, plane: { readonly server: string; readonly kubeconfig: string; readonly caFile: string }, settings: HostNodeSettings): HostNode {
  return new ProcessNode(cluster, plane, settings);
}
