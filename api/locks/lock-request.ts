/** What requests about locks may say. */
import { refusalError, TenantryError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';
import { hasUnseen } from '../../model/shown.ts';
import { DEFAULT_TTL_SECONDS, DEFAULT_WAIT_SECONDS, MAX_KEY_LENGTH, MAX_LOCK_ID_LENGTH, MAX_OWNER_LENGTH, MAX_TTL_SECONDS, MAX_WAIT_SECONDS } from './lock-limits.ts';

const POLICY = 'lock-request';

function fault(path: string, message: string, fix: string): Fault {
  return { file: '', line: 0, path, policy: POLICY, message, fix };
}

function textFaults(path: string, text: string, most: number): Fault[] {
  if (text === '') return [fault(path, `${path} is missing`, 'set it')];
  if (text.length > most) return [fault(path, `${path} has ${text.length} characters, at most ${most} are taken`, 'shorten it')];
  return hasUnseen(text) ? [fault(path, `${path} holds characters that cannot be seen`, 'leave control, direction and zero-width characters out')] : [];
}

function secondsFaults(path: string, seconds: number, { most, byDefault }: { readonly most: number; readonly byDefault: string }): Fault[] {
  return seconds >= 0 && seconds <= most ? [] : [fault(path, `${path} is ${seconds}`, `give 1 to ${most} seconds, or 0 for ${byDefault}`)];
}

function etagFaults(etag: string): Fault[] {
  return etag === '' ? [] : [fault('etag', 'locks have no etag', 'leave it out: the lock id already says which lock is meant')];
}

function assertNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw refusalError(faults);
}

export interface AcquireFields {
  readonly resourceKey: string;
  readonly ownerId: string;
  readonly ttlSeconds: number;
  readonly waitForLock: boolean;
  readonly waitTimeoutSeconds: number;
  readonly etag: string;
}

/** Milliseconds that are asked for. @throws TenantryError INVALID_ARGUMENT with everything that is wrong */
export function readAcquire(request: AcquireFields): { readonly ttlMs: number; readonly waitMs: number } {
  const { resourceKey, ownerId, ttlSeconds, waitForLock, waitTimeoutSeconds, etag } = request;
  assertNone([
    ...textFaults('resource_key', resourceKey, MAX_KEY_LENGTH),
    ...textFaults('owner_id', ownerId, MAX_OWNER_LENGTH),
    ...secondsFaults('ttl_seconds', ttlSeconds, { most: MAX_TTL_SECONDS, byDefault: String(DEFAULT_TTL_SECONDS) }),
    ...secondsFaults('wait_timeout_seconds', waitTimeoutSeconds, { most: MAX_WAIT_SECONDS, byDefault: String(DEFAULT_WAIT_SECONDS) }),
    ...etagFaults(etag),
  ]);
  return { ttlMs: (ttlSeconds || DEFAULT_TTL_SECONDS) * 1000, waitMs: waitForLock ? (waitTimeoutSeconds || DEFAULT_WAIT_SECONDS) * 1000 : 0 };
}

/** @throws TenantryError INVALID_ARGUMENT with everything that is wrong */
export function checkRelease({ lockId, ownerId, etag }: { readonly lockId: string; readonly ownerId: string; readonly etag: string }): void {
  assertNone([...textFaults('lock_id', lockId, MAX_LOCK_ID_LENGTH), ...textFaults('owner_id', ownerId, MAX_OWNER_LENGTH), ...etagFaults(etag)]);
}

/** The new time to live, undefined for that of the acquisition. @throws TenantryError INVALID_ARGUMENT with everything that is wrong */
export function readRefresh(request: { readonly lockId: string; readonly ownerId: string; readonly additionalTtlSeconds: number; readonly etag: string }): number | undefined {
  const { lockId, ownerId, additionalTtlSeconds: seconds, etag } = request;
  assertNone([
    ...textFaults('lock_id', lockId, MAX_LOCK_ID_LENGTH),
    ...textFaults('owner_id', ownerId, MAX_OWNER_LENGTH),
    ...secondsFaults('additional_ttl_seconds', seconds, { most: MAX_TTL_SECONDS, byDefault: 'what the lock was acquired with' }),
    ...etagFaults(etag),
  ]);
  return seconds === 0 ? undefined : seconds * 1000;
}

/** @throws TenantryError INVALID_ARGUMENT */
export function checkKey(resourceKey: string): void {
  assertNone(textFaults('resource_key', resourceKey, MAX_KEY_LENGTH));
}

/** What the request id of a call was used for before. */
export function requestReused(): TenantryError {
  return new TenantryError('INVALID_ARGUMENT', 'this request id was used for another request; use a new one');
}
