/** The SQLite database of locks, for one process at a time. */
import { DatabaseSync } from 'node:sqlite';
import { TenantryError } from '../../model/errors.ts';

const VERSION = 1;
const SCHEMA = `
  CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), now_ms INTEGER NOT NULL) STRICT;
  INSERT INTO clock VALUES (1, 0);
  CREATE TABLE keyspace (name TEXT PRIMARY KEY, token INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE held (
    keyspace TEXT NOT NULL, resource TEXT NOT NULL, id_hash TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL,
    waiting INTEGER NOT NULL, waiting_until INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (keyspace, resource)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX held_live ON held (keyspace, expires_at);
  CREATE INDEX held_waiting ON held (keyspace, waiting_until) WHERE waiting > 0;
  CREATE TABLE request (seq INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, print TEXT NOT NULL, note INTEGER NOT NULL, made_at INTEGER NOT NULL) STRICT;
  CREATE INDEX request_age ON request (made_at);
`;

/** Opens or makes it. @throws TenantryError FAILED_PRECONDITION for one of a newer release */
export function openLockDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  // FULL: what is acknowledged survives a power cut.
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;');
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > VERSION) {
    database.close();
    throw new TenantryError('FAILED_PRECONDITION', `the database of locks has version ${version}, this release knows ${VERSION}; use a newer release`);
  }
  if (version < VERSION) database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT;`);
  return database;
}
