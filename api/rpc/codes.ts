/** The codes of errors, in gRPC and in HTTP: one table for every door. */
import type { ErrorCode } from '../../model/errors.ts';
import { Code } from '../../proto/gen/google/rpc/code_pb.js';

/** Mapping of google/rpc/code.proto, as its comments state it. */
const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  CANCELLED: 499,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};

/** google.rpc.Code of an error code; the numbers of gRPC. */
export function numberOf(code: ErrorCode): Code {
  return Code[code];
}

/** Name of a google.rpc.Code, `UNKNOWN` for numbers that are none. */
export function nameOf(number: number): string {
  return Code[number] ?? 'UNKNOWN';
}

/** HTTP status of a google.rpc.Code; 500 for numbers that are none. */
export function httpStatusOf(number: number): number {
  const name = nameOf(number);
  const entry = Object.entries(HTTP_STATUS).find(([code]) => code === name);
  return entry?.[1] ?? 500;
}
