/**
 * Lock ids: who has one may end or prolong the lock. The database keeps a hash of it and a salt; the id is made of the
 * salt and of what only the call knows (its request id, or chance), so the same request gets the same id again, and a
 * copy of the database gives nobody one.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';

const BYTES = 32;

/** Unguessable text of 256 bits. */
export function randomText(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** The lock id of a call, 43 characters. `secret` is its request id, or random text for calls without. */
export function lockIdOf(salt: string, call: { readonly caller: string; readonly owner: string; readonly secret: string }): string {
  return createHmac('sha256', salt).update(JSON.stringify([call.caller, call.owner, call.secret])).digest('base64url');
}

/** What the database keeps of an id, and of anything else that it should not tell. */
export function digestOf(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
