/** What fields of lock requests may hold, from the code that enforces it. */
import type { Constraints } from '../openapi/constraint.ts';
import { DEFAULT_TTL_SECONDS, DEFAULT_WAIT_SECONDS, MAX_KEY_LENGTH, MAX_LOCK_ID_LENGTH, MAX_OWNER_LENGTH, MAX_TTL_SECONDS, MAX_WAIT_SECONDS } from './lock-limits.ts';

const REQUESTS = 'schedulerapi.v1.';
const owner = { maxLength: MAX_OWNER_LENGTH, examples: ['build-7'] };
const lockId = { maxLength: MAX_LOCK_ID_LENGTH };
const resourceKey = { maxLength: MAX_KEY_LENGTH, examples: ['reports/2026-11'] };

export const LOCK_CONSTRAINTS: Constraints = {
  [`${REQUESTS}AcquireLockRequest.resource_key`]: resourceKey,
  [`${REQUESTS}AcquireLockRequest.owner_id`]: owner,
  [`${REQUESTS}AcquireLockRequest.ttl_seconds`]: { minimum: 0, maximum: MAX_TTL_SECONDS, default: DEFAULT_TTL_SECONDS },
  [`${REQUESTS}AcquireLockRequest.wait_timeout_seconds`]: { minimum: 0, maximum: MAX_WAIT_SECONDS, default: DEFAULT_WAIT_SECONDS },
  [`${REQUESTS}AcquireLockRequest.etag`]: { maxLength: 0 },
  [`${REQUESTS}ReleaseLockRequest.lock_id`]: lockId,
  [`${REQUESTS}ReleaseLockRequest.owner_id`]: owner,
  [`${REQUESTS}ReleaseLockRequest.etag`]: { maxLength: 0 },
  [`${REQUESTS}RefreshLockRequest.lock_id`]: lockId,
  [`${REQUESTS}RefreshLockRequest.owner_id`]: owner,
  [`${REQUESTS}RefreshLockRequest.additional_ttl_seconds`]: { minimum: 0, maximum: MAX_TTL_SECONDS },
  [`${REQUESTS}RefreshLockRequest.etag`]: { maxLength: 0 },
  [`${REQUESTS}CheckLockRequest.resource_key`]: resourceKey,
};
