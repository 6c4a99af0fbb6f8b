/** What a deploy branch holds, as Git blob ids, and what the store knows about it beyond its files. */
import { trailer, trailersOf } from './commit-message.ts';
import type { Mirror } from './git/mirror.ts';
import { PLAIN_FILE } from './git/tree.ts';
import { treeIdOf } from './git/tree-id.ts';
import type { Problem } from './store.ts';

/** Owner of the files that belong to no tenant (marker; all files of a platform branch). */
export const SHARED = '';

export interface Held {
  /** Tree of the output that the cluster refused: as long as the output would be this, the tenant stays held. */
  readonly refused: string;
  readonly reason: string;
}

export interface DeployBranch {
  readonly name: string;
  readonly cluster: string;
  /** Undefined for the platform's branch. */
  readonly shard: number | undefined;
  /** Undefined while the branch does not exist. */
  tip: string | undefined;
  /** Commit of main that every tenant of the branch is rendered of; undefined if that is not known. */
  source: string | undefined;
  /** Digest of the renderer that made it. */
  renderer: string | undefined;
  /** Owner (tenant id or SHARED) to path to blob id. */
  readonly files: Map<string, ReadonlyMap<string, string>>;
  /** Paths that somebody else put there: they go without further ado. */
  readonly foreign: Set<string>;
  readonly held: Map<string, Held>;
  /** Tenants whose files are not what main says, and why. */
  readonly kept: Map<string, Problem>;
  /** Owners that are to be rendered. */
  readonly dirty: Set<string>;
}

const TENANT_PATH = /^tenants\/([^/]+)\/[^/]+$/;
/** Held tenants stand in trailers of the tip: `Held: <tenant> <tree> <reason>`. */
const HELD = 'Held';

export function emptyBranch(name: string, cluster: string, shard: number | undefined): DeployBranch {
  return { name, cluster, shard, tip: undefined, source: undefined, renderer: undefined, files: new Map(), foreign: new Set(), held: new Map(), kept: new Map(), dirty: new Set() };
}

/** Owner of a path on a shard branch. */
export function ownerOf(path: string): string {
  return TENANT_PATH.exec(path)?.[1] ?? SHARED;
}

/** Folder of a tenant on its shard branch. */
export function outputFolder(tenant: string): string {
  return `tenants/${tenant}`;
}

/** Tree id of a tenant's folder, from paths and blob ids. */
export function outputTree(tenant: string, files: ReadonlyMap<string, string>): string {
  const prefix = `${outputFolder(tenant)}/`;
  return treeIdOf(new Map([...files].map(([path, id]) => [path.slice(prefix.length), id])));
}

/** Trailers of a deploy commit. */
export function deployTrailers(branch: Pick<DeployBranch, 'source' | 'renderer' | 'held'>): [string, string][] {
  const rows: [string, string][] = [];
  if (branch.source !== undefined) rows.push(['Source', branch.source]);
  if (branch.renderer !== undefined) rows.push(['Renderer', branch.renderer]);
  for (const [tenant, { refused, reason }] of branch.held) rows.push([HELD, `${tenant} ${refused} ${reason}`]);
  return rows;
}

function heldFrom(value: string): [string, Held] | undefined {
  const match = /^([a-z0-9-]+) ([0-9a-f]{40}) (.*)$/.exec(value);
  const [, tenant, refused, reason] = match ?? [];
  return tenant === undefined || refused === undefined || reason === undefined ? undefined : [tenant, { refused, reason }];
}

/**
 * Reads a branch at its tip into `branch`. Trailers count only if the tip is `ours`: then its Source says what it is
 * rendered of. Otherwise (edited by hand, fresh database) everything on it must be compared.
 */
export async function readBranch(mirror: Mirror, branch: DeployBranch, tip: string | undefined, ours: boolean): Promise<void> {
  const entries = tip === undefined ? [] : await mirror.listTree(tip);
  const message = tip === undefined || !ours ? '' : await messageOf(mirror, tip);
  const trailers = trailersOf(message);
  const files = new Map<string, Map<string, string>>();
  for (const { path, mode, id } of entries) {
    const owner = branch.shard === undefined ? SHARED : ownerOf(path);
    const own = files.get(owner) ?? new Map<string, string>();
    files.set(owner, own);
    // A link or executable never equals what is rendered.
    own.set(path, mode === PLAIN_FILE ? id : `${mode} ${id}`);
  }
  branch.tip = tip;
  branch.source = trailer(trailers, 'Source');
  branch.renderer = trailer(trailers, 'Renderer');
  branch.files.clear();
  branch.held.clear();
  branch.foreign.clear();
  for (const [owner, own] of files) branch.files.set(owner, own);
  for (const [name, value] of trailers) {
    const held = name === HELD ? heldFrom(value) : undefined;
    if (held) branch.held.set(...held);
  }
}

async function messageOf(mirror: Mirror, commit: string): Promise<string> {
  const text = (await mirror.objects.content(commit))?.content.toString('utf8') ?? '';
  return text.slice(text.indexOf('\n\n') + 2);
}
