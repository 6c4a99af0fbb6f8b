/** Brings the state to what the remote holds, whoever put it there. */
import { stateIn } from '../model/cluster-state.ts';
import { platformBranch, tenantFile, kindOfPath, nameOfPath } from '../model/layout.ts';
import { TenantryError } from '../model/errors.ts';
import type { Claims } from './claims.ts';
import { readBranch, type DeployBranch } from './deploy-branch.ts';
import { MAIN, type Mirror, type Tips } from './git/mirror.ts';
import type { TenantHistory } from './history.ts';
import type { Journal } from './journal.ts';
import type { Planner } from './planner.ts';
import type { Log, Renderer, Rules } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import type { Source } from './source.ts';
import type { Problem } from './store.ts';

export interface SyncParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly source: Source;
  readonly rules: Rules;
  readonly history: TenantHistory;
  readonly journal: Journal;
  readonly planner: Planner;
  readonly claims: Claims;
  readonly renderer: Renderer;
  readonly log: Log;
}

/** What a sync found. */
export interface SyncResult {
  readonly mainBefore: string;
  readonly main: string;
  /** Tenants whose files on main changed. */
  readonly tenants: readonly string[];
}

/** Own tips that are tried as the last good one of a branch that somebody edited. */
const OWN_TIPS = 20;
/** Changed tenants beyond which rendering everything is cheaper than finding out. */
const MANY = 500;
const LOST_SHOWN = 20;

export class Syncer {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  /** Fetches and takes over. Rejects with UNAVAILABLE if the remote cannot be read. No push may be under way. */
  async sync(): Promise<SyncResult> {
    const { mirror, state } = this.#parts;
    const tips = await mirror.fetch();
    const main = tips.get(MAIN);
    if (main === undefined) throw new TenantryError('UNAVAILABLE', 'the Git remote has no branch main any more; put it back', { retryAfterSeconds: 30 });
    const mainBefore = state.main;
    const tenants = main === mainBefore ? [] : await this.#moveMain(main);
    await this.takeBranches(tips);
    await this.#parts.claims.settle(tenants);
    return { mainBefore, main, tenants };
  }

  /** Reads deploy branches that are not where we left them. */
  async takeBranches(tips: Tips): Promise<void> {
    const { state } = this.#parts;
    state.addBranches(tips.keys());
    this.#noteUnknownClusters(tips);
    const affected = new Map<string, ReadonlySet<string> | undefined>();
    for (const branch of state.branches.values()) {
      const tip = tips.get(branch.name);
      if (tip === branch.tip && tip !== undefined) continue;
      await this.#takeBranch(branch, tip, affected);
    }
  }

