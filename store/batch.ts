/** Prepares a batch: intents become commits on main, what they touch becomes commits on deploy branches, nothing is pushed yet. */
import { applyIntent, type IntentEffect } from './apply-intent.ts';
import { commitMessage } from './commit-message.ts';
import { DeployBatch, type MovedTip } from './deploy-batch.ts';
import type { DeployBranch } from './deploy-branch.ts';
import type { Edit } from './edit.ts';
import type { ImportStream } from './git/import-stream.ts';
import { blobIdOf } from './git/object-id.ts';
import { MAIN, type Mirror } from './git/mirror.ts';
import type { RefUpdate } from './git/push.ts';
import { authorOf, ownSignature } from './git/signature.ts';
import { signCommits } from './git/signer.ts';
import type { Hold } from './hold.ts';
import type { Intent, NamedRequest } from './intent.ts';
import type { Planner } from './planner.ts';
import type { Clock, Renderer, Rules } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import type { StoredTenant } from './store.ts';

/** An intent and what became of it. */
export interface BatchItem {
  readonly intent: Intent;
  readonly effect: IntentEffect;
  /** Commit on main; undefined unless the effect is a change. */
  commit: string | undefined;
}

export interface PreparedBatch {
  readonly items: readonly BatchItem[];
  readonly mainBefore: string;
  /** Same as before if no intent changed anything. */
  readonly mainAfter: string;
  readonly edits: readonly Edit[];
  readonly moved: readonly MovedTip[];
  readonly seconds: number;
  readonly updates: readonly RefUpdate[];
  /** Brings the state back to what it was before this batch; later batches must be undone first. */
  readonly undo: () => void;
}

export interface BatchParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly rules: Rules;
  readonly renderer: Renderer;
  readonly planner: Planner;
  readonly clock: Clock;
  readonly retired: () => ReadonlySet<string>;
  readonly stored: (id: string) => StoredTenant | undefined;
  readonly signingKeyFile: string | undefined;
  /** What other replicas know a request by; undefined where there are none. */
  readonly proofOf: (request: NamedRequest) => string | undefined;
}

export interface BatchOrder {
  readonly intents: readonly Intent[];
  readonly holds: ReadonlyMap<string, readonly Hold[]>;
  /** Fencing token. */
  readonly fence: number;
  /** Owners beyond which no further branch of the backlog is rendered in this batch. */
  readonly mostOwners: number;
}

/** Texts of files that are not in the clone yet, because the push that they belong to is still being made. */
export type RecentTexts = Map<string, string>;

export class BatchWriter {
  readonly #parts: BatchParts;
  readonly #recent: RecentTexts = new Map();

  constructor(parts: BatchParts) {
    this.#parts = parts;
  }

