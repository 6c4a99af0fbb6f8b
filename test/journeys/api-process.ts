/** The real API process, as `npm start` runs it, and a client for its REST door. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(import.meta.dirname, '../../api/main.ts');
const START_DEADLINE_MS = 60_000;

/** An answer of the REST door. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface RunningApi {
  readonly http: string;
  readonly token: string;
  readonly pid: number;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `api/main.ts` on free ports and waits until it has printed where it listens. */
export async function startApi(flags: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<RunningApi> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C', ...more };
  const child = spawn(process.execPath, [MAIN, '--port-base', '0', ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => { lines.push(text); });
  const { http, token } = await printed(child.stdout, ended, lines);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    http,
    token,
    pid: child.pid ?? 0,
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(`${http}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    kill: end,
    stop: () => end('SIGTERM'),
  };
}

async function printed(stdout: NodeJS.ReadableStream, ended: Promise<void>, errors: readonly string[]): Promise<{ http: string; token: string }> {
  const reader = createInterface({ input: stdout });
  let http: string | undefined;
  const found = new Promise<{ http: string; token: string }>((resolve) => {
    reader.on('line', (line) => {
      const [word, value] = line.split(/\s+/);
      if (word === 'HTTP') http = value;
      if (word === 'Token' && http !== undefined && value !== undefined) resolve({ http, token: value });
    });
  });
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`the API did not say where it listens within ${START_DEADLINE_MS} ms: ${errors.join('')}`)), START_DEADLINE_MS);
    void Promise.race([found, ended]).then(() => clearTimeout(timer));
  });
  return Promise.race([found, late, ended.then(() => { throw new Error(`the API ended at once: ${errors.join('')}`); })]);
}
