/**
 * The one writer of a process: takes waiting intents and what is to be rendered, makes a batch of it, pushes it, and
 * acknowledges. While one batch is being pushed the next is prepared on top of it; if the push fails, both are undone
 * and the intents (never text) are applied again to what the remote says.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { TenantryError } from '../model/errors.ts';
import type { BatchWriter, PreparedBatch } from './batch.ts';
import { cleanText } from './git/clean-text.ts';
import type { Mirror } from './git/mirror.ts';
import type { PushOutcome } from './git/push.ts';
import { GitError } from './git/run.ts';
import type { Hold } from './hold.ts';
import { IntentQueue, type Intent } from './intent.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { Pace } from './pace.ts';
import type { Clock, Log } from './ports.ts';
import type { PushBudget } from './push-budget.ts';
import type { RepositoryState } from './repository-state.ts';
import type { Settler } from './settler.ts';
import { Wakeup } from './wakeup.ts';

export interface CommitterParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly writer: BatchWriter;
  readonly settler: Settler;
  readonly lease: LeaseKeeper;
  readonly budget: PushBudget;
  readonly clock: Clock;
  readonly log: Log;
  /** Brings the state to the remote's; rejects with UNAVAILABLE. */
  readonly sync: () => Promise<void>;
  /** Called when batches keep failing on this side: mends the private clone if that is possible. */
  readonly repair: () => Promise<void>;
  /** Refused outputs to be put back, by branch. */
  readonly takeHolds: () => ReadonlyMap<string, readonly Hold[]>;
  readonly hasHolds: () => boolean;
  readonly queueLimit: number;
  readonly longestBackoffMs: number;
  /** Called when the remote did or did not do its part, and (idle) after every turn that left nothing to do. */
  readonly onTurn: (event: { readonly error: unknown } | { readonly idle: boolean }) => void;
}

type FailedOutcome = Exclude<PushOutcome, { kind: 'pushed' }>;

interface Flight {
  readonly batch: PreparedBatch;
  /** By performance.now(). */
  readonly startedAt: number;
  readonly outcome: Promise<PushOutcome>;
  done: boolean;
}

/** Commits in one push. */
const MOST_INTENTS = 128;
/** Waiting intents from which on a batch is prepared at once, however long the push under way may take. */
const PIPELINE_AT = 48;
const MOST_OWNERS = 1000;
/** Rounds that an intent may lose against other writers. */
const MOST_ATTEMPTS = 12;
/** Failures in a row after which the private clone is suspected. */
const REPAIR_EVERY = 4;
const FIRST_BACKOFF_MS = 50;
const SLOW = 'the Git remote is slow';
const OWN_FAULT = 'this server cannot write to its own Git clone or database (its disk may be full)';
/** Idle time after which the lock is given up. */
const IDLE_MS = 200;

export class Committer {
  readonly #parts: CommitterParts;
  readonly #queue: IntentQueue;
  readonly #wakeup = new Wakeup();
  readonly #pace = new Pace();
  readonly #closing = new AbortController();
  #flight: Flight | undefined;
  /** A batch whose push failed or got no answer; decided by the next sync. */
  #failedPush: { readonly batch: PreparedBatch; readonly outcome: FailedOutcome } | undefined;
  #syncDue = false;
  /** Failures of git on this side, in a row. */
  #failures = 0;
  /** What callers are told when their time is over. */
  #trouble = SLOW;
  #backoffMs = 0;
  #running: Promise<void> | undefined;

