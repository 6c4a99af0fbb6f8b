/** A held resource as a row: its body, and beside it what is looked for. */
import type { LockRecord } from './decide-batch.ts';
import type { Lease } from './lock-state.ts';

export interface LockRow {
  readonly keyspace: string;
  readonly resource: string;
  readonly idHash: string;
  readonly expiresAt: number;
  readonly waiting: number;
  /** When the last waiter is gone, if none asks again. */
  readonly waitingUntil: number;
  readonly body: string;
}

type StoredLease = Omit<Lease, 'token'> & { readonly token: string };

export function rowOf({ keyspace, resource, lease, waiters }: LockRecord): LockRow {
  const stored: StoredLease = { ...lease, token: String(lease.token) };
  return {
    keyspace, resource,
    idHash: lease.idHash,
    expiresAt: lease.expiresAt,
    waiting: waiters.length,
    waitingUntil: waiters.reduce((latest, waiter) => Math.max(latest, waiter.aliveUntil), 0),
    body: JSON.stringify({ lease: stored, waiters }),
  };
}

/** Reads what rowOf() wrote. */
export function recordOf({ keyspace, resource, body }: Pick<LockRow, 'keyspace' | 'resource' | 'body'>): LockRecord {
  const { lease, waiters } = JSON.parse(body) as { readonly lease: StoredLease; readonly waiters: LockRecord['waiters'] };
  return { keyspace, resource, lease: { ...lease, token: BigInt(lease.token) }, waiters };
}
