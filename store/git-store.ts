/** The store itself: answers questions from memory, hands changes to the writer, and keeps the clocks running. */
import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '../model/catalog.ts';
import { TenantryError } from '../model/errors.ts';
import type { TenantDocument } from '../model/tenant.ts';
import { BatchWriter } from './batch.ts';
import { Committer } from './committer.ts';
import { cleanText } from './git/clean-text.ts';
import type { Mirror } from './git/mirror.ts';
import type { TenantHistory } from './history.ts';
import type { HoldWatch } from './hold-watch.ts';
import type { Intent } from './intent.ts';
import { IdIndex } from './id-index.ts';
import type { Journal } from './journal.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { Maintenance } from './maintenance.ts';
import type { Planner } from './planner.ts';
import type { Clock, Log, Renderer, Rules } from './ports.ts';
import { problemsOf, problemsOfTenant } from './problem-list.ts';
import type { PushBudget } from './push-budget.ts';
import type { RepositoryState } from './repository-state.ts';
import { documentAt, listRevisions, type Revision, type RevisionParts, type RevisionQuery } from './revisions.ts';
import { assertSameRequest, findOpenRequests, replay, replayShared, type RequestParts } from './requests.ts';
import type { Settler } from './settler.ts';
import { holdsSame, type StatusBoard } from './status-board.ts';
import type { Change, ListQuery, MovedBranch, Problem, PublishReport, Receipt, StoreEvent, StoredTenant, TenantStore } from './store.ts';
import type { Syncer } from './syncer.ts';

export interface GitStoreParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly rules: Rules;
  readonly history: TenantHistory;
  readonly journal: Journal;
  readonly board: StatusBoard;
  readonly planner: Planner;
  readonly renderer: Renderer;
  readonly syncer: Syncer;
  readonly settler: Settler;
  readonly watch: HoldWatch;
  readonly lease: LeaseKeeper;
  readonly budget: PushBudget;
  readonly maintenance: Maintenance;
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly listeners: Set<(event: StoreEvent) => void>;
  readonly emit: (event: StoreEvent) => void;
  readonly requests: RequestParts;
  readonly options: {
    readonly pollMs: number;
    readonly statusMs: number;
    readonly ackMs: number;
    readonly queueLimit: number;
    readonly signingKeyFile: string | undefined;
  };
  readonly repair: () => Promise<void>;
  readonly release: () => void;
}

interface PublishWaiter {
  readonly resolve: (report: PublishReport) => void;
  readonly reject: (error: unknown) => void;
  readonly moved: Map<string, MovedBranch>;
  synced: boolean;
}

const MAX_REQUEST_ID = 128;
const LONGEST_BACKOFF_MS = 5000;

export class GitStore implements TenantStore {
  readonly #parts: GitStoreParts;
  readonly #committer: Committer;
  readonly #ids: IdIndex;
  readonly #open = new Map<string, { readonly digest: string; readonly receipt: Promise<Receipt> }>();
  readonly #timers: NodeJS.Timeout[] = [];
  #publishing: PublishWaiter[] = [];
  #healthy = true;
  #looking = false;
  #closed: Promise<void> | undefined;

