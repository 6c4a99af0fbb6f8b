/** Reading and writing of locks in SQLite, always within one transaction of the store. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Changes, KeyspaceRecord, Loaded, LockRecord, RequestRecord } from './decide-batch.ts';
import { recordOf, rowOf } from './lock-row.ts';
import type { LockCommand } from './lock-store.ts';
import { requestOf } from './request-mark.ts';

type Row = Readonly<Record<string, unknown>>;

function lockOf(row: Row): LockRecord {
  return recordOf({ keyspace: String(row['keyspace']), resource: String(row['resource']), body: String(row['body']) });
}

export class SqliteRows {
  readonly #byPlace: StatementSync;
  readonly #byId: StatementSync;
  readonly #keyspace: StatementSync;
  readonly #request: StatementSync;
  readonly #putLock: StatementSync;
  readonly #dropLock: StatementSync;
  readonly #putToken: StatementSync;
  readonly #putRequest: StatementSync;
  readonly #dropRequest: StatementSync;
  readonly #putClock: StatementSync;
  readonly #prune: StatementSync;

  constructor(database: DatabaseSync) {
    this.#byPlace = database.prepare('SELECT keyspace, resource, body FROM held WHERE keyspace = ? AND resource = ?');
    this.#byId = database.prepare('SELECT keyspace, resource, body FROM held WHERE id_hash = ?');
    this.#keyspace = database.prepare(`SELECT coalesce((SELECT token FROM keyspace WHERE name = :name), 0) AS token,
      (SELECT count(*) FROM held WHERE keyspace = :name AND expires_at > :now) AS held,
      coalesce((SELECT sum(waiting) FROM held WHERE keyspace = :name AND waiting_until > :now AND waiting > 0), 0) AS waiting`);
    this.#keyspace.setReadBigInts(true);
    this.#request = database.prepare('SELECT digest, print, note FROM request WHERE digest = ?');
    this.#putLock = database.prepare('INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#dropLock = database.prepare('DELETE FROM held WHERE keyspace = ? AND resource = ?');
    this.#putToken = database.prepare('INSERT INTO keyspace VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET token = excluded.token');
    this.#putRequest = database.prepare('INSERT OR REPLACE INTO request (digest, print, note, made_at) VALUES (?, ?, ?, ?)');
    this.#dropRequest = database.prepare('DELETE FROM request WHERE digest = ?');
    this.#putClock = database.prepare('UPDATE clock SET now_ms = ?');
    this.#prune = database.prepare('DELETE FROM request WHERE made_at < ? OR seq <= (SELECT max(seq) FROM request) - ?');
  }

  /** Everything that the commands are about. */
  load(commands: readonly LockCommand[], nowMs: number): Loaded {
    const locks = new Map<string, LockRecord>();
    const keyspaces = new Map<string, KeyspaceRecord>();
    const requests: RequestRecord[] = [];
    for (const command of commands) {
      const row = 'keyspace' in command ? this.#byPlace.get(command.keyspace, command.resource) : this.#byId.get(command.idHash);
      const lock = row === undefined ? undefined : lockOf(row);
      if (lock !== undefined) locks.set(JSON.stringify([lock.keyspace, lock.resource]), lock);
      const name = 'keyspace' in command ? command.keyspace : lock?.keyspace;
      if (name !== undefined && !keyspaces.has(name)) keyspaces.set(name, this.#keyspaceOf(name, nowMs));
      const request = requestOf(command);
      const known = request === undefined ? undefined : this.#request.get(request.digest);
      if (known !== undefined) requests.push({ digest: String(known['digest']), print: String(known['print']), note: Number(known['note']) });
    }
    return { nowMs, locks: [...locks.values()], keyspaces: [...keyspaces.values()], requests };
  }

  /** Writes what was decided, and the time at which. */
  save(changes: Changes, nowMs: number): void {
    // Those that are free first: a lock id is unique, and no row may stand in another's way.
    for (const { keyspace, resource } of changes.freed) this.#dropLock.run(keyspace, resource);
    for (const record of changes.locks) {
      const row = rowOf(record);
      this.#putLock.run(row.keyspace, row.resource, row.idHash, row.expiresAt, row.waiting, row.waitingUntil, row.body);
    }
    for (const [name, token] of changes.tokens) this.#putToken.run(name, token);
    for (const { digest, print, note } of changes.requests) this.#putRequest.run(digest, print, note, nowMs);
    for (const digest of changes.forgotten) this.#dropRequest.run(digest);
    this.#putClock.run(nowMs);
  }

  /** Forgets requests that were made before a time, and all but the newest. */
  prune({ beforeMs, most }: { readonly beforeMs: number; readonly most: number }): void {
    this.#prune.run(beforeMs, most);
  }

  #keyspaceOf(name: string, nowMs: number): KeyspaceRecord {
    const row = this.#keyspace.get({ name, now: nowMs });
    const number = (column: string): bigint => BigInt(String(row?.[column] ?? 0));
    return { name, lastToken: number('token'), held: Number(number('held')), waiting: Number(number('waiting')) };
  }
}
