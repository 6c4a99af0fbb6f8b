/** Starts store-process.ts, talks to it, stops it in the ways that matter. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SEARCH_PATH, type Sandbox } from './sandbox.ts';
import type { Answer, Order } from './store-process.ts';

const SCRIPT = fileURLToPath(new URL('./store-process.ts', import.meta.url));
const LONGEST_WAIT_MS = 100_000;

/** Polls until the condition holds. Throws after `LONGEST_WAIT_MS`. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_WAIT_MS;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(10);
  }
}

export interface ChildOptions {
  /** Folder name of its private clone; a later process with the same name goes on there. */
  readonly name: string;
  /** URL of the sandbox's remote; its path by default. */
  readonly location?: string;
  readonly lockMs?: number;
  readonly ackMs?: number;
  /** Folder that is searched for git first. */
  readonly wrapper?: string;
}

export class ChildStore {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly answers: Answer[] = [];
  stderr = '';

  constructor(sandbox: Sandbox, { name, wrapper, ...options }: ChildOptions) {
    const searchPath = wrapper === undefined ? SEARCH_PATH : `${wrapper}:${SEARCH_PATH}`;
    const args = { location: sandbox.remoteDir, workDir: join(sandbox.dir, name), database: join(sandbox.dir, 'store.sqlite'), searchPath, ...options };
    this.#child = spawn(process.execPath, [SCRIPT, JSON.stringify(args)], { stdio: 'pipe' });
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.answers.push(JSON.parse(line) as Answer));
    this.#child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    // Killed processes break their pipes; the tests look at facts.
    this.#child.stdin.on('error', () => undefined);
  }

  async opened(): Promise<this> {
    await until(`the store to open: ${this.stderr}`, () => this.answers.length > 0 || this.#child.exitCode !== null);
    if (this.answers.length === 0) throw new Error(`the store did not open: ${this.stderr}`);
    return this;
  }

  send(order: Order): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  async answered(count: number): Promise<readonly Answer[]> {
    await until(`${count} answers; there are ${JSON.stringify(this.answers)}; ${this.stderr}`, () => this.answers.length > count);
    return this.answers.slice(1);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** kill -9, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await until('the end of the process', () => this.#child.exitCode !== null || this.#child.signalCode !== null);
  }

  /** Lets it finish. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await until('the end of the process', () => this.#child.exitCode !== null || this.#child.signalCode !== null);
  }
}

/** Files that a script and a test use to wait for each other. */
export class Gate {
  readonly #dir: string;

  constructor(sandbox: Sandbox, name: string) {
    this.#dir = join(sandbox.dir, `gate-${name}`);
    mkdirSync(this.#dir, { recursive: true });
  }

  /** Shell lines: tell that we are here, wait to be let through. The first `passes` times it does not stop. */
  script(): string {
    return `if [ -e '${this.#dir}/armed' ]; then rm '${this.#dir}/armed'; touch '${this.#dir}/reached'; while [ ! -e '${this.#dir}/open' ]; do sleep 0.02; done; fi`;
  }

  /** The next one who comes stops. */
  arm(): void {
    writeFileSync(join(this.#dir, 'armed'), '');
  }

  reached(): Promise<void> {
    return until('somebody at the gate', () => existsSync(join(this.#dir, 'reached')));
  }

  open(): void {
    writeFileSync(join(this.#dir, 'open'), '');
  }
}

/** Installs a hook in the remote. */
export function installHook(sandbox: Sandbox, name: string, lines: string): void {
  writeExecutable(join(sandbox.remoteDir, 'hooks'), name, `#!/bin/sh\n${lines}\n`);
}

/** A folder with a `git` that runs some shell lines first; \`$*\` are its arguments. */
export function wrapGit(sandbox: Sandbox, name: string, lines: string): string {
  const dir = join(sandbox.dir, `wrapper-${name}`);
  const real = SEARCH_PATH.split(':').map((folder) => join(folder, 'git')).find((file) => existsSync(file)) ?? '/usr/bin/git';
  writeExecutable(dir, 'git', `#!/bin/sh\n${lines}\nexec '${real}' "$@"\n`);
  return dir;
}

function writeExecutable(dir: string, name: string, text: string): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, name), text);
  chmodSync(join(dir, name), 0o755);
}
