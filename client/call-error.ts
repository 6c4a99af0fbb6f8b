/** Errors of calls, with what google.rpc.Status tells beside the message. */
import { createRegistry, fromJson, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import { anyUnpack, AnySchema, type Any } from '@bufbuild/protobuf/wkt';
import { Code } from '../proto/gen/google/rpc/code_pb.js';
import { BadRequestSchema, ErrorInfoSchema, PreconditionFailureSchema, QuotaFailureSchema, RequestInfoSchema, RetryInfoSchema } from '../proto/gen/google/rpc/error_details_pb.js';

const DETAILS = createRegistry(ErrorInfoSchema, BadRequestSchema, RetryInfoSchema, RequestInfoSchema, QuotaFailureSchema, PreconditionFailureSchema);

/** Names of google.rpc.Code. */
export type CallCode = keyof typeof Code;

export interface FieldViolation {
  /** Name in the .proto; empty for the request as a whole. */
  readonly field: string;
  /** What is wrong and how to mend it. */
  readonly description: string;
  readonly reason: string;
}

export interface CallErrorParts {
  readonly code: CallCode;
  readonly message: string;
  readonly details?: readonly Any[];
  readonly cause?: unknown;
}

/** A call that failed. */
export class TenantryCallError extends Error {
  readonly code: CallCode;
  /** Stable word for what is wrong, for instance `TENANT_ID`; empty when the server told none. */
  readonly reason: string;
  readonly fieldViolations: readonly FieldViolation[];
  /** Limits that are reached, when that is why. */
  readonly quotaViolations: readonly { readonly subject: string; readonly description: string }[];
  /** Milliseconds after which the same call may succeed. */
  readonly retryAfterMs: number | undefined;
  /** Names the call in the server's log; empty when it never got there. */
  readonly operationId: string;

  constructor({ code, message, details = [], cause }: CallErrorParts) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TenantryCallError';
    this.code = code;
    const find = <D extends DescMessage>(schema: D): MessageShape<D> | undefined => details.map((detail) => anyUnpack(detail, schema)).find((one) => one !== undefined);
    const info = find(ErrorInfoSchema);
    const delay = find(RetryInfoSchema)?.retryDelay;
    this.reason = info?.reason ?? '';
    this.fieldViolations = (find(BadRequestSchema)?.fieldViolations ?? []).map(({ field, description, reason }) => ({ field, description, reason }));
    this.quotaViolations = (find(QuotaFailureSchema)?.violations ?? []).map(({ subject, description }) => ({ subject, description }));
    this.retryAfterMs = delay === undefined ? undefined : Number(delay.seconds) * 1_000 + Math.ceil(delay.nanos / 1e6);
    this.operationId = find(RequestInfoSchema)?.requestId ?? info?.metadata['operationId'] ?? '';
  }
}

/** Name of a number of google.rpc.Code. */
export function codeName(number: number): CallCode {
  const name = Code[number];
  return name === undefined ? 'UNKNOWN' : (name as CallCode);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A detail in JSON; undefined for one of a type that this release does not know. */
function detailOf(json: unknown): Any | undefined {
  if (!isObject(json) || typeof json['@type'] !== 'string' || DETAILS.getMessage(json['@type'].replace(/^.*\//, '')) === undefined) return undefined;
  return fromJson(AnySchema, json as JsonValue, { registry: DETAILS, ignoreUnknownFields: true });
}

/** The error of a REST reply. What is no error of this API, for instance a proxy's page, is told by its HTTP status. */
export function errorOfJson(body: unknown, httpStatus: number): TenantryCallError {
  const error = isObject(body) ? body['error'] : undefined;
  if (!isObject(error) || typeof error['status'] !== 'string' || !(error['status'] in Code)) {
    const code = httpStatus === 429 ? 'RESOURCE_EXHAUSTED' : httpStatus === 401 ? 'UNAUTHENTICATED' : httpStatus === 403 ? 'PERMISSION_DENIED' : httpStatus >= 502 && httpStatus <= 504 ? 'UNAVAILABLE' : 'UNKNOWN';
    return new TenantryCallError({ code, message: `the server answered HTTP ${httpStatus} and no error of tenantry; is there something between?` });
  }
  const details = Array.isArray(error['details']) ? error['details'].flatMap((one: unknown) => detailOf(one) ?? []) : [];
  return new TenantryCallError({ code: error['status'] as CallCode, message: String(error['message']), details });
}
