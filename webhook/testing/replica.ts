/** A webhook as a process of its own, with what a Service does in front of several: for tests on the lab. */
import { spawn, type ChildProcess } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { NODE_FLAGS } from '../../charts/webhook-names.ts';
import { waitFor } from '../../lab/wait.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const DEADLINE = { deadlineMs: 60_000 };

export interface Replica {
  readonly port: number;
  readonly pid: number;
  isReady(): Promise<boolean>;
  metrics(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>;
  /** What it wrote to standard error. */
  log(): string;
}

function portsOf(output: string): { readonly port: number; readonly health: number } | undefined {
  const port = /Webhook https:\/\/\S+:(\d+)/.exec(output)?.[1];
  const health = /Metrics http:\/\/\S+:(\d+)/.exec(output)?.[1];
  return port === undefined || health === undefined ? undefined : { port: Number(port), health: Number(health) };
}

/** Starts a replica on free ports and waits until it listens. */
export async function startReplica(flags: readonly string[]): Promise<Replica> {
  const child: ChildProcess = spawn(process.execPath, [...NODE_FLAGS, MAIN, '--port=0', '--health-port=0', ...flags], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString('utf8')).slice(-50_000)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const { port, health } = await waitFor('the webhook to listen', async () => {
    if (child.exitCode !== null) throw new Error(`the webhook ended: ${errors}`);
    return portsOf(output);
  }, DEADLINE);
  const ask = async (path: string): Promise<Response> => fetch(`http://127.0.0.1:${health}${path}`);
  return {
    port,
    pid: child.pid ?? 0,
    isReady: () => ask('/readyz').then((answer) => answer.status === 200, () => false),
    metrics: async () => (await ask('/metrics')).text(),
    signal: (name) => void child.kill(name),
    ended,
    log: () => errors,
  };
}

/** Passes connections on to the replicas that are ready, in turn, as a Service does. */
export class ServiceProxy {
  readonly #server: Server;
  readonly #timer: NodeJS.Timeout;
  #replicas: readonly Replica[] = [];
  #ready: readonly Replica[] = [];
  #turn = 0;

  constructor() {
    this.#server = createServer((client) => {
      const replica = this.#ready[this.#turn++ % Math.max(1, this.#ready.length)];
      if (replica === undefined) return void client.destroy();
      const upstream = connect({ port: replica.port, host: '127.0.0.1' });
      for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
      client.pipe(upstream).pipe(client);
    });
    this.#timer = setInterval(() => void this.refresh(), 250);
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async use(...replicas: readonly Replica[]): Promise<void> {
    this.#replicas = replicas;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const replicas = this.#replicas;
    const ready = await Promise.all(replicas.map((replica) => replica.isReady()));
    this.#ready = replicas.filter((_, index) => ready[index]);
  }

  /** Waits until that many replicas are ready. */
  async untilReady(count: number): Promise<void> {
    await waitFor(`${count} ready replicas`, async () => {
      await this.refresh();
      return this.#ready.length === count ? true : undefined;
    }, DEADLINE);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#server.close();
  }
}
