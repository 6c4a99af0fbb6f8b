/**
 * A stand-in of AWS on this machine, for trying and for tests: moto's server (Python), which keeps roles and objects in
 * memory and judges no policy. https://docs.getmoto.org/en/latest/docs/server_mode.html
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { TenantryError } from '../../model/errors.ts';

export interface EmbeddedAwsOptions {
  /** `python3`, or the path of an interpreter that has moto. */
  readonly python: string;
  readonly searchPath: string;
  /** Longest that it may take to start, milliseconds. */
  readonly startMs: number;
  /** Gives up starting. */
  readonly signal?: AbortSignal;
}

export interface EmbeddedAws {
  /** `http://127.0.0.1:port`. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Credentials that it takes: it takes all. */
export const EMBEDDED_CREDENTIALS = { accessKeyId: 'embedded', secretAccessKey: 'embedded' } as const;

/** Ends with whoever started it, however that ended: standard input is closed then. */
const PROGRAM = `
import os, sys
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
import logging
logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print("listening %d" % server.get_host_and_port()[1], flush=True)
sys.stdin.read()
os._exit(0)
`;
const MAX_SAID = 2_000;

/**
 * Starts it.
 * @throws TenantryError FAILED_PRECONDITION that says what is missing; UNAVAILABLE when it takes too long
 */
export async function startEmbeddedAws({ python, searchPath, startMs, signal }: EmbeddedAwsOptions): Promise<EmbeddedAws> {
  const child = spawn(python, ['-c', PROGRAM], { env: { PATH: searchPath }, stdio: ['pipe', 'pipe', 'pipe'] });
  try {
    const port = await listeningOn(child, startMs, signal);
    return { endpoint: `http://127.0.0.1:${port}`, stop: () => ended(child) };
  } catch (error) {
    await ended(child);
    throw error;
  }
}

function listeningOn(child: ChildProcess, startMs: number, signal: AbortSignal | undefined): Promise<number> {
  let said = '';
  let complaint = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TenantryError('UNAVAILABLE', `moto's server did not start within ${startMs / 1000} s`)), startMs);
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new TenantryError('FAILED_PRECONDITION', why));
    };
    signal?.addEventListener('abort', () => fail('the server is stopping'), { once: true });
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-MAX_SAID);
      const port = /^listening (\d+)$/m.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString('utf8')).slice(-MAX_SAID)));
    child.once('error', () => fail('there is no Python here'));
    child.once('exit', (code) => fail(complaint.includes('No module named') ? 'Python here has no moto (pip install "moto[server]")' : `moto's server ended with code ${code}`));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
