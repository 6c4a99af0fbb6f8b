/** Errors as callers see them: google.rpc.Status with ErrorInfo, BadRequest, RetryInfo, QuotaFailure and RequestInfo. */
import { create, createRegistry, toBinary, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { anyPack, type Any } from '@bufbuild/protobuf/wkt';
import { TenantryError } from '../../model/errors.ts';
import { formatRefusal, type Fault } from '../../model/fault.ts';
import { shown } from '../../model/shown.ts';
import { scrubText } from '../../runtime/clean-fields.ts';
import {
  BadRequestSchema,
  ErrorInfoSchema,
  PreconditionFailureSchema,
  QuotaFailureSchema,
  RequestInfoSchema,
  RetryInfoSchema,
} from '../../proto/gen/google/rpc/error_details_pb.js';
import { StatusSchema, type Status } from '../../proto/gen/google/rpc/status_pb.js';
import { numberOf } from './codes.ts';

/** Domain of every ErrorInfo that this API sends. */
export const ERROR_DOMAIN = 'tenantry.dev';

/** The types that a Status of this API may carry. */
export const DETAIL_SCHEMAS: readonly DescMessage[] = [ErrorInfoSchema, BadRequestSchema, RetryInfoSchema, RequestInfoSchema, QuotaFailureSchema, PreconditionFailureSchema];

/** The same, for turning a Status into JSON. */
export const DETAIL_TYPES = createRegistry(...DETAIL_SCHEMAS);

// gRPC clients take 8 KiB of trailers by default, and the details travel there in base64 beside the message.
const MAX_MESSAGE = 1_500;
const MAX_DETAIL_BYTES = 3_500;
const MAX_DESCRIPTION = 400;

/** The message of an error, one cleaned line for each of its lines, cut at 1,500 characters. */
function cleanMessage(message: string): string {
  const lines = scrubText(message).split('\n').map((line) => shown(line, MAX_MESSAGE)).join('\n');
  return lines.length > MAX_MESSAGE ? `${lines.slice(0, MAX_MESSAGE)}… (more in the field violations)` : lines;
}

function reasonOf(error: TenantryError): string {
  const policy = error.faults[0]?.policy ?? error.code;
  return policy.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase().slice(0, 63);
}

function violationOf(fault: Fault): MessageInitShape<typeof BadRequestSchema>['fieldViolations'] {
  const policy = fault.policy.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return [{ field: shown(fault.path, 200), description: shown(formatRefusal(fault), MAX_DESCRIPTION), reason: policy }];
}

function badRequestOf(faults: readonly Fault[]): Any[] {
  if (faults.length === 0) return [];
  // As many violations as fit, in their order: the first ones are what a caller mends first.
  for (let count = Math.min(faults.length, 32); count > 0; count = Math.floor(count / 2)) {
    const packed = pack(BadRequestSchema, { fieldViolations: faults.slice(0, count).flatMap((fault) => violationOf(fault) ?? []) });
    if (packed.value.length <= MAX_DETAIL_BYTES) return [packed];
  }
  return [];
}

function pack<D extends DescMessage>(schema: D, init: MessageInitShape<D>): Any {
  return anyPack(schema, create(schema, init));
}

function quotaFailureOf({ quota }: TenantryError): Any[] {
  if (quota.length === 0) return [];
  return [pack(QuotaFailureSchema, { violations: quota.map(({ subject, description }) => ({ subject: shown(subject, 200), description: shown(description, MAX_DESCRIPTION) })) })];
}

function detailsOf(error: TenantryError, operationId: string): Any[] {
  const retry = error.retryAfterSeconds;
  const seconds = retry === undefined ? undefined : Math.max(0, retry);
  return [
    pack(ErrorInfoSchema, { reason: reasonOf(error), domain: ERROR_DOMAIN, metadata: { operationId } }),
    ...badRequestOf(error.faults),
    ...(seconds === undefined ? [] : [pack(RetryInfoSchema, { retryDelay: { seconds: BigInt(Math.floor(seconds)), nanos: Math.round((seconds % 1) * 1e9) } })]),
    ...quotaFailureOf(error),
    pack(RequestInfoSchema, { requestId: operationId }),
  ];
}

/** True for failures whose cause callers must not see: it is only logged, under the operation id. */
export function isHidden(error: unknown): boolean {
  return !(error instanceof TenantryError) || error.code === 'INTERNAL' || error.code === 'DATA_LOSS';
}

/** Any thrown value as a Status. What is not a TenantryError says nothing but its operation id. */
export function statusOf(error: unknown, operationId: string): Status {
  const told = error instanceof TenantryError && !isHidden(error)
    ? error
    : new TenantryError('INTERNAL', `internal error; the log has the cause under ${operationId}`);
  return create(StatusSchema, { code: numberOf(told.code), message: cleanMessage(told.message), details: detailsOf(told, operationId) });
}

/** The bytes of a Status for the trailer `grpc-status-details-bin`. */
export function statusBytes(status: Status): Uint8Array {
  return toBinary(StatusSchema, status);
}
