/** For tests and benchmarks: a bare remote seeded with a small tenants repository, people who commit to it, stores on it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';
import { emitDocument } from '../../model/emit.ts';
import { tenantFile } from '../../model/layout.ts';
import { createRemote, type Remote } from '../git/remote.ts';
import { openStore, type StoreOptions } from '../open.ts';
import type { Change, TenantStore } from '../store.ts';

const SAMPLE = new URL('../../tenants/', import.meta.url);
export const SEARCH_PATH = process.env['PATH'] ?? '/usr/bin:/bin';

const GIT_ENV = {
  PATH: SEARCH_PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Person',
  GIT_AUTHOR_EMAIL: 'person@example.org',
  GIT_COMMITTER_NAME: 'Person',
  GIT_COMMITTER_EMAIL: 'person@example.org',
};

/** Runs git and gives its output, trimmed. */
export function git(dir: string, ...args: string[]): string {
  return execFileSync('git', ['-C', dir, ...args], { env: GIT_ENV, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'] }).trim();
}

/** A tenant document; `spec` adds to or replaces the defaults. */
export function tenantDocument(id: string, spec: Partial<TenantSpec> = {}): TenantDocument {
  return { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: 'Active', ...spec } };
}

/** A change that sets the document, whatever was there. */
export function put(id: string, spec: Partial<TenantSpec> = {}, more: Partial<Change> = {}): Change {
  return { tenant: id, verb: `Put tenant ${id}`, caller: { id: 'user-1', name: 'A User', email: 'user@example.org' }, apply: () => tenantDocument(id, spec), ...more };
}

function sampleFiles(): [string, string][] {
  const root = fileURLToPath(SAMPLE);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(root, path), readFileSync(path, 'utf8')];
  });
}

/** What a person does on main: path to new text, or null to remove. */
export type Edits = Readonly<Record<string, string | null>>;

export class Sandbox {
  readonly dir: string;
  readonly remoteDir: string;
  readonly #stores: TenantStore[] = [];
  #made = 0;

  /** `drop` leaves the sample's tenants out. */
  constructor(options: { readonly drop?: boolean; readonly tenants?: readonly TenantDocument[] } = {}) {
    this.dir = mkdtempSync(join(tmpdir(), 'tenantry-store-'));
    this.remoteDir = join(this.dir, 'remote.git');
    git(this.dir, 'init', '-q', '--bare', '-b', 'main', this.remoteDir);
    git(this.remoteDir, 'config', 'gc.auto', '0');
    this.#seed(options.drop !== false, options.tenants ?? []);
  }

  /** Writes the first commit without a work tree: thousands of tenants take a second. */
  #seed(drop: boolean, tenants: readonly TenantDocument[]): void {
    const files = new Map(sampleFiles().filter(([path]) => !drop || !path.startsWith('tenants/')));
    for (const document of tenants) files.set(tenantFile(document.metadata.name), emitDocument(document));
    const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
    const rows = [...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`);
    const stream = `commit refs/heads/main\ncommitter Person <person@example.org> 1700000000 +0000\n${data('Seed')}${rows.join('')}\n`;
    execFileSync('git', ['-C', this.remoteDir, 'fast-import', '--quiet'], { env: GIT_ENV, input: stream });
  }

  get remote(): Remote {
    return createRemote(this.remoteDir);
  }

  /** Options of a store on this remote, with a work folder of its own. */
  options(more: Partial<StoreOptions> = {}): StoreOptions {
    this.#made += 1;
    return {
      remote: this.remote,
      workDir: join(this.dir, `work-${this.#made}`),
      database: join(this.dir, 'store.sqlite'),
      searchPath: SEARCH_PATH,
      clock: { now: () => Date.now() },
      pollMs: 0,
      statusMs: 0,
      ...more,
    };
  }

  async open(more: Partial<StoreOptions> = {}): Promise<TenantStore> {
    const store = await openStore(this.options(more));
    this.#stores.push(store);
    return store;
  }

  /** A person commits to a branch (main by default) and pushes. Gives the commit. */
  commit(message: string, edits: Edits, branch = 'main'): string {
    const clone = mkdtempSync(join(this.dir, 'person-'));
    git(this.dir, 'clone', '-q', '-b', branch, this.remoteDir, clone);
    for (const [path, text] of Object.entries(edits)) {
      if (text === null) git(clone, 'rm', '-rqf', path);
      else this.#write(clone, path, text);
    }
    git(clone, 'add', '-A');
    git(clone, 'commit', '-qm', message);
    git(clone, 'push', '-q', 'origin', branch);
    const commit = git(clone, 'rev-parse', 'HEAD');
    rmSync(clone, { recursive: true, force: true });
    return commit;
  }

  /** A file of a branch of the remote; undefined if it is not there. */
  show(branch: string, path: string): string | undefined {
    try {
      return git(this.remoteDir, 'show', `${branch}:${path}`);
    } catch {
      return undefined;
    }
  }

  tip(branch = 'main'): string {
    return git(this.remoteDir, 'rev-parse', `refs/heads/${branch}`);
  }

  /** Paths of a branch. */
  files(branch: string): string[] {
    return git(this.remoteDir, 'ls-tree', '-r', '--name-only', branch).split('\n').filter((line) => line !== '');
  }

  /** First-parent subjects, newest first. */
  subjects(branch = 'main'): string[] {
    return git(this.remoteDir, 'log', '--first-parent', '--format=%s', branch).split('\n');
  }

  message(commit: string): string {
    return git(this.remoteDir, 'log', '-1', '--format=%B', commit);
  }

  async close(): Promise<void> {
    for (const store of this.#stores) await store.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  #write(root: string, path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
