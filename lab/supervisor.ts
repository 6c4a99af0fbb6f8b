import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Environment } from './environment.ts';
import { startLab } from './lab.ts';
import type { LabOptions } from './lab.ts';
import { LabError, messageOf } from './lab-error.ts';
import { endLeftovers, isAlive, ownerOf, readLabState } from './lab-state.ts';
import type { LabState } from './lab-state.ts';
import { logTail } from './process.ts';
import { waitFor } from './wait.ts';

const END_DEADLINE_MS = 60_000;

/** How to start the process that owns a lab in the background. */
export interface DetachOptions {
  /** Path of `main.ts`. */
  readonly program: string;
  /** Its arguments: `supervise` and flags. */
  readonly args: readonly string[];
  readonly env: Environment;
  /** Folder of the lab; the log lies beside it, in `DIR.log`. */
  readonly dir: string;
}

function readiness(child: ChildProcess, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', () =>
      reject(new LabError(`the lab did not start; ${logFile} ends with:\n${logTail(logFile, 40)}`)),
    );
  });
}

/**
 * Starts a lab in a process of its own that outlives this one. Returns when the lab is ready.
 * @throws LabError with the end of its log when it does not become ready
 */
export async function startDetached(options: DetachOptions): Promise<void> {
  const logFile = `${options.dir}.log`;
  await mkdir(dirname(logFile), { recursive: true });
  await rm(logFile, { force: true });
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [options.program, ...options.args], {
    detached: true,
    env: options.env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  await readiness(child, logFile);
  child.disconnect();
  child.unref();
}

/** Owns a lab until SIGTERM or SIGINT: what the process started by startDetached does. */
export async function superviseLab(options: LabOptions, log: (line: string) => void): Promise<void> {
  const signalled = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  // The terminal that started the lab may close.
  process.on('SIGHUP', () => log('SIGHUP ignored'));
  const keepAlive = setInterval(() => undefined, 60_000);
  const lab = await startLab(options);
  if (process.connected) {
    process.send?.('ready');
    process.disconnect();
  }
  log(`${await signalled}: stopping`);
  await lab.stop();
  clearInterval(keepAlive);
}

/** The state of the lab in `dir`, when one runs there. */
export async function runningLab(dir: string): Promise<LabState | undefined> {
  const state = await readLabState(dir);
  return ownerOf(state) === undefined ? undefined : state;
}

/** Stops the lab in `dir`, if one runs there, and deletes its folder and log. */
export async function stopDetached(dir: string): Promise<'stopped' | 'nothing ran'> {
  const state = await readLabState(dir);
  if (state === undefined) return 'nothing ran';
  const owner = ownerOf(state);
  if (owner !== undefined) {
    process.kill(owner.pid, 'SIGTERM');
    const ended = async (): Promise<true | undefined> => (isAlive(owner) ? undefined : true);
    try {
      await waitFor(`end of the lab's process ${owner.pid}`, ended, { deadlineMs: END_DEADLINE_MS });
    } catch (error) {
      process.kill(owner.pid, 'SIGKILL');
      throw new LabError(`killed the lab's process ${owner.pid}: ${messageOf(error)}`);
    }
  }
  endLeftovers(state);
  await Promise.all([rm(dir, { recursive: true, force: true }), rm(`${dir}.log`, { force: true })]);
  return owner === undefined ? 'nothing ran' : 'stopped';
}
