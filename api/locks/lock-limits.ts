/** Bounds of what callers may ask for. */
import type { LockLimits } from './lock-store.ts';

/** Seconds of a lock: what is given when nothing is asked for, and the longest. */
export const DEFAULT_TTL_SECONDS = 30;
export const MAX_TTL_SECONDS = 86_400;

/** Seconds of waiting; a call takes 120 seconds at most. */
export const DEFAULT_WAIT_SECONDS = 30;
export const MAX_WAIT_SECONDS = 110;

/** Characters of a resource's key and of an owner. */
export const MAX_KEY_LENGTH = 512;
export const MAX_OWNER_LENGTH = 256;
/** Longer than any id that was ever given. */
export const MAX_LOCK_ID_LENGTH = 128;

/**
 * Of one tenant at one time. Each waiter holds a call open, and a connection has 256: half of them stay
 * free for the calls that release. A line of 64 is longer than anybody should stand in.
 */
export const TENANT_LIMITS: LockLimits = { held: 1_000, waiting: 128, waitingForOne: 64 };

/** Calls that wait in one process, of all tenants together. */
export const MAX_WAITING_CALLS = 4_096;
