/** Errors in JSON, as Google's HTTP APIs send them (https://google.aip.dev/193, "HTTP/1.1+JSON representation"). */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { anyUnpack, AnySchema } from '@bufbuild/protobuf/wkt';
import { toJson } from '@bufbuild/protobuf';
import type { FastifyReply } from 'fastify';
import { TenantryError } from '../../model/errors.ts';
import { RetryInfoSchema } from '../../proto/gen/google/rpc/error_details_pb.js';
import type { Status } from '../../proto/gen/google/rpc/status_pb.js';
import { fieldError, type FieldFault } from '../rpc/field-error.ts';
import type { Refusal } from '../rpc/dispatcher.ts';
import { httpStatusOf, nameOf } from '../rpc/codes.ts';
import { DETAIL_TYPES, statusOf } from '../rpc/status.ts';

/** Seconds of the Status's RetryInfo, rounded up. */
function retryAfterOf(status: Status): number | undefined {
  const info = status.details.map((detail) => anyUnpack(detail, RetryInfoSchema)).find((unpacked) => unpacked !== undefined);
  const delay = info?.retryDelay;
  return delay === undefined ? undefined : Number(delay.seconds) + (delay.nanos > 0 ? 1 : 0);
}

/** Sends a Status. `httpStatus` replaces the mapped one where HTTP has a better word. */
export function sendStatus(reply: FastifyReply, status: Status, httpStatus = httpStatusOf(status.code)): FastifyReply {
  const retryAfter = retryAfterOf(status);
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (httpStatus === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(httpStatus).send(errorBody(status, httpStatus));
}

/** Sends a refusal with the headers of its call. */
export function sendRefusal(reply: FastifyReply, { headers, status }: Refusal): FastifyReply {
  for (const [name, value] of headers) reply.header(name, value);
  return sendStatus(reply, status);
}

/** A Status as the JSON of an error. */
export function errorBody(status: Status, httpStatus = httpStatusOf(status.code)): object {
  const details = status.details.map((detail) => toJson(AnySchema, detail, { registry: DETAIL_TYPES }));
  return { error: { code: httpStatus, message: status.message, status: nameOf(status.code), details } };
}

/** Answers bytes that are no HTTP request, so that there is no reply to answer by, and ends the connection. */
export function refuseConnection(socket: Duplex, error: { readonly code?: string }, operationId: string): void {
  // Gone already, or by an abort: nobody reads an answer.
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const { httpStatus, message } = BROKEN[error.code ?? ''] ?? { httpStatus: 400, message: 'the request is no HTTP request that this API reads' };
  const body = JSON.stringify(errorBody(statusOf(new TenantryError('INVALID_ARGUMENT', message), operationId), httpStatus));
  const head = [`HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus] ?? ''}`, 'content-type: application/json; charset=utf-8', 'cache-control: no-store', 'x-content-type-options: nosniff', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const BROKEN: Readonly<Record<string, { readonly httpStatus: number; readonly message: string }>> = {
  HPE_HEADER_OVERFLOW: { httpStatus: 431, message: 'the headers are larger than 16 KiB; send less' },
  ERR_HTTP_REQUEST_TIMEOUT: { httpStatus: 408, message: 'the request took too long to arrive; send it in one go' },
};

/** What fastify and Node refuse before a handler runs, in our words; undefined for anything else. */
export function transportError(error: { readonly code?: string; readonly statusCode?: number; readonly message: string }): TenantryError | undefined {
  const told = TRANSPORT[error.code ?? ''];
  if (told !== undefined) return fieldError({ field: '', ...told });
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? fieldError({ field: '', rule: 'http-request', message: 'the request is no HTTP request that this API reads', fix: 'send one of those that GET / lists' }) : undefined;
}

const TRANSPORT: Readonly<Record<string, Omit<FieldFault, 'field'>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { rule: 'body-size', message: 'the body is larger than 1 MiB', fix: 'send less' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { rule: 'content-type', message: 'the body must be JSON', fix: 'send it with "content-type: application/json"' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { rule: 'content-length', message: 'the body is not as long as its content-length says', fix: 'send the length of the body in bytes' },
  FST_ERR_BAD_URL: { rule: 'url-path', message: 'the path is not a valid URL path', fix: 'percent-encode what is no letter, digit, or one of -._~' },
};
