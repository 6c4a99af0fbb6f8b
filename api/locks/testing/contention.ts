/** Processes that contend for locks while others are done harm: real servers, real clients, and what they did to each other. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GuardedNumbers } from './guarded-numbers.ts';
import { checkLinearizable, type Operation } from './linearizability.ts';
import type { ClientMessage, ClientSetup, ParentMessage } from './lock-client.ts';
import { LOCK_MODEL, type LockEvent } from './lock-model.ts';
import type { ServerSetup } from './lock-server.ts';

const KEYS = ['a', 'b', 'c'];
const CALLERS = 3;

export interface ContentionOptions {
  /** URL of a PostgreSQL for all servers; undefined: SQLite, and one server. */
  readonly url?: string;
  readonly servers: number;
  readonly clients: number;
}

export class Contention {
  readonly numbers = new GuardedNumbers();
  readonly #options: ContentionOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tenantry-contention-'));
  readonly #servers: { child: ChildProcess; readonly address: string; port: number }[] = [];
  readonly #clients: { readonly child: ChildProcess; readonly done: Promise<void> }[] = [];
  readonly #histories = new Map<string, Operation<LockEvent>[]>();

  constructor(options: ContentionOptions) {
    this.#options = options;
  }

  /** Starts servers, then clients. */
  async start(): Promise<void> {
    for (let index = 0; index < this.#options.servers; index += 1) {
      const { child, address } = await this.#server(0);
      this.#servers.push({ child, address, port: Number(address.split(':').at(-1)) });
    }
    for (let index = 0; index < this.#options.clients; index += 1) this.#client(`c${index}`);
  }

  /** Kills a server without a word, and starts it again. */
  async killServer(index = 0): Promise<void> {
    const server = this.#one(this.#servers, index);
    await killed(server.child);
    server.child = (await this.#server(server.port)).child;
  }

  /** Lets a server stand still. */
  async pauseServer(ms: number, index = 0): Promise<void> {
    await paused(this.#one(this.#servers, index).child, ms);
  }

  /** Lets a client stand still, with whatever it holds at that moment. */
  async pauseClient(ms: number, index = 0): Promise<void> {
    await paused(this.#one(this.#clients, index).child, ms);
  }

  /** Sets the time of day of a server wrong. */
  stepClock(wrongByMs: number, index = 0): void {
    this.#one(this.#servers, index).child.send({ wrongByMs });
  }

  /** Resolves when that many further operations were answered. */
  async untilAnswered(count: number): Promise<void> {
    const wanted = this.answered() + count;
    while (this.answered() < wanted) await sleep(20);
  }

  answered(): number {
    return [...this.#histories.values()].flat().filter(({ end }) => end !== Number.POSITIVE_INFINITY).length;
  }

  /** Lets the clients finish what they are at, and gives the operations of each key. */
  async finish(): Promise<ReadonlyMap<string, readonly Operation<LockEvent>[]>> {
    for (const { child } of this.#clients) child.send({ kind: 'finish' } satisfies ParentMessage);
    await Promise.all(this.#clients.map(({ done }) => done));
    return this.#histories;
  }

  async remove(): Promise<void> {
    await Promise.all([...this.#servers, ...this.#clients].map(({ child }) => killed(child)));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #server(grpcPort: number): Promise<{ readonly child: ChildProcess; readonly address: string }> {
    const setup: ServerSetup = { file: join(this.#folder, 'locks.sqlite'), url: this.#options.url, grpcPort };
    // What a killed server leaves in its temporary folder goes with this one.
    const child = fork(join(import.meta.dirname, 'lock-server.ts'), [JSON.stringify(setup)], { env: { ...process.env, TMPDIR: this.#folder }, execArgv: [] });
    const [{ address }] = (await once(child, 'message')) as [{ readonly address: string }];
    return { child, address };
  }

  #client(name: string): void {
    const setup: ClientSetup = { name, addresses: this.#servers.map(({ address }) => address), keys: KEYS, callers: CALLERS };
    const child = fork(join(import.meta.dirname, 'lock-client.ts'), [JSON.stringify(setup)], { execArgv: [] });
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    child.on('message', (message: ClientMessage) => {
      if (message.kind === 'done') resolve();
      else if (message.kind === 'operation') this.#record(message);
      else child.send({ kind: 'numbers', id: message.id, numbers: this.#access(message) } satisfies ParentMessage);
    });
    child.on('exit', (code) => reject(new Error(`a client ended with ${code}`)));
    done.catch(() => undefined);
    this.#clients.push({ child, done });
  }

  #access({ key, token, write }: Extract<ClientMessage, { kind: 'access' }>): readonly number[] {
    return write === undefined ? this.numbers.read(key, token) : this.numbers.write(key, token, write);
  }

  #record({ key, call, end, what }: Extract<ClientMessage, { kind: 'operation' }>): void {
    const history = this.#histories.get(key) ?? [];
    history.push({ call, end: end ?? Number.POSITIVE_INFINITY, what });
    this.#histories.set(key, history);
  }

  #one<T>(from: readonly T[], index: number): T {
    const one = from[index];
    if (one === undefined) throw new Error(`there is no process ${index}`);
    return one;
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function paused(child: ChildProcess, ms: number): Promise<void> {
  child.kill('SIGSTOP');
  await sleep(ms);
  child.kill('SIGCONT');
}

/** Keys whose history is not linearizable, each with the operations that fit nowhere. */
export function faultsOf(histories: ReadonlyMap<string, readonly Operation<LockEvent>[]>): string[] {
  return [...histories].flatMap(([key, history]) => {
    // A refresh or a look that nobody heard of says nothing.
    const telling = history.filter(({ end, what }) => end !== Number.POSITIVE_INFINITY || what.kind === 'acquire' || what.kind === 'release');
    const verdict = checkLinearizable(LOCK_MODEL, telling);
    return verdict.linearizable ? [] : [`${key}: ${JSON.stringify(verdict.stuck)}`];
  });
}
