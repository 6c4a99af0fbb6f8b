/**
 * The one error class that callers of tenantry ever see. Adapters translate foreign errors into it; whatever is not a
 * TenantryError goes out as a bare INTERNAL.
 */
import { formatRefusal, sortFaults, type Fault } from './fault.ts';

/** gRPC's names, so that no adapter has to invent a mapping (https://grpc.io/docs/guides/status-codes/). */
export const ERROR_CODES = [
  'CANCELLED',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface QuotaViolation {
  /** Whose limit, for instance `tenant:acme`. */
  readonly subject: string;
  readonly description: string;
}

export interface TenantryErrorOptions {
  /** Everything that is wrong, when a rule refused. */
  readonly faults?: readonly Fault[];
  /** Seconds after which the same call may succeed. */
  readonly retryAfterSeconds?: number;
  /** Which limits are used up, and whose. */
  readonly quota?: readonly QuotaViolation[];
  /** The cause, for the log only. */
  readonly cause?: unknown;
}

/** An error whose message may be shown to the caller. */
export class TenantryError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  readonly retryAfterSeconds: number | undefined;
  readonly quota: readonly QuotaViolation[];

  constructor(code: ErrorCode, message: string, options: TenantryErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TenantryError';
    this.code = code;
    this.faults = sortFaults(options.faults ?? []);
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.quota = options.quota ?? [];
  }
}

/** The error of a change that rules refuse: all refusals in one message, one a line, sorted. */
export function refusalError(faults: readonly Fault[], code: ErrorCode = 'INVALID_ARGUMENT'): TenantryError {
  const sorted = sortFaults(faults);
  return new TenantryError(code, sorted.map(formatRefusal).join('\n'), { faults: sorted });
}
