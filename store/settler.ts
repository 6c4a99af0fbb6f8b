/** Tells callers what became of their changes, and writes down what must not be forgotten. */
import { TenantryError } from '../model/errors.ts';
import type { BatchItem, PreparedBatch } from './batch.ts';
import { cleanText } from './git/clean-text.ts';
import type { TenantHistory } from './history.ts';
import type { Intent, NamedRequest } from './intent.ts';
import type { Journal, PendingRow, StoredReceipt } from './journal.ts';
import type { Log, Nudge } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import type { MovedBranch, Receipt, StoreEvent, StoredTenant } from './store.ts';

export interface SettlerParts {
  readonly state: RepositoryState;
  readonly history: TenantHistory;
  readonly journal: Journal;
  readonly log: Log;
  readonly nudge: Nudge | undefined;
  readonly emit: (event: StoreEvent) => void;
  /** Gives an earlier receipt again. */
  readonly replay: (receipt: StoredReceipt) => Promise<Receipt>;
  /** The receipt of what another replica did; undefined if none did. @throws TenantryError when its id was used for another request */
  readonly replayShared: (request: NamedRequest, tenant: string) => Promise<Receipt> | undefined;
}

export class Settler {
  readonly #parts: SettlerParts;

  constructor(parts: SettlerParts) {
    this.#parts = parts;
  }

  /** Writes what recovery needs, before the push. Throws if that is impossible; then nothing may be pushed. */
  begin(batch: PreparedBatch): void {
    const rows = batch.items.flatMap(({ intent: { request }, effect }): PendingRow[] => {
      return request && effect.kind === 'changed' ? [{ ...request, base: batch.mainBefore }] : [];
    });
    this.#parts.journal.begin(rows, movedBranches(batch));
  }

  /** The push happened: what it says is now what everybody sees. */
  acknowledge(batch: PreparedBatch): void {
    const { state, history, nudge, emit } = this.#parts;
    state.acknowledge(batch.mainAfter, batch.edits);
    for (const { intent, effect, commit } of batch.items) {
      if (effect.kind !== 'changed' || commit === undefined) continue;
      const removed = effect.content === null;
      history.note(intent.change.tenant, { commit, seconds: batch.seconds, removed });
      if (removed) for (const catalog of [state.head, state.shown]) catalog.retire(intent.change.tenant);
    }
    history.noted(batch.mainAfter);
    this.settle(batch);
    const branches = movedBranches(batch);
    if (branches.length > 0) nudge?.(branches.map(({ name }) => name));
    emit({ main: batch.mainAfter, tenants: tenantsOf(batch), branches });
  }

  /** Answers all callers of a batch whose outcome is certain. */
  settle(batch: PreparedBatch): void {
    const receipts = batch.items.map((item) => ({ item, receipt: this.#receipt(batch, item) }));
    try {
      this.#parts.journal.finish(receipts.flatMap(({ item, receipt }) => finished(batch, item, receipt)));
    } catch (error) {
      // The rows of begin() are there: a later start finds the commits on main and completes them.
      this.#parts.log.error('journal-failed', { message: cleanText(String(error)) });
    }
    for (const { item, receipt } of receipts) {
      if (receipt) item.intent.resolve(receipt);
      else if (item.effect.kind === 'refused') item.intent.reject(item.effect.error);
    }
  }

  /** Refusals that rest on nothing of this batch need not wait for its push. */
  settleRefused(batch: PreparedBatch): void {
    for (const { intent, effect } of batch.items) {
      if (effect.kind === 'changed') return;
      if (effect.kind === 'refused') intent.reject(effect.error);
    }
  }

  /** Answers an intent whose request turns out to be done already. */
  answerDone(intent: Intent): boolean {
    const { request } = intent;
    if (request === undefined) return false;
    const row = this.#parts.journal.find(request);
    if (row?.receipt === undefined) return this.#answerShared(intent, request);
    this.#parts.replay(row.receipt).then(intent.resolve, intent.reject);
    return true;
  }

  #answerShared({ change: { tenant }, resolve, reject }: Intent, request: NamedRequest): boolean {
    try {
      const receipt = this.#parts.replayShared(request, tenant);
      receipt?.then(resolve, reject);
      return receipt !== undefined;
    } catch (error) {
      reject(error);
      return true;
    }
  }

  #receipt(batch: PreparedBatch, { effect, commit, intent }: BatchItem): Receipt | undefined {
    if (effect.kind === 'refused') return undefined;
    const { tenant: id } = intent.change;
    const dates = this.#parts.history.get(id);
    if (effect.kind === 'rehearsed') {
      return { tenant: effect.tenant, commit: '', files: [effect.file], branches: effect.branches, replayed: false, noop: false };
    }
    if (effect.kind === 'noop') {
      const tenant = { ...effect.tenant, commit: dates?.commit ?? effect.tenant.commit };
      return { tenant, commit: tenant.commit, files: [], branches: [], replayed: false, noop: true };
    }
    if (commit === undefined) throw new TenantryError('INTERNAL', `the change of tenant ${id} has no commit`);
    const tenant: StoredTenant = {
      id,
      document: effect.document,
      etag: effect.blob,
      commit,
      createdAt: new Date((dates?.created ?? batch.seconds) * 1000),
      updatedAt: new Date(batch.seconds * 1000),
    };
    const branches = batch.moved.filter(({ owners }) => owners.has(id)).map(movedBranch);
    return { tenant, commit, files: [effect.file], branches, replayed: false, noop: false, ...(effect.content === null ? { removed: true } : {}) };
  }
}

function movedBranch({ branch, to, files }: PreparedBatch['moved'][number]): MovedBranch {
  return { name: branch.name, commit: to, files };
}

export function movedBranches(batch: PreparedBatch): MovedBranch[] {
  return batch.moved.map(movedBranch);
}

function tenantsOf(batch: PreparedBatch): string[] {
  const changed = batch.items.filter(({ effect }) => effect.kind === 'changed').map(({ intent }) => intent.change.tenant);
  return [...new Set([...changed, ...batch.moved.flatMap(({ owners }) => [...owners])])].filter((id) => id !== '').sort();
}

function finished(batch: PreparedBatch, { intent }: BatchItem, receipt: Receipt | undefined): (PendingRow & { receipt: StoredReceipt })[] {
  if (intent.request === undefined || receipt === undefined) return [];
  const { commit, files, branches, noop } = receipt;
  return [{ ...intent.request, base: batch.mainBefore, receipt: { tenant: receipt.tenant.id, commit, files, branches, noop, removed: receipt.removed ?? false } }];
}
