/** The store of locks that the settings ask for. */
import type { Log } from '../../runtime/log.ts';
import type { LockStore } from './lock-store.ts';
import { PostgresLockStore } from './postgres-store.ts';
import { SqliteLockStore } from './sqlite-store.ts';

export interface LockSettings {
  /** URL of a PostgreSQL; undefined for SQLite. */
  readonly url: string | undefined;
  /** File of the SQLite database. */
  readonly file: string;
  readonly monotonicMs: () => number;
  readonly log: Log;
}

/** Opens it. A PostgreSQL need not be there yet. @throws TenantryError FAILED_PRECONDITION, Error of SQLite */
export function openLocks({ url, file, monotonicMs, log }: LockSettings): LockStore {
  return url === undefined ? new SqliteLockStore({ file, monotonicMs, log }) : new PostgresLockStore({ url, monotonicMs, log });
}
