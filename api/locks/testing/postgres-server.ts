/** A real PostgreSQL in a temporary folder, for tests; it can be killed and started again. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const DEBIAN = '/usr/lib/postgresql';
const USER = 'tenantry';

/** The folder with initdb and postgres: TENANTRY_POSTGRES_BIN, one of PATH, or the newest of Debian's. */
export function postgresPrograms(env: NodeJS.ProcessEnv): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [env['TENANTRY_POSTGRES_BIN'], ...(env['PATH'] ?? '').split(delimiter), ...versions];
  return folders.find((folder) => folder !== undefined && folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL refuses to run as root: then as its own user, or as nobody. */
function account(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // This machine has no such account: the next one.
      continue;
    }
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has neither an account postgres nor one nobody');
}

export class PostgresServer {
  readonly #programs: string;
  readonly #account = account();
  readonly #folder: string;
  readonly #killAtExit = (): void => this.#killGroup();
  #child: ChildProcess | undefined;

  /** Makes the database; start() runs it. */
  constructor(programs: string) {
    this.#programs = programs;
    this.#folder = mkdtempSync(join(tmpdir(), 'tenantry-postgres-'));
    chmodSync(this.#folder, 0o755);
    const data = join(this.#folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (this.#account) for (const folder of [this.#folder, data]) chownSync(folder, this.#account.uid, this.#account.gid);
    execFileSync(join(programs, 'initdb'), ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.#folder, ...this.#account });
  }

  url(database = 'postgres'): string {
    return `postgres://${USER}@localhost/${database}?host=${encodeURIComponent(this.#folder)}`;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(join(this.#programs, 'postgres'), ['-D', join(this.#folder, 'data'), '-k', this.#folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], { stdio: 'ignore', cwd: this.#folder, detached: true, ...this.#account });
    this.#child = child;
    // It is in a group of its own, and would stay when the tests are ended from a keyboard.
    process.once('exit', this.#killAtExit);
    while (!(await this.#answers())) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`postgres ended with ${child.exitCode ?? child.signalCode}`);
      await sleep(50);
    }
  }

  /** Kills it and everything that it started, as a machine that goes dark would. */
  async kill(): Promise<void> {
    const child = this.#child;
    process.off('exit', this.#killAtExit);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    this.#killGroup();
    await ended;
  }

  /** A new empty database; gives its URL. */
  async createDatabase(name: string): Promise<string> {
    await this.query(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  async query(text: string, database?: string): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #killGroup(): void {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  }

  async #answers(): Promise<boolean> {
    try {
      await this.query('SELECT 1');
      return true;
    } catch {
      // It starts, or recovers.
      return false;
    }
  }
}
