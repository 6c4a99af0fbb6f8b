/**
 * The SQLite database of the store: the lock, the journal of requests, the tips that this installation pushed, and a
 * cache of tenants' dates. Losing it loses no tenant: Git is the only truth.
 */
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { TenantryError } from '../model/errors.ts';

const VERSION = 1;
const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE lock (name TEXT PRIMARY KEY, holder TEXT NOT NULL, token INTEGER NOT NULL, expires_at INTEGER NOT NULL, wanted_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE request (
    caller TEXT NOT NULL, request_id TEXT NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
    base TEXT NOT NULL, receipt TEXT, created_at INTEGER NOT NULL,
    PRIMARY KEY (caller, request_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX request_age ON request (created_at);
  CREATE INDEX request_open ON request (created_at) WHERE receipt IS NULL;
  CREATE TABLE deploy_tip (branch TEXT NOT NULL, tip TEXT NOT NULL, made_at INTEGER NOT NULL, UNIQUE (branch, tip)) STRICT;
  CREATE TABLE history (tenant TEXT PRIMARY KEY, created INTEGER NOT NULL, updated INTEGER NOT NULL, tip TEXT NOT NULL, retired INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Runs `work` as one transaction that holds the write lock from its start. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Opens or makes the database. Several processes may share it. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  // FULL: what is acknowledged survives a power cut.
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;');
  transact(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version > VERSION) throw new TenantryError('FAILED_PRECONDITION', `the store's database has version ${version}, this release knows ${VERSION}; use a newer release`);
    if (version === VERSION) return;
    database.exec(SCHEMA);
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('request-key', randomBytes(32).toString('hex'));
    database.exec(`PRAGMA user_version = ${VERSION}`);
  });
  return database;
}

/** A setting of this installation. */
export function readMeta(database: DatabaseSync, name: string): string | undefined {
  const value = database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

export function writeMeta(database: DatabaseSync, name: string, value: string): void {
  database.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
}
