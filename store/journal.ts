/**
 * The journal of requests: makes a request id count once. A row is written before the push and completed after it; a
 * row that was never completed (we were killed in between) is decided by looking for its key on `main`.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { TenantryError } from '../model/errors.ts';
import { readMeta, transact } from './database.ts';
import type { Clock } from './ports.ts';
import type { MovedBranch } from './store.ts';

/** What is kept of a receipt; the document is read from Git again. */
export interface StoredReceipt {
  readonly tenant: string;
  readonly commit: string;
  readonly files: readonly string[];
  readonly branches: readonly MovedBranch[];
  readonly noop: boolean;
  readonly removed: boolean;
}

export interface RequestName {
  readonly caller: string;
  readonly requestId: string;
}

export interface JournalRow extends RequestName {
  readonly digest: string;
  /** Value of the trailer Request-Key: known to nobody before the commit is public. */
  readonly key: string;
  /** Commit of main before the change: where a search begins. */
  readonly base: string;
  /** Undefined while nobody knows whether it happened. */
  readonly receipt: StoredReceipt | undefined;
}

export type PendingRow = Omit<JournalRow, 'receipt'>;

/** Requests are remembered that long, at least. */
export const RETENTION_MS = 25 * 3600 * 1000;
/** Rows beyond which requests with an id are refused rather than forgotten early. */
export const MAX_ROWS = 5_000_000;

function rowOf(row: Record<string, unknown>): JournalRow {
  const receipt = row['receipt'];
  return {
    caller: String(row['caller']),
    requestId: String(row['request_id']),
    digest: String(row['digest']),
    key: String(row['key']),
    base: String(row['base']),
    // Written by finish() only.
    receipt: typeof receipt === 'string' ? (JSON.parse(receipt) as StoredReceipt) : undefined,
  };
}

export class Journal {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #secret: KeyObject;
  readonly #statements = new Map<string, StatementSync>();
  readonly #maxRows: number;
  #rows: number;

  /** `secret` is shared by replicas; one of this database's own without it. */
  constructor(database: DatabaseSync, clock: Clock, { maxRows = MAX_ROWS, secret }: { readonly maxRows?: number | undefined; readonly secret?: string | undefined } = {}) {
    this.#database = database;
    this.#clock = clock;
    this.#maxRows = maxRows;
    this.#secret = createSecretKey(secret === undefined ? Buffer.from(readMeta(database, 'request-key') ?? '', 'hex') : Buffer.from(secret, 'utf8'));
    this.#rows = this.#count();
  }

  /** The key of a request: only this installation, or replicas with the same secret, can make it. */
  keyOf({ caller, requestId }: RequestName): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify([caller, requestId])).digest('hex').slice(0, 40);
  }

  find({ caller, requestId }: RequestName): JournalRow | undefined {
    const row = this.#sql('SELECT * FROM request WHERE caller = ? AND request_id = ?').get(caller, requestId);
    return row === undefined ? undefined : rowOf(row);
  }

  /** A row by the value of a commit's trailer. */
  byKey(key: string): JournalRow | undefined {
    const row = this.#sql('SELECT * FROM request WHERE key = ?').get(key);
    return row === undefined ? undefined : rowOf(row);
  }

  /** Rows without a receipt. */
  pending(): JournalRow[] {
    return this.#sql('SELECT * FROM request WHERE receipt IS NULL').all().map(rowOf);
  }

  /** Writes rows and own tips before the push, durably. A row that is there already stays as old as it is. */
  begin(rows: readonly PendingRow[], tips: readonly MovedBranch[]): void {
    if (rows.length + tips.length === 0) return;
    if (this.#rows + rows.length > this.#maxRows) this.#makeRoom();
    const insert = this.#sql('INSERT INTO request VALUES (?, ?, ?, ?, ?, NULL, ?) ON CONFLICT (caller, request_id) DO UPDATE SET digest = excluded.digest WHERE receipt IS NULL');
    const tip = this.#sql('INSERT OR IGNORE INTO deploy_tip VALUES (?, ?, ?)');
    transact(this.#database, () => {
      for (const { name, commit } of tips) tip.run(name, commit, this.#clock.now());
      for (const row of rows) insert.run(row.caller, row.requestId, row.digest, row.key, row.base, this.#clock.now());
    });
    this.#rows += rows.length;
  }

  /** Completes rows; a request that needed no push has none yet. */
  finish(rows: readonly (PendingRow & { readonly receipt: StoredReceipt })[]): void {
    if (rows.length === 0) return;
    const put = this.#sql('INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (caller, request_id) DO UPDATE SET receipt = excluded.receipt');
    transact(this.#database, () => {
      for (const row of rows) put.run(row.caller, row.requestId, row.digest, row.key, row.base, JSON.stringify(row.receipt), this.#clock.now());
    });
  }

  /** Forgets a request that is known not to have happened. */
  drop({ caller, requestId }: RequestName): void {
    this.#sql('DELETE FROM request WHERE caller = ? AND request_id = ? AND receipt IS NULL').run(caller, requestId);
    this.#rows = this.#count();
  }

  /** True if this installation made the deploy commit; then its trailers count. */
  isOwnTip(branch: string, tip: string): boolean {
    return this.#sql('SELECT 1 FROM deploy_tip WHERE branch = ? AND tip = ?').get(branch, tip) !== undefined;
  }

  /** Deploy commits of a branch that this installation made, newest first. */
  ownTips(branch: string, most: number): string[] {
    const rows = this.#sql('SELECT tip FROM deploy_tip WHERE branch = ? ORDER BY made_at DESC, rowid DESC LIMIT ?').all(branch, most);
    return rows.map((row) => String(row['tip']));
  }

  /** Forgets requests beyond the retention, and own tips that old unless they are among `current`. */
  prune(current: ReadonlySet<string>): void {
    const before = this.#clock.now() - RETENTION_MS;
    this.#sql('DELETE FROM request WHERE created_at < ?').run(before);
    const old = this.#sql('SELECT tip FROM deploy_tip WHERE made_at < ?').all(before);
    const forget = this.#sql('DELETE FROM deploy_tip WHERE tip = ?');
    transact(this.#database, () => {
      for (const tip of old.map((row) => String(row['tip']))) if (!current.has(tip)) forget.run(tip);
    });
    this.#rows = this.#count();
  }

  /** A statement, compiled once. */
  #sql(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  #makeRoom(): void {
    this.#sql('DELETE FROM request WHERE created_at < ?').run(this.#clock.now() - RETENTION_MS);
    this.#rows = this.#count();
    if (this.#rows >= this.#maxRows) {
      throw new TenantryError('RESOURCE_EXHAUSTED', `the journal of requests is full (${this.#maxRows} within ${RETENTION_MS / 3_600_000} h)`, { retryAfterSeconds: 3600 });
    }
  }

  #count(): number {
    return Number(this.#sql('SELECT count(*) AS n FROM request').get()?.['n'] ?? 0);
  }
}
