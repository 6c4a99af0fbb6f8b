/**
 * A lock with fencing: whoever holds it has a token that is larger than every earlier one, and it ends by itself. It
 * only keeps writers from getting in each other's way; what makes writing safe is the compare-and-swap of the push.
 */
import type { DatabaseSync } from 'node:sqlite';
import { transact } from './database.ts';
import type { Clock } from './ports.ts';

export interface Lease {
  /** Larger than every token before it. */
  readonly token: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface LockRequest {
  readonly name: string;
  readonly holder: string;
  /** Milliseconds. */
  readonly ttlMs: number;
}

/** The port; one contract suite (lock.contract.ts) runs against every implementation. */
export interface FencedLock {
  /** Undefined while somebody else holds it; they then learn that it is wanted. */
  acquire(request: LockRequest): Promise<Lease | undefined>;
  /** Keeps token and moves the end; undefined if it was lost meanwhile. */
  renew(request: LockRequest, token: number): Promise<Lease | undefined>;
  /** Does nothing if the token is not the newest. */
  release(name: string, token: number): Promise<void>;
  /** True if another holder asked for it since the token was given. */
  isWanted(name: string, token: number): Promise<boolean>;
}

interface Row {
  readonly holder: string;
  readonly token: number;
  readonly expiresAt: number;
  readonly wantedAt: number;
}

/** The lock in SQLite: for all processes that share the file. */
export class SqliteLock implements FencedLock {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;

  constructor(database: DatabaseSync, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async acquire({ name, holder, ttlMs }: LockRequest): Promise<Lease | undefined> {
    return transact(this.#database, () => {
      const now = this.#clock.now();
      const row = this.#row(name);
      if (row && row.expiresAt > now && row.holder !== holder) {
        this.#database.prepare('UPDATE lock SET wanted_at = ? WHERE name = ?').run(now, name);
        return undefined;
      }
      const lease = { token: (row?.token ?? 0) + 1, expiresAt: now + ttlMs };
      this.#database
        .prepare('INSERT INTO lock VALUES (?, ?, ?, ?, 0) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, token = excluded.token, expires_at = excluded.expires_at, wanted_at = 0')
        .run(name, holder, lease.token, lease.expiresAt);
      return lease;
    });
  }

  async renew({ name, holder, ttlMs }: LockRequest, token: number): Promise<Lease | undefined> {
    const now = this.#clock.now();
    const { changes } = this.#database
      .prepare('UPDATE lock SET expires_at = ? WHERE name = ? AND holder = ? AND token = ? AND expires_at > ?')
      .run(now + ttlMs, name, holder, token, now);
    return Number(changes) === 1 ? { token, expiresAt: now + ttlMs } : undefined;
  }

  async release(name: string, token: number): Promise<void> {
    this.#database.prepare('UPDATE lock SET expires_at = 0 WHERE name = ? AND token = ?').run(name, token);
  }

  async isWanted(name: string, token: number): Promise<boolean> {
    const row = this.#row(name);
    return row !== undefined && row.token === token && row.wantedAt > 0;
  }

  #row(name: string): Row | undefined {
    const row = this.#database.prepare('SELECT holder, token, expires_at, wanted_at FROM lock WHERE name = ?').get(name);
    if (row === undefined) return undefined;
    return { holder: String(row['holder']), token: Number(row['token']), expiresAt: Number(row['expires_at']), wantedAt: Number(row['wanted_at']) };
  }
}
