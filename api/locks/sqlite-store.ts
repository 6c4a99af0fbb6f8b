/**
 * Locks in SQLite, for one process. All commands that come in while one transaction is being synced to disk share the
 * next one, and are answered after it.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../runtime/log.ts';
import { Batcher, unavailable, type Answer } from './batcher.ts';
import { decideBatch, isChange, type Changes } from './decide-batch.ts';
import { LeaseClock } from './lease-clock.ts';
import { recordOf, rowOf } from './lock-row.ts';
import type { LockCommand, LockStore, OutcomeOf } from './lock-store.ts';
import { PruneTimer, REMEMBER_MOST, REMEMBER_MS } from './request-mark.ts';
import { openLockDatabase } from './sqlite-schema.ts';
import { SqliteRows } from './sqlite-rows.ts';
import { Turns } from './turns.ts';

export interface SqliteLockOptions {
  readonly file: string;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
  /** Most commands of one transaction; 1 is for measuring what sharing brings. */
  readonly most?: number;
}

const MOST = 512;
const MOST_WAITING = 16_384;
/** The clock is written this often when nothing else is: a crash prolongs leases by no more. */
const CLOCK_EVERY_MS = 5_000;

export class SqliteLockStore implements LockStore {
  readonly #database: DatabaseSync;
  readonly #rows: SqliteRows;
  readonly #clock: LeaseClock;
  readonly #batcher: Batcher;
  readonly #turns = new Turns();
  readonly #log: Log;
  readonly #prune: PruneTimer;
  readonly #timer: NodeJS.Timeout;
  #healthy = true;
  #writtenAt: number;

  /** @throws TenantryError FAILED_PRECONDITION, Error of SQLite */
  constructor({ file, monotonicMs, log, most = MOST }: SqliteLockOptions) {
    this.#log = log;
    this.#database = openLockDatabase(file);
    const last = Number(this.#database.prepare('SELECT now_ms FROM clock').get()?.['now_ms'] ?? 0);
    this.#clock = new LeaseClock(last, monotonicMs);
    this.#writtenAt = last;
    this.#prune = new PruneTimer(last);
    this.#rows = new SqliteRows(this.#database);
    this.#sendWaitersAway();
    this.#batcher = new Batcher({ most, mostWaiting: MOST_WAITING, write: (commands) => this.#write(commands) });
    this.#timer = setInterval(() => this.#tick(), CLOCK_EVERY_MS).unref();
  }

  run<C extends LockCommand>(command: C): Promise<OutcomeOf<C>> {
    return this.#batcher.submit(command);
  }

  onTurn(ticket: string, listener: () => void): () => void {
    return this.#turns.on(ticket, listener);
  }

  healthy(): boolean {
    return this.#healthy;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#batcher.close();
    this.#database.close();
  }

  #write(commands: readonly LockCommand[]): readonly Answer[] {
    const nowMs = this.#clock.now();
    const { outcomes, turns } = this.#transact(() => {
      const decided = decideBatch(this.#rows.load(commands, nowMs), commands);
      if (isChange(decided.changes)) this.#save(decided.changes, nowMs);
      return { outcomes: decided.outcomes, turns: decided.changes.turns };
    });
    this.#turns.tell(turns);
    return outcomes.map((outcome) => ({ outcome }));
  }

  #save(changes: Changes, nowMs: number): void {
    this.#rows.save(changes, nowMs);
    this.#writtenAt = nowMs;
    if (this.#prune.isTime(nowMs, changes.requests.length)) this.#rows.prune({ beforeMs: nowMs - REMEMBER_MS, most: REMEMBER_MOST });
  }

  #transact<T>(work: () => T): T {
    try {
      this.#database.exec('BEGIN');
      const result = work();
      this.#database.exec('COMMIT');
      this.#healthy = true;
      return result;
    } catch (error) {
      if (this.#healthy) this.#log.error('the lock database cannot be written', { error });
      this.#healthy = false;
      // A full disk may have rolled back already.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw unavailable('the lock database cannot be written', error);
    }
  }

  /** The calls of an earlier process are over. */
  #sendWaitersAway(): void {
    const rows = this.#database.prepare('SELECT keyspace, resource, body FROM held WHERE waiting > 0').all();
    this.#transact(() => {
      for (const row of rows) {
        const { waiting, waitingUntil, body } = rowOf({ ...recordOf({ keyspace: String(row['keyspace']), resource: String(row['resource']), body: String(row['body']) }), waiters: [] });
        this.#database.prepare('UPDATE held SET waiting = ?, waiting_until = ?, body = ? WHERE keyspace = ? AND resource = ?').run(waiting, waitingUntil, body, String(row['keyspace']), String(row['resource']));
      }
    });
  }

  /** Writes the clock when nothing else did, as long as somebody holds something; mends `healthy` too. */
  #tick(): void {
    const nowMs = this.#clock.now();
    if (this.#healthy && nowMs - this.#writtenAt < CLOCK_EVERY_MS) return;
    try {
      this.#transact(() => {
        if (this.#healthy && this.#database.prepare('SELECT 1 FROM held LIMIT 1').get() === undefined) return;
        this.#database.prepare('UPDATE clock SET now_ms = ?').run(nowMs);
        this.#writtenAt = nowMs;
      });
    } catch {
      // Not healthy, and said so by #transact(); the next tick tries again.
      this.#healthy = false;
    }
  }
}
