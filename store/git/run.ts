/** Runs one git process to its end, with a deadline and bounded output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { cleanText } from './clean-text.ts';
import type { GitEnvironment } from './environment.ts';

export interface GitRun {
  readonly env: GitEnvironment;
  /** Folder of the bare repository; none for commands that need none. */
  readonly gitDir?: string;
  readonly input?: string | Buffer;
  /** Milliseconds until the process is killed. */
  readonly deadlineMs: number;
  /** Bytes of output beyond which the process is killed. 64 MiB by default. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Takes only the CPU time that nobody else wants: for housekeeping. */
  readonly background?: boolean;
}

export interface GitResult {
  /** Exit code; -1 if the process was killed or could not start. */
  readonly code: number;
  readonly stdout: Buffer;
  /** Clean. */
  readonly stderr: string;
}

/** A git process that ended with an error. The message is clean. */
export class GitError extends Error {
  readonly code: number;
  constructor(command: string, result: GitResult) {
    super(`git ${command} failed (${result.code}): ${result.stderr || 'no word from git'}`);
    this.name = 'GitError';
    this.code = result.code;
  }
}

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_STDERR = 64 * 1024;

interface Collected {
  readonly chunks: Buffer[];
  bytes: number;
}

function collect(child: ChildProcess, stream: 'stdout' | 'stderr', limit: number, onOverflow: () => void): Collected {
  const collected: Collected = { chunks: [], bytes: 0 };
  child[stream]?.on('data', (chunk: Buffer) => {
    if (collected.bytes + chunk.length > limit) return onOverflow();
    collected.bytes += chunk.length;
    collected.chunks.push(chunk);
  });
  return collected;
}

/**
 * Never rejects: what happened stands in the result. The process leads its own group, so that its children (ssh,
 * remote-https) die with it at the deadline.
 */
export function tryGit(args: readonly string[], run: GitRun): Promise<GitResult> {
  return new Promise((resolve) => {
    const prefix = run.gitDir === undefined ? [] : ['--git-dir', run.gitDir];
    const child = spawn('git', [...prefix, ...args], { env: run.env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    if (run.background === true && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let note = '';
    const kill = (why: string): void => {
      note ||= why;
      killGroup(child);
    };
    const stdout = collect(child, 'stdout', run.maxBytes ?? MAX_BYTES, () => kill('output is too long'));
    const stderr = collect(child, 'stderr', MAX_STDERR, () => undefined);
    const timer = setTimeout(() => kill(`no end after ${run.deadlineMs} ms`), run.deadlineMs);
    const abort = (): void => kill('cancelled');
    run.signal?.addEventListener('abort', abort, { once: true });
    child.on('error', (error) => (note ||= error.message));
    // A process that ends early closes its input; its exit code says why.
    child.stdin.on('error', (error) => (note ||= error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      run.signal?.removeEventListener('abort', abort);
      const text = cleanText(`${note} ${Buffer.concat(stderr.chunks).toString('utf8')}`);
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout.chunks), stderr: text });
    });
    child.stdin.end(run.input);
  });
}

/** Like tryGit(), but an exit code other than 0 throws GitError. */
export async function runGit(args: readonly string[], run: GitRun): Promise<Buffer> {
  const result = await tryGit(args, run);
  if (result.code !== 0) throw new GitError(args[0] ?? '', result);
  return result.stdout;
}

/** Kills a process that was started as leader of its own group, with all that it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended between the look and the kill.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
