/**
 * Operations on disk, so that they are known after a restart: what was asked for is written before it is begun. Those
 * that are done are kept for at least 24 hours.
 */
import { DatabaseSync } from 'node:sqlite';
import { queued, type Begin, type Operation } from './operation.ts';

const RETENTION_MS = 25 * 3_600_000;
const PRUNE_EVERY = 1_000;

type Listener = (operation: Operation) => void;

export class OperationJournal {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #listeners = new Set<Listener>();
  /** Those that are not done, by tenant. */
  readonly #open = new Map<string, Map<string, Operation>>();
  #writes = 0;

  /** Opens or makes the database. `now` gives milliseconds since 1970. */
  constructor(file: string, now: () => number) {
    this.#database = new DatabaseSync(file);
    this.#now = now;
    this.#database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec('CREATE TABLE IF NOT EXISTS operation (id TEXT PRIMARY KEY, tenant TEXT NOT NULL, done INTEGER NOT NULL, body TEXT NOT NULL, changed_at INTEGER NOT NULL) STRICT, WITHOUT ROWID; CREATE INDEX IF NOT EXISTS operation_age ON operation (changed_at) WHERE done = 1;');
    for (const row of this.#database.prepare('SELECT body FROM operation WHERE done = 0').all()) this.#keep(JSON.parse(String(row['body'])) as Operation);
    this.#prune();
  }

  /** Writes down what is about to be begun. */
  begin(begin: Begin): Operation {
    return this.save(queued(begin, this.#now()));
  }

  /** Writes a later state of an operation, and tells those who listen. */
  save(operation: Operation): Operation {
    this.#database
      .prepare('INSERT INTO operation VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET done = excluded.done, body = excluded.body, changed_at = excluded.changed_at')
      .run(operation.id, operation.tenant, operation.done ? 1 : 0, JSON.stringify(operation), this.#now());
    this.#keep(operation);
    this.#writes += 1;
    if (this.#writes % PRUNE_EVERY === 0) this.#prune();
    for (const listener of this.#listeners) listener(operation);
    return operation;
  }

  /** Changes an operation that is not done; does nothing for any other. */
  update(id: string, change: (operation: Operation) => Operation): void {
    const before = this.get(id);
    if (before === undefined || before.done) return;
    const after = change(before);
    if (after !== before) this.save(after);
  }

  get(id: string): Operation | undefined {
    const row = this.#database.prepare('SELECT body FROM operation WHERE id = ?').get(id);
    return row === undefined ? undefined : (JSON.parse(String(row['body'])) as Operation);
  }

  /** The tenant of an operation, if it is one of these. One of another tenant is not read: it is as if it were not there. */
  tenantOf(id: string, tenants: readonly string[]): string | undefined {
    const row = this.#database.prepare('SELECT tenant FROM operation WHERE id = ? AND tenant IN (SELECT value FROM json_each(?))').get(id, JSON.stringify(tenants));
    return row === undefined ? undefined : String(row['tenant']);
  }

  /** Operations of a tenant that are not done. */
  openOf(tenant: string): readonly Operation[] {
    return [...(this.#open.get(tenant)?.values() ?? [])];
  }

  /** All operations that are not done. */
  open(): readonly Operation[] {
    return [...this.#open.keys()].flatMap((tenant) => this.openOf(tenant));
  }

  /** Milliseconds since 1970, by this journal's clock. */
  now(): number {
    return this.#now();
  }

  /** Called after every change; gives back the function that ends it. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#database.close();
  }

  #keep(operation: Operation): void {
    const { id, tenant, done } = operation;
    const known = this.#open.get(tenant) ?? new Map<string, Operation>();
    if (done) known.delete(id);
    else known.set(id, operation);
    if (known.size === 0) this.#open.delete(tenant);
    else this.#open.set(tenant, known);
  }

  #prune(): void {
    this.#database.prepare('DELETE FROM operation WHERE done = 1 AND changed_at < ?').run(this.#now() - RETENTION_MS);
  }
}
