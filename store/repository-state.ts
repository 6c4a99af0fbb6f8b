/**
 * What the store knows about the repository: `main` as documents, deploy branches as blob ids, and what is still to be
 * rendered. `head` runs ahead of the remote while a push is under way; `shown` is what was acknowledged.
 */
import { clusterNamesOf, type Catalog, type TenantEntry } from '../model/catalog.ts';
import type { Fault } from '../model/fault.ts';
import { kindOfPath, nameOfPath, platformBranch, shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import { TenantryError } from '../model/errors.ts';
import { SHARED, emptyBranch, type DeployBranch } from './deploy-branch.ts';
import { applyEdit, type Edit } from './edit.ts';
import type { Rules } from './ports.ts';
import { ShardCounts } from './shard-counts.ts';
import type { FileFaults } from './source.ts';
import type { Problem } from './store.ts';

export interface MainState {
  readonly commit: string;
  readonly catalog: Catalog;
  readonly faults: FileFaults;
}

export class RepositoryState {
  /** Tip of main that `head` is the content of. */
  main: string;
  head: Catalog;
  /** Tip of main that was acknowledged, and its content. */
  shownMain: string;
  shown: Catalog;
  readonly branches = new Map<string, DeployBranch>();
  /** Faults of files that cannot be read as documents. */
  readonly fileFaults = new Map<string, readonly Fault[]>();
  /** Tenants of `head` that break rules. */
  readonly invalid = new Map<string, readonly Fault[]>();
  /** Problems of whole branches and clusters, by subject. */
  readonly branchProblems = new Map<string, Problem>();
  /** Faults of plans, clusters and the platform. */
  sharedFaults: readonly Fault[] = [];
  readonly shards = new ShardCounts();
  /** Ids that are used up. */
  readonly #retired: () => ReadonlySet<string>;
  readonly #rules: Rules;

  constructor(main: MainState, rules: Rules, retired: () => ReadonlySet<string>) {
    this.main = this.shownMain = main.commit;
    this.head = main.catalog;
    this.shown = main.catalog.clone();
    this.#rules = rules;
    this.#retired = retired;
    this.noteFaults(main.faults);
  }

  noteFaults(faults: FileFaults): void {
    for (const [file, wrong] of faults) {
      if (wrong.length > 0) this.fileFaults.set(file, wrong);
      else this.fileFaults.delete(file);
    }
  }

  /** Applies edits to `head`, judges everybody they touch and marks what is to be rendered. Gives the way back. */
  edit(edits: readonly Edit[]): () => void {
    const back: Edit[] = [];
    const affected = new Set<string>();
    for (const edit of edits) {
      const applied = applyEdit(this.head, edit);
      back.unshift(applied.undo);
      for (const id of applied.affected) affected.add(id);
    }
    const marked = this.touch(affected);
    if (edits.some(({ kind }) => kind !== 'tenant')) this.#touchShared();
    return () => {
      for (const edit of back) applyEdit(this.head, edit);
      for (const id of affected) this.judge(id);
      for (const [branch, id] of marked) branch.dirty.delete(id);
    };
  }

  /** Judges tenants again and marks them to be rendered wherever they are or ought to be. Gives the new marks. */
  touch(ids: Iterable<string>): [DeployBranch, string][] {
    const marked: [DeployBranch, string][] = [];
    for (const id of ids) {
      this.judge(id);
      for (const branch of this.branchesOf(id)) {
        if (branch.dirty.has(id)) continue;
        branch.dirty.add(id);
        marked.push([branch, id]);
      }
    }
    return marked;
  }

  #touchShared(): void {
    this.sharedFaults = this.#rules.checkShared(this.head);
    for (const id of [...this.invalid.keys()]) this.judge(id);
    for (const branch of this.branches.values()) if (branch.shard === undefined) branch.dirty.add(SHARED);
  }

  /** Notes what is wrong with a tenant of `head`. */
  judge(id: string): void {
    const faults = this.faultsOf(this.head.tenant(id), id);
    if (faults.length > 0) this.invalid.set(id, faults);
    else this.invalid.delete(id);
  }

  /** Everything that keeps a tenant from being published. */
  faultsOf(entry: TenantEntry | undefined, id: string): readonly Fault[] {
    const file = tenantFile(id);
    const broken = this.fileFaults.get(file);
    if (broken) return broken;
    // A file in another tenant's place says nothing about the tenant.
    if (entry === undefined) return [];
    const faults = [...this.#rules.checkTenant(entry, this.head)];
    const missing = faults.length > 0 ? undefined : this.#missingInput(id);
    if (missing !== undefined) faults.push({ file, line: 0, path: '', policy: 'inputs-known', message: missing, fix: 'put it back or name another one' });
    if (this.#retired().has(id)) {
      faults.push({ file, line: 0, path: 'metadata.name', policy: 'id-retired', message: `tenant ${id} was removed for good, and ids are never used again`, fix: 'choose another id' });
    }
    return faults;
  }

  /** What a tenant needs and the repository does not have, for instance a default cluster of the platform. */
  #missingInput(id: string): string | undefined {
    try {
      this.head.inputs(id);
      return undefined;
    } catch (error) {
      if (error instanceof TenantryError) return error.message;
      throw error;
    }
  }

  /** Judges everybody; for a state that was just read. */
  judgeAll(): void {
    this.sharedFaults = this.#rules.checkShared(this.head);
    for (const { id } of this.head.tenants()) this.judge(id);
    for (const file of this.fileFaults.keys()) {
      const id = kindOfPath(file) === 'Tenant' ? nameOfPath(file) : undefined;
      if (id !== undefined) this.judge(id);
    }
  }

  /** Branches that hold output of the tenant or ought to. */
  branchesOf(id: string): DeployBranch[] {
    const entry = this.head.tenant(id);
    const wanted = entry ? clusterNamesOf(entry.document, this.head.platform) : [];
    return [...this.head.clusters.keys()].flatMap((cluster) => {
      const branch = this.branches.get(this.branchNameOf(id, cluster));
      return branch && (wanted.includes(cluster) || branch.files.has(id)) ? [branch] : [];
    });
  }

  /** The shard branch of a tenant in a cluster. */
  branchNameOf(id: string, cluster: string): string {
    return shardBranch(cluster, shardOf(id, this.shards.of(cluster)));
  }

  /** Makes branches for clusters that have none yet; gives the new ones. `remote` are all branches of the remote. */
  addBranches(remote: Iterable<string>): DeployBranch[] {
    const added: DeployBranch[] = [];
    const known = [...remote];
    for (const [name, document] of this.head.clusters) {
      const problem = this.shards.settle(name, document.spec.shards, known);
      if (problem) this.branchProblems.set(`clusters/${name}.yaml`, problem);
      else this.branchProblems.delete(`clusters/${name}.yaml`);
      const wanted: [string, number | undefined][] = Array.from({ length: this.shards.of(name) }, (_, shard) => [shardBranch(name, shard), shard]);
      wanted.push([platformBranch(name), undefined]);
      for (const [branch, shard] of wanted) {
        if (this.branches.has(branch)) continue;
        const state = emptyBranch(branch, name, shard);
        this.branches.set(branch, state);
        added.push(state);
      }
    }
    return added;
  }

  /** Marks everything of a branch to be rendered. */
  touchBranch(branch: DeployBranch): void {
    branch.dirty.add(SHARED);
    if (branch.shard === undefined) return;
    for (const owner of branch.files.keys()) branch.dirty.add(owner);
    for (const id of this.head.usersOfCluster(branch.cluster)) {
      if (this.branchNameOf(id, branch.cluster) === branch.name) branch.dirty.add(id);
    }
  }

  /** The acknowledged state moves to `head`'s commit by the edits that led there. */
  acknowledge(main: string, edits: readonly Edit[]): void {
    for (const edit of edits) applyEdit(this.shown, edit);
    this.shownMain = main;
  }

  /** True if anything is to be rendered, in a cluster that is still registered. */
  hasDirt(): boolean {
    return this.dirtyBranches().length > 0;
  }

  dirtyBranches(): DeployBranch[] {
    return [...this.branches.values()].filter(({ dirty, cluster }) => dirty.size > 0 && this.head.clusters.has(cluster));
  }
}