  constructor(parts: GitStoreParts) {
    this.#parts = parts;
    const { state, mirror, rules, renderer, planner, clock, history, settler, lease, budget, log, watch, options } = parts;
    this.#ids = new IdIndex(() => state.shown);
    const writer = new BatchWriter({
      state, mirror, rules, renderer, planner, clock,
      retired: () => history.retired,
      stored: (id) => this.#stored(state.head, id),
      signingKeyFile: options.signingKeyFile,
      proofOf: (asked) => parts.requests.shared?.proofOf(asked),
    });
    this.#committer = new Committer({
      state, mirror, writer, settler, lease, budget, clock, log,
      sync: () => this.#sync(),
      repair: parts.repair,
      takeHolds: () => watch.take(),
      hasHolds: () => watch.waiting,
      queueLimit: options.queueLimit,
      // A caller must see several attempts before its time is over.
      longestBackoffMs: Math.min(LONGEST_BACKOFF_MS, options.ackMs / 4),
      onTurn: (event) => this.#afterTurn(event),
    });
    this.onChange(({ branches }) => {
      this.#ids.invalidate();
      this.#noteMoved(branches);
      if (branches.length > 0) parts.maintenance.notePush();
    });
  }

  start(): void {
    const { pollMs, statusMs } = this.#parts.options;
    if (pollMs > 0) this.#every(pollMs, () => this.#committer.requestSync());
    if (statusMs > 0) this.#every(statusMs, () => void this.#look());
    this.#committer.start();
  }

  async submit(change: Change, signal?: AbortSignal): Promise<Receipt> {
    signal?.throwIfAborted();
    const request = change.validateOnly === true ? undefined : requestOf(change, this.#parts.journal);
    if (request === undefined) return this.#enqueue(change, undefined, signal);
    const { key } = request;
    const running = this.#open.get(key);
    if (running) {
      assertSameRequest({ ...request, digest: running.digest }, request.digest);
      return { ...(await running.receipt), replayed: true };
    }
    const row = this.#parts.journal.find(request);
    if (row) assertSameRequest(row, request.digest);
    if (row?.receipt) return replay(this.#parts.requests, row.receipt);
    const shared = replayShared(this.#parts.requests, request, change.tenant);
    if (shared !== undefined) return shared;
    const receipt = this.#enqueue(change, request, signal);
    this.#open.set(key, { digest: request.digest, receipt });
    return receipt.finally(() => this.#open.delete(key));
  }

  get(id: string): StoredTenant | undefined {
    return this.#stored(this.#parts.state.shown, id);
  }

  list({ after, limit, filter }: ListQuery): { readonly tenants: readonly StoredTenant[]; readonly total: number } {
    const tenants: StoredTenant[] = [];
    let total = 0;
    for (const id of this.#ids.sorted()) {
      const tenant = this.get(id);
      if (tenant === undefined || filter?.(tenant) === false) continue;
      total += 1;
      if (tenants.length < limit && (after === undefined || id > after)) tenants.push(tenant);
    }
    return { tenants, total };
  }

  catalog(): Catalog {
    return this.#parts.state.shown;
  }

  head(): string {
    return this.#parts.state.shownMain;
  }

  problems(): readonly Problem[] {
    return problemsOf(this.#parts.state);
  }

  problemsOfTenant(id: string): readonly Problem[] {
    return problemsOfTenant(this.#parts.state, id);
  }

  onChange(listener: (event: StoreEvent) => void): () => void {
    this.#parts.listeners.add(listener);
    return () => this.#parts.listeners.delete(listener);
  }

  publishNow(): Promise<PublishReport> {
    return new Promise((resolve, reject) => {
      this.#publishing.push({ resolve, reject, moved: new Map(), synced: false });
      this.#committer.requestSync();
    });
  }

  async isPublished(tenant: string, cluster: string, appliedCommit: string): Promise<boolean> {
    const { state, mirror } = this.#parts;
    const branch = state.branches.get(state.branchNameOf(tenant, cluster));
    if (branch === undefined || branch.dirty.has(tenant) || branch.kept.has(tenant)) return false;
    return holdsSame(mirror, branch, { tenant, commit: appliedCommit });
  }

  revisions(id: string, query: RevisionQuery): Promise<readonly Revision[]> {
    return listRevisions(this.#revisionParts(), id, query);
  }

  documentAt(id: string, commit: string): Promise<TenantDocument> {
    return documentAt(this.#revisionParts(), id, commit);
  }

  healthy(): boolean {
    return this.#healthy;
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#shutDown());
  }

  #revisionParts(): RevisionParts {
    const { mirror, rules, state } = this.#parts;
    return { mirror, rules, main: () => state.shownMain };
  }

  async #shutDown(): Promise<void> {
    const { mirror, maintenance, history, database, release } = this.#parts;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#committer.close();
    this.#rejectPublishing(new TenantryError('UNAVAILABLE', 'the store is closing'));
    await maintenance.close();
    history.save();
    mirror.close();
    database.close();
    release();
  }

  #every(ms: number, work: () => void): void {
    this.#timers.push(setInterval(work, ms).unref());
  }

  async #enqueue(change: Change, request: Intent['request'], signal: AbortSignal | undefined): Promise<Receipt> {
    const { clock, options } = this.#parts;
    const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
    const intent: Intent = { change, request, deadline: clock.now() + options.ackMs, resolve, reject, attempts: 0, alone: false };
    const cancel = (): void => {
      if (this.#committer.cancel(intent)) reject(new TenantryError('CANCELLED', 'the change was cancelled before it was begun'));
    };
    this.#committer.add(intent);
    signal?.addEventListener('abort', cancel, { once: true });
    return promise.finally(() => signal?.removeEventListener('abort', cancel));
  }

  async #sync(): Promise<void> {
    const { syncer, requests, state, emit } = this.#parts;
    for (const waiter of this.#publishing) waiter.synced = true;
    const { mainBefore, main, tenants } = await syncer.sync();
    await findOpenRequests(requests, main, mainBefore === main ? main : undefined);
    if (main !== mainBefore) await requests.shared?.read(main, mainBefore);
    if (main !== mainBefore) emit({ main: state.shownMain, tenants, branches: [] });
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (await this.#parts.watch.look()) this.#committer.wake();
    } catch (error) {
      this.#parts.log.warn('status-unreadable', { message: cleanText(error instanceof Error ? error.message : String(error)) });
    } finally {
      this.#looking = false;
    }
  }

  #afterTurn(event: { readonly error: unknown } | { readonly idle: boolean }): void {
    this.#healthy = !('error' in event);
    if ('error' in event) return this.#rejectPublishing(event.error);
    if (!event.idle) return;
    const ready = this.#publishing.filter(({ synced }) => synced);
    this.#publishing = this.#publishing.filter(({ synced }) => !synced);
    for (const { resolve, moved } of ready) resolve({ main: this.head(), branches: [...moved.values()], problems: this.problems() });
    this.#parts.maintenance.whenIdle();
  }

  #rejectPublishing(error: unknown): void {
    for (const { reject } of this.#publishing.splice(0)) reject(error);
  }

  #noteMoved(branches: readonly MovedBranch[]): void {
    for (const { moved } of this.#publishing) {
      for (const branch of branches) moved.set(branch.name, { ...branch, files: branch.files + (moved.get(branch.name)?.files ?? 0) });
    }
  }

  #stored(catalog: Catalog, id: string): StoredTenant | undefined {
    const entry = catalog.tenant(id);
    if (entry === undefined) return undefined;
    const { history, clock, state } = this.#parts;
    const dates = history.get(id);
    const now = Math.floor(clock.now() / 1000);
    return {
      id,
      document: entry.document,
      etag: entry.blob,
      commit: dates?.commit ?? state.shownMain,
      createdAt: new Date((dates?.created ?? now) * 1000),
      updatedAt: new Date((dates?.updated ?? now) * 1000),
    };
  }
}

function requestOf(change: Change, journal: Journal): Intent['request'] {
  const { requestId, requestDigest = '', caller } = change;
  if (requestId === undefined) return undefined;
  if (requestId.length === 0 || requestId.length > MAX_REQUEST_ID || !isPrintable(requestId)) {
    throw new TenantryError('INVALID_ARGUMENT', `a request id has 1 to ${MAX_REQUEST_ID} printable ASCII characters; use a UUID`);
  }
  const name = { caller: caller.id, requestId };
  return { ...name, digest: requestDigest, key: journal.keyOf(name) };
}

function isPrintable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

