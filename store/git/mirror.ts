/** The store's private bare clone of the tenants repository: everything that is read from and sent to the remote. */
import { simpleGit, type SimpleGit } from 'simple-git';
import { TenantryError } from '../../model/errors.ts';
import { cleanText } from './clean-text.ts';
import type { GitEnvironment } from './environment.ts';
import { ImportStream } from './import-stream.ts';
import { assertObjectId } from './object-id.ts';
import { ObjectReader } from './object-reader.ts';
import { PushHelper } from './push-helper.ts';
import { parsePush, pushArguments, type PushOutcome, type RefUpdate } from './push.ts';
import type { Remote } from './remote.ts';
import { runGit, tryGit, type GitRun } from './run.ts';
import { parseTree, parseTreeDiff, type TreeChange, type TreeEntry } from './tree.ts';

export const MAIN = 'main';

/** Branch (without refs/heads/) to tip. */
export type Tips = ReadonlyMap<string, string>;

export interface MirrorOptions {
  readonly dir: string;
  readonly remote: Remote;
  readonly env: GitEnvironment;
  /** Deadline of a call that talks to the remote. */
  readonly remoteDeadlineMs: number;
}

const LOCAL_DEADLINE_MS = 60_000;
const FETCHED = 'refs/tenantry/remote/';
const REFSPECS = [`+refs/heads/${MAIN}:${FETCHED}${MAIN}`, `+refs/heads/deploy/*:${FETCHED}deploy/*`];

export class Mirror {
  readonly objects: ObjectReader;
  readonly #options: MirrorOptions;
  readonly #git: SimpleGit;
  /** Only where a connection is worth keeping. */
  readonly #helper: PushHelper | undefined;

  /** The folder must exist and be ours alone (see work-folder.ts). */
  constructor(options: MirrorOptions) {
    this.#options = options;
    this.objects = new ObjectReader(options.dir, options.env);
    const { dir, env, remote, remoteDeadlineMs } = options;
    this.#helper = ['http', 'https'].includes(remote.protocol) ? new PushHelper({ gitDir: dir, env, remote, deadlineMs: remoteDeadlineMs }) : undefined;
    this.#git = simpleGit({
      baseDir: options.dir,
      timeout: { block: options.remoteDeadlineMs },
      allowEnvironment: Object.keys(options.env),
      // Settings and ssh command are ours (environment.ts); nothing of a caller ever reaches them.
      unsafe: {
        allowUnsafeConfigEnvCount: true,
        allowUnsafeSshCommand: true,
        allowUnsafeHooksPath: true,
        allowUnsafeCredentialHelper: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeConfigPaths: true,
      },
    }).env({ ...options.env });
  }

  /** Makes the clone if it is not there; leaves one that is there as it is. */
  async initialize(): Promise<void> {
    await this.#git.init(true, ['--quiet', `--initial-branch=${MAIN}`]);
  }

  /** Begins with an empty clone again; the next fetch fills it. `empty` throws the folder's content away. */
  async recreate(empty: () => void): Promise<void> {
    this.close();
    empty();
    await this.initialize();
  }

  /** Gets new commits; gives the tips of main and of all deploy branches. Rejects with UNAVAILABLE. */
  async fetch(): Promise<Tips> {
    try {
      await this.#git.raw(['fetch', '--quiet', '--prune', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--end-of-options', this.#options.remote.location, ...REFSPECS]);
    } catch (error) {
      const word = cleanText(error instanceof Error ? error.message : String(error));
      throw new TenantryError('UNAVAILABLE', `the Git remote cannot be read: ${word}`, { retryAfterSeconds: 5, cause: error });
    }
    return this.#fetchedTips();
  }

  async #fetchedTips(): Promise<Tips> {
    const text = (await this.#run(['for-each-ref', '--format=%(objectname) %(refname)', FETCHED])).toString('utf8');
    const lines = text.split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => [line.slice(41 + FETCHED.length), assertObjectId(line.slice(0, 40))]));
  }

  /** What happened stands in the outcome; throws only for a branch or id that nobody may push. */
  async push(updates: readonly RefUpdate[]): Promise<PushOutcome> {
    if (this.#helper) return this.#helper.push(updates);
    const { dir, env, remote, remoteDeadlineMs } = this.#options;
    const result = await tryGit(pushArguments(remote.location, updates), { gitDir: dir, env, deadlineMs: remoteDeadlineMs });
    return parsePush(result, updates);
  }

  import(): ImportStream {
    return new ImportStream({ gitDir: this.#options.dir, env: this.#options.env, deadlineMs: LOCAL_DEADLINE_MS });
  }

  /** All files of a commit, or those below one path. */
  async listTree(commit: string, path?: string): Promise<TreeEntry[]> {
    const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', assertObjectId(commit), ...(path === undefined ? [] : [path])];
    return parseTree(await this.#run(args, { maxBytes: 512 * 1024 * 1024 }));
  }

  /** Files that differ between two commits. */
  async diffTrees(from: string, to: string): Promise<TreeChange[]> {
    const args = ['diff-tree', '-r', '-z', '--no-renames', '--no-ext-diff', '--end-of-options', assertObjectId(from), assertObjectId(to)];
    return parseTreeDiff(await this.#run(args, { maxBytes: 512 * 1024 * 1024 }));
  }

  /** True if `ancestor` is `commit` or one of its ancestors. False if one of them is not there. */
  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    if (ancestor === commit) return true;
    const { dir, env } = this.#options;
    const args = ['merge-base', '--is-ancestor', assertObjectId(ancestor), assertObjectId(commit)];
    return (await tryGit(args, { gitDir: dir, env, deadlineMs: LOCAL_DEADLINE_MS })).code === 0;
  }

  /** Runs any reading command in the clone. Arguments are ours, never a caller's. */
  run(args: readonly string[], more: Partial<Pick<GitRun, 'input' | 'maxBytes' | 'deadlineMs' | 'env' | 'background'>> = {}): Promise<Buffer> {
    return this.#run(args, more);
  }

  #run(args: readonly string[], more: Partial<GitRun> = {}): Promise<Buffer> {
    const { dir, env } = this.#options;
    return runGit(args, { deadlineMs: LOCAL_DEADLINE_MS, ...more, gitDir: dir, env: { ...env, ...more.env } });
  }

  close(): void {
    this.objects.close();
    this.#helper?.close();
  }
}

/** True if the remote answers at all. */
export async function canReach(remote: Remote, env: GitEnvironment): Promise<boolean> {
  const args = ['ls-remote', '--quiet', '--end-of-options', remote.location, `refs/heads/${MAIN}`];
  return (await tryGit(args, { env, deadlineMs: LOCAL_DEADLINE_MS })).code === 0;
}