  async #moveMain(main: string): Promise<string[]> {
    const { state, mirror, source, history, planner } = this.#parts;
    const before = state.main;
    const isForced = !(await mirror.isAncestor(before, main));
    const change = await source.diff(before, main);
    state.noteFaults(change.faults);
    state.edit(change.edits);
    state.main = main;
    state.acknowledge(main, change.edits);
    if (isForced) await history.load(main);
    else await history.advance(main);
    this.retire();
    const tenants = [...change.faults.keys()].flatMap((path) => (kindOfPath(path) === 'Tenant' ? [nameOfPath(path) ?? ''] : []));
    state.touch(tenants);
    planner.reset();
    if (isForced) await this.#noteForced(before, main);
    return tenants;
  }

  /** Tells the catalogs which ids are used up, and which tenants were there once. */
  retire(): void {
    const { state, history } = this.#parts;
    for (const id of history.ids()) {
      state.head.depart(id);
      state.shown.depart(id);
    }
    for (const id of history.retired) {
      state.head.retire(id);
      state.shown.retire(id);
    }
  }

  async #noteForced(before: string, main: string): Promise<void> {
    const { state, mirror, log } = this.#parts;
    const args = ['log', '--format=%h %s', `--max-count=${LOST_SHOWN}`, `${main}..${before}`, '--'];
    const lost = (await mirror.run(args)).toString('utf8').split('\n').filter((line) => line !== '');
    const message = `main was moved by force from ${before} to ${main}; these commits are no longer on it: ${lost.join('; ') || 'none'}${lost.length === LOST_SHOWN ? '; …' : ''}; what main says now is published`;
    state.branchProblems.set(MAIN, { subject: MAIN, kind: 'branch', message, faults: [] });
    log.error('main-forced', { before, main, lost: lost.length });
  }

  #noteUnknownClusters(tips: Tips): void {
    const { state } = this.#parts;
    const registered = state.head.clusters;
    for (const name of tips.keys()) {
      const cluster = /^deploy\/([^/]+)\//.exec(name)?.[1];
      if (cluster === undefined || name !== platformBranch(cluster)) continue;
      const subject = `clusters/${cluster}.yaml`;
      if (registered.has(cluster)) continue;
      const message = `cluster ${cluster} has deploy branches but no file on main: they stay as they are; put the file back, or remove the branches when the cluster is gone`;
      const problem: Problem = { subject, kind: 'vanished', message, faults: [], cluster };
      state.branchProblems.set(subject, problem);
    }
  }

  async #takeBranch(branch: DeployBranch, tip: string | undefined, affected: Map<string, ReadonlySet<string> | undefined>): Promise<void> {
    const { state, mirror, journal, renderer, log } = this.#parts;
    const isOurs = tip !== undefined && journal.isOwnTip(branch.name, tip);
    if (tip !== undefined && !isOurs) log.warn('deploy-branch-foreign', { branch: branch.name, tip });
    await readBranch(mirror, branch, tip, isOurs);
    if (tip !== undefined && !isOurs) await this.#noteForeign(branch, tip);
    const known = isOurs && branch.source !== undefined && branch.renderer === renderer.digest() ? branch.source : undefined;
    if (known !== undefined && !affected.has(known)) affected.set(known, await this.#affectedSince(known));
    const changed = known === undefined ? undefined : affected.get(known);
    if (changed === undefined) state.touchBranch(branch);
    else this.#touchSome(branch, changed);
  }

  /** Marks what changed since the branch's Source, and everybody whose output may wait for something. */
  #touchSome(branch: DeployBranch, changed: ReadonlySet<string>): void {
    const { state } = this.#parts;
    const isHere = (id: string): boolean => state.branchNameOf(id, branch.cluster) === branch.name;
    for (const id of changed) if (branch.shard !== undefined && isHere(id) && state.branchesOf(id).includes(branch)) branch.dirty.add(id);
    for (const id of branch.held.keys()) branch.dirty.add(id);
    for (const owner of branch.files.keys()) {
      const entry = state.head.tenant(owner);
      if (owner !== '' && (entry === undefined || stateIn(entry.document, branch.cluster) !== 'Active' || state.invalid.has(owner))) branch.dirty.add(owner);
    }
    for (const id of state.invalid.keys()) if (isHere(id) && state.branchesOf(id).includes(branch)) branch.dirty.add(id);
  }

  /** Paths that came after our last commit of the branch were put there by somebody. */
  async #noteForeign(branch: DeployBranch, tip: string): Promise<void> {
    const { journal, mirror } = this.#parts;
    for (const own of journal.ownTips(branch.name, OWN_TIPS)) {
      if (!(await mirror.isAncestor(own, tip))) continue;
      for (const { path, from } of await mirror.diffTrees(own, tip)) if (from === undefined) branch.foreign.add(path);
      return;
    }
  }

  /** Tenants whose output may differ between a commit and now; undefined if that is everybody. */
  async #affectedSince(commit: string): Promise<ReadonlySet<string> | undefined> {
    const { state, mirror } = this.#parts;
    if (commit === state.main) return new Set();
    if (!(await mirror.isAncestor(commit, state.main))) return undefined;
    const changes = await mirror.diffTrees(commit, state.main);
    if (changes.length > MANY || changes.some(({ path }) => ['Plan', 'Cluster', 'Platform'].includes(kindOfPath(path) ?? ''))) return undefined;
    const affected = new Set<string>();
    for (const { path, from } of changes) {
      const id = nameOfPath(path);
      if (id === undefined || path !== tenantFile(id)) continue;
      for (const other of [...state.head.affectedBy(id), ...(from ? await this.#peersIn(path, from.id) : [])]) affected.add(other);
    }
    return affected;
  }

  /** Tenants that an earlier version of a file named as peers. */
  async #peersIn(path: string, blob: string): Promise<readonly string[]> {
    const content = await this.#parts.mirror.objects.content(blob);
    const document = content ? this.#parts.rules.read(path, content.content).document : undefined;
    return (document?.kind === 'Tenant' ? document.spec.network?.peers : undefined) ?? [];
  }
}
