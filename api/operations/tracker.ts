/**
 * Follows operations from the push to every cluster, and settles those that a killed process left behind: the commit's
 * trailer tells whether they were done.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { TenantStore } from '../../store/store.ts';
import type { AccountStates } from '../accounts/account-states.ts';
import type { TenantCloud } from '../accounts/cloud.ts';
import type { ClusterObserver } from '../clusters/observer.ts';
import type { OperationJournal } from './operation-journal.ts';
import { failed, observe, pushed, type Operation } from './operation.ts';

export interface TrackerOptions {
  readonly store: TenantStore;
  readonly observer: ClusterObserver;
  readonly states: AccountStates;
  readonly journal: OperationJournal;
  readonly log: Log;
  /** Goes on with an operation of several commits; gives the last of them. */
  readonly resume: (operation: Operation) => Promise<string>;
  /** Told of by the cloud; see TenantCloud. */
  readonly cloud?: Pick<TenantCloud, 'onChange'>;
  /** Milliseconds between tries while the remote is away; 2,000 by default. */
  readonly retryMs?: number;
}

/** Versions of a tenant that are searched for the commit of an operation that was cut off. */
const SEARCHED = 200;
const RETRY_MS = 2_000;
const INTERRUPTED = 'the server was stopped before this was committed; nothing was changed, ask again';

export class OperationTracker implements Part {
  readonly name = 'operations';
  readonly #options: TrackerOptions;
  /** Tenants to look at, and the pass that does so. */
  readonly #waiting = new Set<string>();
  #pass: Promise<void> | undefined;
  readonly #takenUp = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: TrackerOptions) {
    this.#options = options;
    const { store, observer, journal } = options;
    store.onChange(({ tenants }) => this.#wake(tenants));
    observer.onChange(({ tenant }) => this.#wake(tenant === undefined ? journal.open().map((one) => one.tenant) : [tenant]));
    options.cloud?.onChange((tenant) => this.#wake([tenant]));
    journal.onChange(({ tenant, commit, done }) => {
      if (commit !== undefined && !done) this.#wake([tenant]);
    });
  }

  async start(): Promise<void> {
    for (const operation of this.#options.journal.open()) if (operation.commit === undefined) this.takeUp(operation);
    this.#wake(this.#options.journal.open().map(({ tenant }) => tenant));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#pass, ...this.#takenUp.values()]);
  }

  /** Brings to its end, in the background, what was begun and cut off. Does nothing for one that is being taken up. */
  takeUp(operation: Operation): void {
    const { id } = operation;
    if (this.#takenUp.has(id) || this.#stop.signal.aborted) return;
    this.#takenUp.set(id, this.#settle(operation).finally(() => this.#takenUp.delete(id)));
  }

  async #settle(operation: Operation): Promise<void> {
    const { journal, log } = this.#options;
    const { id } = operation;
    while (!this.#stop.signal.aborted) {
      try {
        const commit = await this.#commitOf(operation);
        journal.update(id, (open) => (commit === undefined ? failed(open, INTERRUPTED) : pushed(open, commit, journal.now())));
        return;
      } catch (error) {
        log.warn('an operation could not be taken up again', { operationId: id, error });
        if (!(error instanceof TenantryError && error.code === 'UNAVAILABLE')) {
          journal.update(id, (open) => failed(open, error instanceof TenantryError ? error.message : INTERRUPTED));
          return;
        }
      }
      await sleep(this.#options.retryMs ?? RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #commitOf(operation: Operation): Promise<string | undefined> {
    const { store, resume } = this.#options;
    if (operation.resume !== undefined) return await resume(operation);
    const versions = await store.revisions(operation.tenant, { limit: SEARCHED });
    return versions.find(({ operationId }) => operationId === operation.id)?.commit;
  }

  #wake(tenants: Iterable<string>): void {
    const { journal } = this.#options;
    for (const tenant of tenants) if (journal.openOf(tenant).length > 0) this.#waiting.add(tenant);
    if (this.#waiting.size === 0 || this.#stop.signal.aborted) return;
    this.#pass ??= this.#look().finally(() => {
      this.#pass = undefined;
      this.#wake([]);
    });
  }

  async #look(): Promise<void> {
    for (const tenant of this.#waiting) {
      this.#waiting.delete(tenant);
      try {
        await this.#observe(tenant);
      } catch (error) {
        this.#options.log.warn('an operation could not be followed', { tenant, error });
      }
    }
  }

  async #observe(tenant: string): Promise<void> {
    const { store, states, journal } = this.#options;
    const stored = store.get(tenant);
    const at = journal.now();
    if (stored === undefined) {
      // Its removal is done once the document is gone.
      for (const { id } of journal.openOf(tenant)) journal.update(id, (open) => observe(open, { progress: [], trouble: undefined, at }));
      return;
    }
    const state = await states.stateOf(stored, 'platform');
    const trouble = state.status === 'FAILED' ? state.message : undefined;
    for (const { id } of journal.openOf(tenant)) journal.update(id, (open) => observe(open, { progress: state.progress, trouble, awaited: state.awaited, at }));
  }
}