  constructor(parts: CommitterParts) {
    this.#parts = parts;
    this.#queue = new IntentQueue(parts.queueLimit);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Throws RESOURCE_EXHAUSTED when too many wait, UNAVAILABLE when closing. */
  add(intent: Intent): void {
    if (this.#closing.signal.aborted) throw new TenantryError('UNAVAILABLE', 'the store is closing; try again', { retryAfterSeconds: 5 });
    this.#queue.add(intent);
    this.#wakeup.ring();
  }

  /** Takes an intent out if it has not been begun. */
  cancel(intent: Intent): boolean {
    return this.#queue.drop((waiting) => waiting === intent).length > 0;
  }

  requestSync(): void {
    this.#syncDue = true;
    this.#wakeup.ring();
  }

  /** There may be something to render. */
  wake(): void {
    this.#wakeup.ring();
  }

  /** Finishes what is being pushed, refuses the rest. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#wakeup.ring();
    await this.#running;
    this.#rejectAll(this.#queue.drop(() => true), 'the store is closing; try again');
    this.#rejectUndecided(Number.POSITIVE_INFINITY);
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        await this.#turn(signal);
      } catch (error) {
        if (!signal.aborted) await this.#failed(error);
      }
    }
    await this.#land(undefined);
    await this.#parts.lease.release();
  }

  #hasWork(): boolean {
    return this.#syncDue || this.#queue.size > 0 || this.#parts.hasHolds() || this.#parts.state.hasDirt();
  }

  async #waitForWork(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const flight = this.#flight;
      if (flight?.done) return;
      if (flight === undefined) {
        if (this.#hasWork()) return;
        this.#becomeIdle();
        const rung = await this.#wakeup.wait(this.#parts.lease.held ? IDLE_MS : undefined);
        if (!rung) await this.#parts.lease.release();
      } else {
        const waitMs = this.#waitBeforeNext(flight);
        if (waitMs === 0) return;
        await this.#wakeup.wait(waitMs);
      }
    }
  }

  /** Milliseconds until a batch should be prepared beside a push; undefined if there is nothing for one. */
  #waitBeforeNext({ startedAt }: Flight): number | undefined {
    const { budget, clock } = this.#parts;
    if (this.#queue.size === 0 || budget.delayMs(clock.now()) > 0) return undefined;
    return this.#queue.size >= PIPELINE_AT ? 0 : this.#pace.waitMs(performance.now() - startedAt);
  }

  #becomeIdle(): void {
    this.#backoffMs = 0;
    this.#parts.onTurn({ idle: true });
  }

  async #turn(signal: AbortSignal): Promise<void> {
    await this.#waitForWork();
    if (signal.aborted) return;
    if (this.#flight?.done || this.#syncDue) await this.#land(undefined);
    if (this.#syncDue) await this.#sync();
    if (!this.#hasWork()) return;
    const { lease, takeHolds, writer } = this.#parts;
    if (this.#flight && (await lease.mustYield())) await this.#land(undefined);
    if (this.#flight === undefined) await this.#waitForTurn(signal);
    const { token, others } = await lease.hold(signal);
    if (others) {
      this.#syncDue = true;
      return;
    }
    const intents = this.#takeIntents();
    const batch = await this.#prepare(() => writer.prepare({ intents, holds: takeHolds(), fence: token, mostOwners: MOST_OWNERS }), intents);
    if (!(await this.#land(batch))) return;
    this.#launch(batch);
  }

  async #waitForTurn(signal: AbortSignal): Promise<void> {
    const { lease, budget, clock } = this.#parts;
    await lease.yieldTurn();
    const waitMs = budget.delayMs(clock.now());
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  }

  #takeIntents(): Intent[] {
    const now = this.#parts.clock.now();
    this.#rejectLate(now);
    return this.#queue.take(MOST_INTENTS).filter((intent) => !this.#parts.settler.answerDone(intent));
  }

  #rejectLate(now: number): void {
    const late = this.#queue.drop(({ deadline }) => deadline <= now);
    this.#rejectAll(late, `the change could not be committed in time and was not made: ${this.#trouble}; try again`);
  }

  async #prepare(prepare: () => Promise<PreparedBatch>, intents: readonly Intent[]): Promise<PreparedBatch> {
    const start = performance.now();
    try {
      const batch = await prepare();
      this.#pace.notePrepare(performance.now() - start);
      return batch;
    } catch (error) {
      await this.#land(undefined);
      this.#putBack(intents);
      throw error;
    }
  }

  /** Takes over what the remote holds, then decides the batch that failed: only a fetch tells what really happened. */
  async #sync(): Promise<void> {
    const { settler, state, mirror } = this.#parts;
    // Whoever asks from here on may want what comes after this look, and gets another one.
    this.#syncDue = false;
    await this.#parts.sync().catch((error: unknown) => {
      this.#syncDue = true;
      throw error;
    });
    this.#parts.onTurn({ idle: false });
    const failed = this.#failedPush;
    this.#failedPush = undefined;
    if (failed === undefined) return;
    const { batch, outcome } = failed;
    const intents = batch.items.map(({ intent }) => intent);
    const landed = batch.mainAfter !== batch.mainBefore && (await mirror.isAncestor(batch.mainAfter, state.main));
    if (landed) settler.settle(batch);
    else if (outcome.kind === 'refused' && !hasMoved(state, batch)) this.#refuse(intents, outcome.message);
    else this.#putBack(intents);
  }

