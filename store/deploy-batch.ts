/** Turns what is to be rendered into one commit a branch, and can take all of it back if the push fails. */
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import { commitMessage } from './commit-message.ts';
import { SHARED, deployTrailers, type DeployBranch } from './deploy-branch.ts';
import type { FileChange, ImportStream, Signature } from './git/import-stream.ts';
import { blobIdOf } from './git/object-id.ts';
import type { Hold } from './hold.ts';
import type { OwnerPlan, Planner } from './planner.ts';

export interface MovedTip {
  readonly branch: DeployBranch;
  readonly from: string | undefined;
  /** Owners whose files changed. */
  readonly owners: ReadonlySet<string>;
  readonly files: number;
  to: string;
}

export interface DeployStamp {
  /** Commit of main that is rendered. */
  readonly main: string;
  readonly renderer: string;
  readonly fence: number;
  readonly signature: Signature;
}

interface BranchWork {
  readonly branch: DeployBranch;
  readonly changes: Map<string, FileChange>;
  readonly owners: Set<string>;
}

/** Longest stretch of rendering before other work gets its turn. */
const SLICE_MS = 20;

export class DeployBatch {
  readonly #planner: Planner;
  readonly #work = new Map<string, BranchWork>();
  readonly #undo: (() => void)[] = [];
  #sliceEnd = 0;

  constructor(planner: Planner) {
    this.#planner = planner;
  }

  /** Renders everything dirty of a branch, after putting refused tenants back. */
  async render(branch: DeployBranch, holds: readonly Hold[]): Promise<void> {
    const work: BranchWork = { branch, changes: new Map(), owners: new Set() };
    this.#work.set(branch.name, work);
    this.#restoreOnUndo(branch);
    for (const hold of holds) this.#hold(work, hold);
    for (const owner of branch.dirty) {
      if (owner === SHARED) continue;
      this.#follow(work, owner, await this.#planner.planTenant(branch, owner));
      await this.#breathe();
    }
    // The marker lists held tenants: last.
    if (branch.dirty.has(SHARED)) this.#follow(work, SHARED, this.#planner.planShared(branch));
  }

  /** Writes the commits. Gives the branches that move; their ids are marks until resolve(). */
  commit(stream: ImportStream, stamp: DeployStamp): MovedTip[] {
    return [...this.#work.values()].filter(({ changes }) => changes.size > 0).map((work) => {
      const { branch, changes, owners } = work;
      const from = branch.tip;
      if (branch.kept.size === 0 && branch.dirty.size === 0) branch.source = stamp.main;
      branch.renderer = branch.source === stamp.main || branch.renderer === undefined ? stamp.renderer : branch.renderer;
      const trailers: [string, string][] = [...deployTrailers(branch), ['Fence', String(stamp.fence)]];
      const mark = stream.commit({
        branch: branch.name,
        parent: from,
        author: stamp.signature,
        committer: stamp.signature,
        message: commitMessage(subjectOf(owners), trailers),
        files: inOrder(changes),
      });
      return { branch, from, owners, files: changes.size, to: mark };
    });
  }

  /** Brings all branches back to what they were, with everything to be rendered again. */
  undo(): void {
    for (const step of this.#undo.reverse()) step();
    this.#undo.length = 0;
  }

  #restoreOnUndo(branch: DeployBranch): void {
    const { tip, source, renderer } = branch;
    const held = new Map(branch.held);
    const kept = new Map(branch.kept);
    const dirty = new Set(branch.dirty);
    this.#undo.push(() => {
      Object.assign(branch, { tip, source, renderer });
      refill(branch.held, held);
      refill(branch.kept, kept);
      for (const owner of dirty) branch.dirty.add(owner);
    });
  }

  #hold({ branch, changes, owners }: BranchWork, hold: Hold): void {
    diffInto(changes, branch.files.get(hold.tenant) ?? new Map(), hold.lastApplied, new Map([...hold.lastApplied].map(([path, blob]) => [path, { blob }])));
    this.#setFiles(branch, hold.tenant, hold.lastApplied);
    branch.held.set(hold.tenant, { refused: hold.refused, reason: hold.reason });
    branch.dirty.add(SHARED);
    branch.dirty.add(hold.tenant);
    owners.add(hold.tenant);
  }

  #follow({ branch, changes, owners }: BranchWork, owner: string, plan: OwnerPlan): void {
    branch.dirty.delete(owner);
    const problem = plan.kind === 'remove' ? undefined : plan.problem;
    if (problem) branch.kept.set(owner, problem);
    else branch.kept.delete(owner);
    if (plan.kind === 'keep') return;
    if (owner !== SHARED && branch.held.delete(owner)) branch.dirty.add(SHARED);
    const before = branch.files.get(owner) ?? new Map<string, string>();
    const contents: ReadonlyMap<string, string> = plan.kind === 'write' ? plan.files : new Map<string, string>();
    const after = new Map([...contents].map(([path, content]) => [path, blobIdOf(content)]));
    if (!diffInto(changes, before, after, contents)) return;
    owners.add(owner);
    this.#setFiles(branch, owner, after);
  }

  #setFiles(branch: DeployBranch, owner: string, files: ReadonlyMap<string, string>): void {
    const before = branch.files.get(owner);
    this.#undo.push(() => (before ? branch.files.set(owner, before) : branch.files.delete(owner)));
    if (files.size > 0) branch.files.set(owner, files);
    else branch.files.delete(owner);
  }

  async #breathe(): Promise<void> {
    const now = performance.now();
    if (this.#sliceEnd === 0) this.#sliceEnd = now + SLICE_MS;
    if (now < this.#sliceEnd) return;
    await yieldToLoop();
    this.#sliceEnd = performance.now() + SLICE_MS;
  }
}

/** Adds what leads from one set of files to another; true if there is any difference. */
function diffInto(changes: Map<string, FileChange>, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, contents: ReadonlyMap<string, FileChange>): boolean {
  let different = false;
  for (const path of before.keys()) {
    if (after.has(path)) continue;
    changes.set(path, null);
    different = true;
  }
  for (const [path, id] of after) {
    if (before.get(path) === id) continue;
    changes.set(path, contents.get(path) ?? null);
    different = true;
  }
  return different;
}

/** Removals first: a file may lie where a folder is wanted. */
function inOrder(changes: ReadonlyMap<string, FileChange>): Map<string, FileChange> {
  const all = [...changes];
  return new Map([...all.filter(([, change]) => change === null), ...all.filter(([, change]) => change !== null)]);
}

function refill<V>(map: Map<string, V>, values: ReadonlyMap<string, V>): void {
  map.clear();
  for (const [key, value] of values) map.set(key, value);
}

function subjectOf(owners: ReadonlySet<string>): string {
  const tenants = [...owners].filter((owner) => owner !== SHARED).sort();
  if (tenants.length === 0) return 'Render the platform';
  return tenants.length <= 3 ? `Render ${tenants.join(', ')}` : `Render ${tenants.length} tenants`;
}