  /** Rejects if nothing could be written (full disk, git killed); the state is then as before. */
  async prepare(order: BatchOrder): Promise<PreparedBatch> {
    const { state, mirror, planner } = this.#parts;
    const mainBefore = state.main;
    const stream = mirror.import();
    const deploy = new DeployBatch(planner);
    const items: BatchItem[] = [];
    const undo = (): void => {
      deploy.undo();
      for (const { effect } of items.toReversed()) if (effect.kind === 'changed') effect.undo();
      state.main = mainBefore;
      planner.reset();
    };
    try {
      const texts = await this.#texts(order.intents);
      const seconds = Math.floor(this.#parts.clock.now() / 1000);
      const marks = this.#applyAll(order, items, { stream, texts, seconds });
      const ids = await Promise.all(marks.map(async (mark) => (mark === undefined ? undefined : stream.idOf(mark))));
      for (const [index, item] of items.entries()) item.commit = ids[index];
      state.main = ids.findLast((id) => id !== undefined) ?? mainBefore;
      if (state.main !== mainBefore) planner.reset();
      const moved = await this.#deploy(order, items, { stream, deploy, seconds });
      const edits = items.flatMap(({ effect }) => (effect.kind === 'changed' ? effect.edits : []));
      return { items, mainBefore, mainAfter: state.main, edits, moved, seconds, updates: updatesOf(mainBefore, state.main, moved), undo };
    } catch (error) {
      stream.abort();
      undo();
      throw error;
    }
  }

  async #texts(intents: readonly Intent[]): Promise<Map<string, string>> {
    const { state, mirror } = this.#parts;
    if (this.#recent.size > 5000) this.#recent.clear();
    const blobs = new Set(intents.map(({ change }) => state.head.tenant(change.tenant)?.blob).filter((blob) => blob !== undefined));
    const read = async (blob: string): Promise<[string, string]> => {
      return [blob, this.#recent.get(blob) ?? (await mirror.objects.content(blob))?.content.toString('utf8') ?? ''];
    };
    return new Map(await Promise.all([...blobs].map(read)));
  }

  #applyAll(order: BatchOrder, items: BatchItem[], at: { stream: ImportStream; texts: Map<string, string>; seconds: number }): (string | undefined)[] {
    const { state, rules, retired, stored } = this.#parts;
    let parent = state.main;
    return order.intents.map((intent) => {
      const blob = state.head.tenant(intent.change.tenant)?.blob;
      const text = blob === undefined ? undefined : (at.texts.get(blob) ?? this.#recent.get(blob));
      const applied = applyIntent(intent.change, { state, rules, retired: retired(), stored, text });
      const effect = intent.change.validateOnly === true ? rehearsed(applied, intent, this.#parts, at.seconds) : applied;
      items.push({ intent, effect, commit: undefined });
      if (effect.kind !== 'changed') return undefined;
      if (effect.content !== null) this.#recent.set(effect.blob, effect.content);
      const mark = at.stream.commit({
        branch: MAIN,
        parent,
        author: authorOf(intent.change.caller, at.seconds),
        committer: ownSignature(at.seconds),
        message: this.#message(intent, order.fence),
        files: new Map([[effect.file, effect.content]]),
      });
      parent = mark;
      return mark;
    });
  }

  #message({ change, request }: Intent, fence: number): string {
    const trailers: [string, string][] = [['Tenant', change.tenant]];
    if (change.operationId !== undefined) trailers.push(['Operation-Id', change.operationId]);
    if (request) trailers.push(['Request-Id', request.requestId], ['Request-Key', request.key], ...this.#proof(request));
    return commitMessage(change.verb, [...trailers, ['Fence', String(fence)]]);
  }

  #proof(request: NamedRequest): [string, string][] {
    const proof = this.#parts.proofOf(request);
    return proof === undefined ? [] : [['Request-Proof', proof]];
  }

  async #deploy(order: BatchOrder, items: readonly BatchItem[], at: { stream: ImportStream; deploy: DeployBatch; seconds: number }): Promise<MovedTip[]> {
    const { state, renderer, mirror, signingKeyFile } = this.#parts;
    for (const branch of this.#choose(order, items)) await at.deploy.render(branch, order.holds.get(branch.name) ?? []);
    const stamp = { main: state.main, renderer: renderer.digest(), fence: order.fence, signature: ownSignature(at.seconds) };
    const moved = at.deploy.commit(at.stream, stamp);
    const ids = await Promise.all(moved.map(({ to }) => at.stream.idOf(to)));
    await at.stream.finish();
    const signed = signingKeyFile === undefined ? new Map<string, string>() : await signCommits(mirror, ids, signingKeyFile);
    for (const [index, tip] of moved.entries()) {
      const id = ids[index] ?? '';
      tip.to = tip.branch.tip = signed.get(id) ?? id;
    }
    return moved;
  }

  /** Branches of the changed tenants, branches with refused tenants, then the backlog as far as it fits. */
  #choose(order: BatchOrder, items: readonly BatchItem[]): Set<DeployBranch> {
    const { state } = this.#parts;
    const chosen = new Set<DeployBranch>();
    for (const { intent, effect } of items) {
      if (effect.kind === 'changed') for (const branch of state.branchesOf(intent.change.tenant)) chosen.add(branch);
    }
    for (const name of order.holds.keys()) {
      const branch = state.branches.get(name);
      if (branch) chosen.add(branch);
    }
    let owners = [...chosen].reduce((sum, { dirty }) => sum + dirty.size, 0);
    for (const branch of state.dirtyBranches()) {
      if (owners > 0 && owners + branch.dirty.size > order.mostOwners) break;
      chosen.add(branch);
      owners += branch.dirty.size;
    }
    return chosen;
  }
}

/** Renders what a change would make, and takes the change back. */
function rehearsed(effect: IntentEffect, { change: { tenant: id } }: Intent, { state, renderer }: BatchParts, seconds: number): IntentEffect {
  if (effect.kind !== 'changed') return effect;
  try {
    const branches = state.branchesOf(id).map((branch) => {
      const before = branch.files.get(id);
      const after = effect.content === null ? new Map<string, string>() : renderer.tenant(state.head.inputs(id), branch.cluster);
      const written = [...after].filter(([path, content]) => before?.get(path) !== blobIdOf(content)).length;
      const removed = [...(before?.keys() ?? [])].filter((path) => !after.has(path)).length;
      return { name: branch.name, commit: '', files: written + removed };
    });
    const now = new Date(seconds * 1000);
    const tenant = { id, document: effect.document, etag: effect.blob, commit: '', createdAt: now, updatedAt: now };
    return { kind: 'rehearsed', file: effect.file, tenant, branches };
  } catch (error) {
    return { kind: 'refused', error };
  } finally {
    effect.undo();
  }
}

function updatesOf(before: string, after: string, moved: readonly MovedTip[]): RefUpdate[] {
  const main = before === after ? [] : [{ branch: MAIN, from: before, to: after }];
  return [...main, ...moved.map(({ branch, from, to }) => ({ branch: branch.name, from, to }))];
}