  /** Sends a batch off. It is settled as soon as the answer is there. */
  #launch(batch: PreparedBatch): void {
    const { settler } = this.#parts;
    if (batch.updates.length === 0) {
      settler.settle(batch);
      return;
    }
    settler.settleRefused(batch);
    this.#begin(batch);
    const flight: Flight = { batch, startedAt: performance.now(), outcome: this.#push(batch).finally(() => {
      flight.done = true;
      this.#wakeup.ring();
    }), done: false };
    flight.outcome.catch(() => undefined);
    this.#flight = flight;
  }

  async #push(batch: PreparedBatch): Promise<PushOutcome> {
    const { settler, mirror, budget, clock, lease, onTurn } = this.#parts;
    if (!lease.isFresh()) return { kind: 'stale', message: 'the lock ran out before the push' };
    const start = performance.now();
    budget.spend(clock.now());
    const outcome = await mirror.push(batch.updates);
    if (outcome.kind !== 'pushed') return outcome;
    this.#pace.notePush(performance.now() - start);
    onTurn({ idle: false });
    settler.acknowledge(batch);
    return outcome;
  }

  #begin(batch: PreparedBatch): void {
    try {
      this.#parts.settler.begin(batch);
    } catch (error) {
      batch.undo();
      this.#putBack(batch.items.map(({ intent }) => intent));
      throw error;
    }
  }

  /** Waits for the push under way. False if it failed: then `next` and it are undone, and their intents wait again. */
  async #land(next: PreparedBatch | undefined): Promise<boolean> {
    const flight = this.#flight;
    if (flight === undefined) return true;
    const outcome = await flight.outcome.catch((error: unknown): PushOutcome => ({ kind: 'unknown', message: cleanText(String(error)) }));
    this.#flight = undefined;
    if (outcome.kind === 'pushed') {
      this.#backoffMs = 0;
      this.#failures = 0;
      this.#trouble = SLOW;
      return true;
    }
    next?.undo();
    flight.batch.undo();
    if (next) this.#queue.putBack(next.items.map(({ intent }) => intent));
    await this.#handle(flight.batch, outcome);
    return false;
  }

  async #handle(batch: PreparedBatch, outcome: FailedOutcome): Promise<void> {
    const { log, onTurn } = this.#parts;
    log.warn('push-failed', { outcome: outcome.kind, message: outcome.message, intents: batch.items.length });
    this.#syncDue = true;
    this.#failedPush = { batch, outcome };
    if (outcome.kind === 'unknown') await this.#countFailure();
    if (outcome.kind !== 'stale') onTurn({ error: new TenantryError('UNAVAILABLE', `the Git remote did not take the push: ${outcome.message}`, { retryAfterSeconds: 5 }) });
    await this.#backOff();
  }

  /** A batch that is refused as a whole is tried again change by change, so that one bad change fails alone. */
  #refuse(intents: readonly Intent[], message: string): void {
    const [only] = intents;
    if (intents.length === 1 && only) {
      only.reject(new TenantryError('FAILED_PRECONDITION', `the Git remote refuses this change: ${message}`));
      return;
    }
    for (const intent of intents) intent.alone = true;
    this.#queue.putBack(intents);
  }

  #putBack(intents: readonly Intent[]): void {
    for (const intent of intents) intent.attempts += 1;
    const lost = intents.filter(({ attempts }) => attempts >= MOST_ATTEMPTS);
    for (const intent of lost) {
      intent.reject(new TenantryError('ABORTED', `the change lost against other writers ${MOST_ATTEMPTS} times; try again`, { retryAfterSeconds: 1 }));
    }
    this.#queue.putBack(intents.filter((intent) => !lost.includes(intent)));
  }

  #rejectAll(intents: readonly Intent[], message: string): void {
    for (const intent of intents) intent.reject(new TenantryError('UNAVAILABLE', message, { retryAfterSeconds: 5 }));
  }

  async #failed(error: unknown): Promise<void> {
    const { log, onTurn, clock } = this.#parts;
    log.error('turn-failed', { message: cleanText(error instanceof Error ? error.message : String(error)) });
    onTurn({ error });
    this.#trouble = error instanceof TenantryError ? error.message : OWN_FAULT;
    const now = clock.now();
    this.#rejectLate(now);
    this.#rejectUndecided(now);
    if (error instanceof GitError) await this.#countFailure();
    await this.#backOff();
  }

  /** Git itself failed: a few times in a row, and the private clone may be what is broken. */
  async #countFailure(): Promise<void> {
    this.#failures += 1;
    if (this.#failures % REPAIR_EVERY !== 0) return;
    try {
      await this.#parts.repair();
      this.#syncDue = true;
    } catch (error) {
      this.#parts.log.error('repair-failed', { message: cleanText(String(error)) });
    }
  }

  /** Callers of a batch without a clear answer are told so when their time is over; the journal will know later. */
  #rejectUndecided(now: number): void {
    for (const { intent } of this.#failedPush?.batch.items ?? []) {
      if (intent.deadline > now) continue;
      intent.reject(new TenantryError('UNAVAILABLE', 'the Git remote gave no answer: the change may have been made or not; ask again with the same request id, or read the tenant', { retryAfterSeconds: 5 }));
    }
  }

  async #backOff(): Promise<void> {
    this.#backoffMs = Math.min(this.#parts.longestBackoffMs, this.#backoffMs === 0 ? FIRST_BACKOFF_MS : this.#backoffMs * 2);
    await sleep(this.#backoffMs * (0.5 + Math.random() / 2), undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}

/** True if the remote's refs are not where the batch left them: then its refusal may be a lost race. */
function hasMoved(state: RepositoryState, { mainBefore, moved }: PreparedBatch): boolean {
  return state.main !== mainBefore || moved.some(({ branch, from }) => branch.tip !== from);
}
