import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from './api-client.ts';
import type { Environment } from './environment.ts';
import { httpReady } from './probe.ts';
import { substitute, writePodFiles, type HostPodObject, type Substitutions } from './pod-files.ts';
import { startProcess, type ManagedProcess } from './process.ts';

export interface HostPodOptions {
  readonly api: ApiClient;
  readonly pod: HostPodObject;
  /** Address that is this pod's own. */
  readonly address: string;
  /** For its files and log. */
  readonly folder: string;
  readonly env: Environment;
  readonly setpriv: string | undefined;
  readonly caPem: string;
  readonly words: Substitutions;
}

/** A pod of one container, run as a process of this machine that listens on an address of its own. */
export class HostPod {
  readonly #options: HostPodOptions;
  #process: ManagedProcess | undefined;
  #restarts = -1;
  #told = '';
  #stopping = false;

  constructor(options: HostPodOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#process?.isRunning() === true;
  }

  get pod(): HostPodObject {
    return this.#options.pod;
  }

  get address(): string {
    return this.#options.address;
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.kill(name);
  }

  /** Starts it, also when it has ended. */
  async start(): Promise<void> {
    const { api, pod, address, folder, env, setpriv, caPem } = this.#options;
    const [container] = pod.spec.containers;
    if (container === undefined) return;
    await mkdir(folder, { recursive: true });
    const words = await writePodFiles(api, pod, { folder, caPem, words: [...this.#options.words, ['0.0.0.0', address]] });
    // What an image would do by itself nobody knows here.
    const asked = container.command === undefined ? ['sleep', 'infinity'] : [...container.command, ...(container.args ?? [])];
    const [command = 'sleep', ...args] = asked.map((word) => substitute(word, words));
    const own = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value ?? '']));
    this.#restarts += 1;
    this.#process = startProcess({ name: pod.metadata.name, command, args, env: { ...env, ...own }, cwd: folder, logFile: join(folder, 'log') }, setpriv);
  }

  /** Ends it as a kubelet does: asks, and after the grace period insists. */
  stop(graceMs: number): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs);
    void this.#process?.ended.then(() => clearTimeout(timer));
  }

  async #isReady(): Promise<boolean> {
    const [container] = this.#options.pod.spec.containers;
    const probe = container?.readinessProbe?.httpGet;
    if (!this.isRunning) return false;
    if (probe === undefined) return true;
    const port = typeof probe.port === 'number' ? probe.port : container?.ports?.find(({ name }) => name === probe.port)?.containerPort;
    return httpReady(`http://${this.#options.address}:${port}${probe.path}`)().then(() => true, () => false);
  }

  /** Tells the API server how it is, when that changed. */
  async report(): Promise<void> {
    const { api, pod, address } = this.#options;
    const ready = await this.#isReady();
    const state = `${ready}/${this.isRunning}/${this.#restarts}`;
    if (state === this.#told) return;
    const at = new Date().toISOString();
    const is = (type: string, holds: boolean): Record<string, unknown> => ({ type, status: holds ? 'True' : 'False', lastTransitionTime: at });
    const status = {
      phase: 'Running', hostIP: address, podIP: address, podIPs: [{ ip: address }], startTime: at,
      conditions: [is('PodScheduled', true), is('Initialized', true), is('PodReadyToStartContainers', true), is('ContainersReady', ready), is('Ready', ready)],
      containerStatuses: pod.spec.containers.map(({ name, image }) => ({
        name, image, imageID: image, ready, started: this.isRunning, restartCount: Math.max(0, this.#restarts),
        state: this.isRunning ? { running: { startedAt: at } } : { waiting: { reason: 'Restarting' } },
      })),
    };
    await api.send({ method: 'PATCH', path: `${podPath(pod)}/status`, body: { status }, contentType: 'application/merge-patch+json' });
    this.#told = state;
  }
}

export function podPath({ metadata }: HostPodObject): string {
  return `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
}
