/**
 * Locks in PostgreSQL, for all processes that share the database. A batch is one transaction under the rows of its
 * keyspaces; the clock is the database's. A connection that breaks is made again: what was not committed for sure is
 * sent again, unless that could answer wrongly.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../runtime/log.ts';
import { Batcher, unavailable, type Answer } from './batcher.ts';
import type { LockCommand, LockStore, OutcomeOf } from './lock-store.ts';
import { Listening } from './postgres-listening.ts';
import { connect, type PostgresConnection } from './postgres-connection.ts';
import { writeBatch } from './postgres-rows.ts';
import { PRUNE } from './postgres-schema.ts';
import { PruneTimer, REMEMBER_MOST, REMEMBER_MS } from './request-mark.ts';
import { Turns } from './turns.ts';

export interface PostgresLockOptions {
  /** `postgres://user:password@host:port/database`; its secret goes into no log. */
  readonly url: string;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
  /** Milliseconds to add to the database's clock, for tests of what its steps do. */
  readonly shiftMs?: () => number;
}

const MOST = 512;
const MOST_WAITING = 4_096;
/** A batch is sent again for this long while connections break, so that a fail-over within it is only slow. */
const RETRY_MS = 5_000;
const PAUSE_MS = 100;
/** Without work the database is asked this often whether it is there. */
const PING_MS = 1_000;

export class PostgresLockStore implements LockStore {
  readonly #options: PostgresLockOptions;
  readonly #batcher: Batcher;
  readonly #turns = new Turns();
  readonly #listening: Listening;
  readonly #prune: PruneTimer;
  readonly #timer: NodeJS.Timeout;
  readonly #closing = new AbortController();
  #connection: PostgresConnection | undefined;
  /** Undefined: not known yet. */
  #healthy: boolean | undefined;
  #askedAt = 0;

  /** Connects in the background: not healthy until it did. */
  constructor(options: PostgresLockOptions) {
    this.#options = options;
    this.#prune = new PruneTimer(options.monotonicMs());
    this.#batcher = new Batcher({ most: MOST, mostWaiting: MOST_WAITING, write: (commands) => this.#write(commands) });
    this.#listening = new Listening({ url: options.url, turns: this.#turns });
    this.#timer = setInterval(() => this.#ping(), PING_MS).unref();
    this.#ping();
  }

  run<C extends LockCommand>(command: C): Promise<OutcomeOf<C>> {
    return this.#batcher.submit(command);
  }

  onTurn(ticket: string, listener: () => void): () => void {
    return this.#turns.on(ticket, listener);
  }

  healthy(): boolean {
    return this.#healthy === true;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#batcher.close();
    await Promise.all([this.#listening.close(), this.#connection?.close()]);
  }

  /** Answers a batch; sends it again after failures for as long as that makes sense. */
  async #write(commands: readonly LockCommand[]): Promise<readonly Answer[]> {
    // While the database is known to be away, nobody waits long to hear it.
    const until = this.#options.monotonicMs() + (this.#healthy === false ? 0 : RETRY_MS);
    let left = commands.map((command, index) => ({ command, index }));
    const answers: Answer[] = [];
    for (;;) {
      const attempt = await this.#attempt(left.map(({ command }) => command));
      if (attempt.kind === 'done') {
        left.forEach(({ index }, place) => (answers[index] = attempt.answers[place] ?? { error: new Error('a batch gave no answer') }));
        return answers;
      }
      const error = unavailable('the lock database cannot be reached or refuses work', attempt.error);
      // A release that may have been committed would find its lock gone and be answered as if it had never held it.
      const isLost = ({ command }: { readonly command: LockCommand }): boolean => attempt.kind === 'unknown' && command.kind === 'release' && command.request === undefined;
      const over = this.#options.monotonicMs() >= until || this.#closing.signal.aborted;
      for (const entry of left) if (over || isLost(entry)) answers[entry.index] = { error };
      left = over ? [] : left.filter((entry) => !isLost(entry));
      if (left.length === 0) return answers;
      await sleep(PAUSE_MS);
    }
  }

  /** `unknown`: the commit was sent and nobody said whether it was done. */
  async #attempt(commands: readonly LockCommand[]): Promise<{ readonly kind: 'done'; readonly answers: readonly Answer[] } | { readonly kind: 'failed' | 'unknown'; readonly error: unknown }> {
    let committing = false;
    try {
      const connection = (this.#connection ??= await connect(this.#options.url));
      const { outcomes, changes, nowMs } = await writeBatch(connection, commands, this.#options.shiftMs?.() ?? 0);
      committing = true;
      await connection.query('COMMIT');
      committing = false;
      this.#came();
      // Listeners in this process need not wait for the database to tell them.
      this.#turns.tell(changes.turns);
      await this.#forget(connection, changes.requests.length, nowMs);
      return { kind: 'done', answers: outcomes.map((outcome) => ({ outcome })) };
    } catch (error) {
      this.#went(error);
      return { kind: committing ? 'unknown' : 'failed', error };
    }
  }

  #came(): void {
    this.#askedAt = this.#options.monotonicMs();
    if (this.#healthy === false) this.#options.log.info('the lock database is back');
    this.#healthy = true;
  }

  #went(error: unknown): void {
    if (this.#healthy !== false) this.#options.log.warn('the lock database cannot be reached or refuses work', { error });
    this.#healthy = false;
    // Its transaction ends with it, whatever was wrong.
    void this.#connection?.close();
    this.#connection = undefined;
  }

  /** Asks for nothing, so that readiness is known without work too. */
  #ping(): void {
    if (this.healthy() && this.#options.monotonicMs() - this.#askedAt < PING_MS) return;
    this.#batcher.submit({ kind: 'check', keyspace: 'ping', resource: 'ping' }).catch(() => {
      // It is not healthy, and whoever asks for locks is told why.
      this.#healthy = false;
    });
  }

  /** What is old need not be forgotten today: that it failed changes nothing for those who were answered. */
  async #forget(connection: PostgresConnection, made: number, nowMs: number): Promise<void> {
    if (!this.#prune.isTime(this.#options.monotonicMs(), made)) return;
    await connection.query(PRUNE, [nowMs - REMEMBER_MS, REMEMBER_MOST]).catch((error: unknown) => this.#went(error));
  }
}
