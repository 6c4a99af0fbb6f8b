/**
 * Replies by request id, so that a repeated request gets the very same one. The store's journal makes the change happen
 * once; this one keeps what the caller was told, for at least as long.
 */
import { DatabaseSync } from 'node:sqlite';
import { create, fromBinary, toBinary, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';

/** One request of one caller. */
export interface RequestKey {
  readonly caller: string;
  readonly requestId: string;
  /** Tells two requests with one id apart. */
  readonly digest: string;
}

/** Kept a little longer than the 24 hours that are promised. */
const RETENTION_MS = 25 * 3_600_000;
const PRUNE_EVERY = 1_000;

export class ReplyJournal {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  #writes = 0;

  /** Opens or makes the database. `now` gives milliseconds since 1970. */
  constructor(file: string, now: () => number) {
    this.#database = new DatabaseSync(file);
    this.#now = now;
    // NORMAL: a reply that a power cut takes away is made again from the store's journal.
    this.#database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec('CREATE TABLE IF NOT EXISTS reply (caller TEXT NOT NULL, request_id TEXT NOT NULL, type TEXT NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (caller, request_id)) STRICT, WITHOUT ROWID; CREATE INDEX IF NOT EXISTS reply_age ON reply (created_at);');
    this.#prune();
  }

  /** The reply that was given. @throws TenantryError INVALID_ARGUMENT when the id was used for another request */
  find<O extends DescMessage>(output: O, key: RequestKey): MessageShape<O> | undefined {
    const row = this.#database.prepare('SELECT type, digest, body FROM reply WHERE caller = ? AND request_id = ? AND created_at >= ?').get(key.caller, key.requestId, this.#now() - RETENTION_MS);
    if (row === undefined) return undefined;
    if (row['type'] !== output.typeName || row['digest'] !== key.digest) {
      throw new TenantryError('INVALID_ARGUMENT', 'this request id was used for another request; use a new one');
    }
    const body = row['body'];
    if (!(body instanceof Uint8Array)) throw new Error('a reply in the journal is no bytes');
    return fromBinary(output, body);
  }

  /** Keeps a reply and gives back the one to send: an earlier one wins. */
  keep<O extends DescMessage>(output: O, key: RequestKey, reply: MessageInitShape<O>): MessageShape<O> {
    const message = create(output, reply);
    this.#database
      .prepare('INSERT INTO reply VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (caller, request_id) DO UPDATE SET type = excluded.type, digest = excluded.digest, body = excluded.body, created_at = excluded.created_at WHERE created_at < ?')
      .run(key.caller, key.requestId, output.typeName, key.digest, toBinary(output, message), this.#now(), this.#now() - RETENTION_MS);
    this.#writes += 1;
    if (this.#writes % PRUNE_EVERY === 0) this.#prune();
    return this.find(output, key) ?? message;
  }

  close(): void {
    this.#database.close();
  }

  #prune(): void {
    this.#database.prepare('DELETE FROM reply WHERE created_at < ?').run(this.#now() - RETENTION_MS);
  }
}
