/**
 * Writes many commits with one `git fast-import`, without a work tree. The stream ends with `done`, so that a stream
 * that breaks off (we were killed, the disk is full) leaves nothing behind.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cleanText } from './clean-text.ts';
import type { GitEnvironment } from './environment.ts';
import { assertObjectId, isObjectId } from './object-id.ts';
import { GitError, killGroup } from './run.ts';

/** A name, a mail address and a time, free of `<`, `>` and controls (see signature.ts). */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly seconds: number;
}

export interface NewCommit {
  /** Branch, without refs/heads/. */
  readonly branch: string;
  /** Object id or mark (`:1`) of the parent; undefined makes a root. */
  readonly parent: string | undefined;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** What happens to paths, in this order. */
  readonly files: ReadonlyMap<string, FileChange>;
}

/** Content to write, a blob that is there already, or null to remove the path. */
export type FileChange = string | { readonly blob: string } | null;

export interface ImportOptions {
  readonly gitDir: string;
  readonly env: GitEnvironment;
  /** Milliseconds from the start to the end of the stream. */
  readonly deadlineMs: number;
}

/** Characters that are sent at a time. */
const CHUNK_LENGTH = 64 * 1024;
const PRIVATE_REFS = 'refs/tenantry/import/';

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}\n`;
}

function person(role: string, signature: Signature): string {
  return `${role} ${signature.name} <${signature.email}> ${signature.seconds} +0000\n`;
}

/** Paths come from our own layout; a path that would need quoting is a mistake of ours. */
function path(name: string): string {
  if (!/^[\w.\-/]+$/.test(name)) throw new Error(`path ${cleanText(name, 100)} cannot be written`);
  return name;
}

function commandOf(commit: NewCommit, mark: number): string {
  const ref = `${PRIVATE_REFS}${commit.branch}`;
  const parts = commit.parent === undefined ? [`reset ${ref}\n\n`] : [];
  parts.push(`commit ${ref}\nmark :${mark}\n`, person('author', commit.author), person('committer', commit.committer), data(commit.message));
  if (commit.parent !== undefined) parts.push(`from ${commit.parent}\n`);
  for (const [name, content] of commit.files) {
    if (content === null) parts.push(`D ${path(name)}\n`);
    else if (typeof content === 'string') parts.push(`M 100644 inline ${path(name)}\n${data(content)}`);
    else parts.push(`M 100644 ${assertObjectId(content.blob)} ${path(name)}\n`);
  }
  parts.push('\n');
  return parts.join('');
}

/** One run of fast-import: commits in, object ids out. */
export class ImportStream {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<void>;
  readonly #questions: { resolve(id: string): void; reject(error: Error): void }[] = [];
  #line = '';
  #marks = 0;
  #unsent: string[] = [];
  #unsentLength = 0;

  constructor(options: ImportOptions) {
    const args = ['--git-dir', options.gitDir, 'fast-import', '--quiet', '--done', '--force', '--date-format=raw', '--active-branches=1100'];
    this.#child = spawn('git', args, { env: options.env, detached: true });
    this.#ended = this.#watch(this.#child, options.deadlineMs);
    // It may fail before anybody waits for the end; finish() gives the error.
    this.#ended.catch((error: Error) => {
      for (const question of this.#questions.splice(0)) question.reject(error);
    });
  }

  /** Gives the mark of the commit (`:n`), which may be the parent of a later one. */
  commit(commit: NewCommit): string {
    this.#marks += 1;
    this.#write(commandOf(commit, this.#marks));
    return `:${this.#marks}`;
  }

  /** Object id of a commit of this stream; it exists for others only after finish(). */
  idOf(mark: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#questions.push({ resolve, reject });
      this.#write(`get-mark ${mark}\n`);
      setImmediate(() => this.#flush());
      this.#ended.catch(reject);
    });
  }

  /** Writes everything to disk. Rejects with GitError, and then nothing counts. */
  async finish(): Promise<void> {
    this.#write('done\n');
    this.#flush();
    this.#child.stdin.end();
    await this.#ended;
  }

  /** Gives up; nothing of the stream becomes visible. */
  abort(): void {
    killGroup(this.#child);
  }

  /** Gathers small pieces: a call of the system for each would cost more than the piece. */
  #write(text: string): void {
    this.#unsent.push(text);
    this.#unsentLength += text.length;
    if (this.#unsentLength >= CHUNK_LENGTH) this.#flush();
  }

  #flush(): void {
    if (this.#unsentLength > 0) this.#child.stdin.write(this.#unsent.join(''));
    this.#unsent = [];
    this.#unsentLength = 0;
  }

  #watch(child: ChildProcessWithoutNullStreams, deadlineMs: number): Promise<void> {
    const timer = setTimeout(() => killGroup(child), deadlineMs);
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => this.#answer(chunk.toString('latin1')));
    child.stderr.on('data', (chunk: Buffer) => err.length < 64 && err.push(chunk));
    // The exit code tells; a broken pipe only says that it ended early.
    child.stdin.on('error', () => undefined);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        clearTimeout(timer);
        const stderr = cleanText(Buffer.concat(err).toString('utf8'));
        if (code === 0) resolve();
        else reject(new GitError('fast-import', { code: code ?? -1, stdout: Buffer.alloc(0), stderr }));
      });
    });
  }

  #answer(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      const question = this.#questions.shift();
      if (isObjectId(line)) question?.resolve(line);
      else question?.reject(new Error(`git fast-import answered ${cleanText(line, 60)}`));
    }
  }
}
