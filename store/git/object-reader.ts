/** Reads objects of the private clone through one long-lived `git cat-file`. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { GitEnvironment } from './environment.ts';
import { GitError, killGroup } from './run.ts';

export interface ObjectInfo {
  readonly id: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

export interface ObjectContent extends ObjectInfo {
  readonly content: Buffer;
}

interface Waiter {
  readonly wantsContent: boolean;
  settle(answer: ObjectContent | undefined): void;
  reject(error: Error): void;
}

const HEADER_LIMIT = 4096;

/**
 * Answers come in the order of the questions. Names are `<object id>` or `<object id>:<path>`; whoever asks for content
 * must know (from info()) that the size is bearable.
 */
export class ObjectReader {
  readonly #gitDir: string;
  readonly #env: GitEnvironment;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiters: Waiter[] = [];
  #pending: Buffer[] = [];
  #bytes = 0;
  /** Bytes that must have come before it is worth looking again. */
  #needed = 1;

  constructor(gitDir: string, env: GitEnvironment) {
    this.#gitDir = gitDir;
    this.#env = env;
  }

  /** Undefined if there is no such object. */
  info(name: string): Promise<ObjectInfo | undefined> {
    return this.#ask('info', name);
  }

  /** Undefined if there is no such object. */
  content(name: string): Promise<ObjectContent | undefined> {
    return this.#ask('contents', name);
  }

  close(): void {
    const child = this.#child;
    this.#fail(readerError('closed'));
    if (child) killGroup(child);
  }

  #ask(command: 'info' | 'contents', name: string): Promise<ObjectContent | undefined> {
    if (/[\n\0]/.test(name)) return Promise.reject(new Error('an object name must be one line'));
    const child = (this.#child ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiters.push({ wantsContent: command === 'contents', settle: resolve, reject });
      child.stdin.write(`${command} ${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn('git', ['--git-dir', this.#gitDir, 'cat-file', '--batch-command'], { env: this.#env, detached: true });
    const fail = (error: Error): void => {
      if (this.#child === child) this.#fail(error);
    };
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    child.stderr.resume();
    child.stdin.on('error', (error) => fail(readerError(error.message)));
    child.on('error', (error) => fail(readerError(error.message)));
    child.on('close', (code) => fail(readerError(`it ended (${code ?? 'killed'})`)));
    return child;
  }

  #fail(error: Error): void {
    const waiters = this.#waiters;
    this.#child = undefined;
    this.#waiters = [];
    this.#pending = [];
    this.#bytes = 0;
    this.#needed = 1;
    for (const waiter of waiters) waiter.reject(error);
  }

  #take(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#needed) return;
    let buffer = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    for (let used = this.#answerFrom(buffer); used > 0; used = this.#answerFrom(buffer)) buffer = buffer.subarray(used);
    this.#pending = buffer.length > 0 ? [buffer] : [];
    this.#bytes = buffer.length;
  }

  /** Settles the first waiter if its answer is whole; gives the bytes used. */
  #answerFrom(buffer: Buffer): number {
    this.#needed = 1;
    const waiter = this.#waiters[0];
    const end = buffer.indexOf(10);
    if (end < 0 || waiter === undefined) {
      if (buffer.length > HEADER_LIMIT) this.#fail(readerError('an endless line'));
      return 0;
    }
    const [id = '', type = '', size = ''] = buffer.toString('utf8', 0, end).split(' ');
    if (size === '' || !/^\d+$/.test(size)) {
      this.#waiters.shift();
      waiter.settle(undefined);
      return end + 1;
    }
    const total = waiter.wantsContent ? end + 1 + Number(size) + 1 : end + 1;
    if (buffer.length < total) {
      this.#needed = total;
      return 0;
    }
    this.#waiters.shift();
    // A copy: a slice would keep the whole chunk in memory for as long as the content lives.
    const content = waiter.wantsContent ? Buffer.from(buffer.subarray(end + 1, total - 1)) : Buffer.alloc(0);
    waiter.settle({ id, type, size: Number(size), content });
    return total;
  }
}

function readerError(stderr: string): GitError {
  return new GitError('cat-file', { code: -1, stdout: Buffer.alloc(0), stderr });
}
