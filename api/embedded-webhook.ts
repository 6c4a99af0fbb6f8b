/**
 * The webhook beside the API on one machine, for trying: a process of its own (the API imports nothing of it), which
 * only judges. Without a cluster it judges by the documents of the repository, which this process sends it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { isIPv4 } from 'node:net';
import { extname, join } from 'node:path';
import { NODE_FLAGS } from '../charts/webhook-names.ts';
import { TenantryError } from '../model/errors.ts';
import type { Part } from '../runtime/lifecycle.ts';
import type { Log } from '../runtime/log.ts';
import type { TenantStore } from '../store/store.ts';
import { WebhookFacts } from './webhook-facts.ts';

export interface EmbeddedWebhookOptions {
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  /** Holds its authority and certificate. */
  readonly certificateFile: string;
  /** The attached cluster that it follows, by name; undefined: the repository's documents. */
  readonly cluster: { readonly name: string; readonly kubeconfig: string } | undefined;
  readonly searchPath: string;
  readonly logLevel: string;
  readonly log: Log;
}

/** Changes of this long are sent together. */
const GATHER_MS = 300;
const MAX_SAID = 4_000;

export class EmbeddedWebhook implements Part {
  readonly name = 'webhook';
  readonly #options: EmbeddedWebhookOptions;
  readonly #facts = new WebhookFacts();
  #child: ChildProcess | undefined;
  #listening: Promise<string> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(options: EmbeddedWebhookOptions) {
    this.#options = options;
  }

  /** Starts the process and does not wait for it: others start meanwhile. */
  async start(): Promise<void> {
    const { host, port, healthPort, certificateFile, cluster, searchPath, logLevel } = this.#options;
    const flags = [
      '--preview', '--open-path', `--listen=${host}`, `--port=${port}`, `--health-port=${healthPort}`, `--host=${isIPv4(host) ? host : 'localhost'}`, `--certificate-file=${certificateFile}`,
      `--log-level=${logLevel}`, '--drain=0', ...(cluster === undefined ? [] : [`--cluster=${cluster.name}`, `--kubeconfig=${cluster.kubeconfig}`]),
    ];
    // The same file as this one is: TypeScript in a checkout, JavaScript in a package.
    const main = join(import.meta.dirname, `../webhook/main${extname(import.meta.filename)}`);
    const child = spawn(process.execPath, [...NODE_FLAGS, main, ...flags], { env: { PATH: searchPath }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#child = child;
    this.#listening = this.#untilListening(child);
    // Whoever asks where it listens gets the failure.
    this.#listening.catch(() => undefined);
  }

  /** Its URL, once it listens. @throws TenantryError that says why it does not */
  async listening(): Promise<string> {
    if (this.#listening === undefined) throw new Error('the webhook was not started');
    return await this.#listening;
  }

  /** Sends what the store knows, now and after every change. */
  follow(store: TenantStore): void {
    const send = (): void => {
      this.#timer = undefined;
      const tenants = this.#facts.changes(store.catalog());
      if (tenants !== undefined && this.#child?.connected === true) this.#child.send({ tenants });
    };
    this.#child?.send({ tenants: {} });
    send();
    store.onChange(() => (this.#timer ??= setTimeout(send, GATHER_MS)));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await ended;
  }

  #untilListening(child: ChildProcess): Promise<string> {
    const { log } = this.#options;
    let said = '';
    return new Promise((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-MAX_SAID);
        const url = /^Webhook (https:\S+)\nMetrics /m.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
      child.once('error', (error) => reject(error));
      child.once('exit', (code, signal) => {
        const how = signal ?? `code ${code}`;
        reject(new TenantryError('FAILED_PRECONDITION', `the webhook does not start (${how}), for the reason above; mend that, or go on without it: --webhook off`));
        if (!this.#stopping) log.error('the webhook has ended; the API goes on without it', { how });
      });
    });
  }
}
