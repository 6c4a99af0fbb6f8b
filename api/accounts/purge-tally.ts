/**
 * What the purge of a tenant took away so far, on disk, so that the receipt counts all of it however often the purge was
 * cut off. It is written right after each step: what a step took whose process died before that is not counted (at most
 * the 1,000 versions of one call to S3).
 */
import { DatabaseSync } from 'node:sqlite';
import { NOTHING_PURGED, type PurgedCloud } from './cloud.ts';

function sum(a: PurgedCloud, b: Partial<PurgedCloud>): PurgedCloud {
  return {
    objectVersions: a.objectVersions + (b.objectVersions ?? 0),
    multipartUploads: a.multipartUploads + (b.multipartUploads ?? 0),
    roles: [...new Set([...a.roles, ...(b.roles ?? [])])],
  };
}

export class PurgeTally {
  readonly #database: DatabaseSync;

  /** Opens or makes the table in a database that others may use too. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec('CREATE TABLE IF NOT EXISTS purged (tenant TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;');
  }

  of(tenant: string): PurgedCloud {
    const row = this.#database.prepare('SELECT body FROM purged WHERE tenant = ?').get(tenant);
    return row === undefined ? NOTHING_PURGED : (JSON.parse(String(row['body'])) as PurgedCloud);
  }

  add(tenant: string, part: Partial<PurgedCloud>): void {
    this.#database.prepare('INSERT INTO purged VALUES (?, ?) ON CONFLICT (tenant) DO UPDATE SET body = excluded.body').run(tenant, JSON.stringify(sum(this.of(tenant), part)));
  }

  /** Forgets a tenant that is gone; ids are never used again. */
  forget(tenant: string): void {
    this.#database.prepare('DELETE FROM purged WHERE tenant = ?').run(tenant);
  }

  close(): void {
    this.#database.close();
  }
}
