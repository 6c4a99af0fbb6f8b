import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Environment } from './environment.ts';
import { LabError } from './lab-error.ts';

/** What to run, with which log file (appended to). */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process; nothing is inherited. */
  readonly env: Environment;
  readonly cwd: string;
  readonly logFile: string;
}

/** A running process that leads a process group of its own. */
export interface ManagedProcess {
  readonly pid: number;
  /** Settles when the process has ended, with the reason in words. Never rejects. */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Signals the whole group. Does nothing when the process has ended. */
  kill(signal: NodeJS.Signals): void;
}

/** The last lines of a log file, or a word when it cannot be read. */
export function logTail(logFile: string, lines = 15): string {
  try {
    const text = readFileSync(logFile, 'utf8').trimEnd();
    return text.split('\n').slice(-lines).join('\n');
  } catch (error) {
    return `(no log: ${error instanceof Error ? error.message : String(error)})`;
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!gone) throw error;
  }
}

/** Groups that end with this process. One listener for all: two labs have more processes than Node likes listeners. */
const running = new Set<number>();
process.once('exit', () => {
  for (const pid of running) killGroup(pid, 'SIGKILL');
});

/**
 * Starts a process whose life is bound to ours: it dies when this process ends normally and, where
 * `setpriv` (util-linux) is given, when it is killed with SIGKILL too.
 * @throws LabError when there is no such program
 */
export function startProcess(spec: ProcessSpec, setpriv: string | undefined): ManagedProcess {
  const log = openSync(spec.logFile, 'a');
  const [command, args] =
    setpriv === undefined ? [spec.command, spec.args] : [setpriv, ['--pdeathsig', 'KILL', spec.command, ...spec.args]];
  const child = spawn(command, args, {
    cwd: spec.cwd,
    env: spec.env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const { pid } = child;
  const ended = endOf(child);
  if (pid === undefined) throw new LabError(`${spec.name}: cannot run ${command}`);
  running.add(pid);
  void ended.then(() => running.delete(pid));
  return {
    pid,
    ended,
    isRunning: () => running.has(pid),
    kill: (signal) => {
      if (running.has(pid)) killGroup(pid, signal);
    },
  };
}
