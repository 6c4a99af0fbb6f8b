/** Errors as the document tells them: one form, and a response for each HTTP status with the codes behind it. Pure. */
import type { DescMessage } from '@bufbuild/protobuf';
import { ERROR_CODES, type ErrorCode } from '../../model/errors.ts';
import { httpStatusOf, numberOf } from '../rpc/codes.ts';
import { DETAIL_SCHEMAS } from '../rpc/status.ts';
import { componentName, messagesWithin, replySchema, type Schema, type SchemaOptions } from './schema.ts';

const MEANING: Readonly<Record<ErrorCode, string>> = {
  CANCELLED: 'the caller went away',
  INVALID_ARGUMENT: 'something in the request is wrong by itself; `BadRequest` names each field with its mend',
  DEADLINE_EXCEEDED: 'the deadline passed; the change may still happen: ask again with the same request id',
  NOT_FOUND: 'there is no such thing, or it is not the caller\'s to see',
  ALREADY_EXISTS: 'a thing with this id exists',
  PERMISSION_DENIED: 'the caller is known and may not do this',
  RESOURCE_EXHAUSTED: 'a limit is reached; `RetryInfo` and `Retry-After` say when to ask again, `QuotaFailure` which limit',
  FAILED_PRECONDITION: 'the request is right, and not in the present state of things',
  ABORTED: 'somebody else was faster (the etag is another one by now): read again, then repeat',
  OUT_OF_RANGE: 'past the end of something',
  UNIMPLEMENTED: 'this server does not offer the call',
  INTERNAL: 'a fault of this server; the log has the cause under the operation id',
  UNAVAILABLE: 'something that this server needs does not answer; `RetryInfo` says when to ask again',
  DATA_LOSS: 'stored data is damaged; the log has the cause under the operation id',
  UNAUTHENTICATED: 'no credentials, or none that are good here',
};

/** Statuses that HTTP has a better word for than the code's own; the body's code is in brackets. */
const HTTP_ONLY: Readonly<Record<number, string>> = {
  405: 'The path takes other methods; `Allow` lists them (UNIMPLEMENTED)',
  406: 'The caller accepts no JSON (INVALID_ARGUMENT)',
  413: 'The body is larger than 1 MiB (INVALID_ARGUMENT)',
  415: 'The body is not `application/json` (INVALID_ARGUMENT)',
};

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds after which the same call may succeed.', schema: { type: 'integer', minimum: 0 } } };

const HEADERS: Readonly<Record<number, Schema>> = {
  401: { 'WWW-Authenticate': { description: 'How to show credentials.', schema: { type: 'string' } } },
  405: { Allow: { description: 'Methods of the path.', schema: { type: 'string' } } },
  429: {
    ...RETRY_AFTER,
    RateLimit: { description: 'What is left of which limit (draft-ietf-httpapi-ratelimit-headers).', schema: { type: 'string' } },
    'RateLimit-Policy': { description: 'The limits themselves (same draft).', schema: { type: 'string' } },
  },
  503: RETRY_AFTER,
};

/** HTTP statuses that any call may answer with; those with a body of their own also 413 and 415. */
const ALWAYS = [400, 401, 403, 404, 406, 409, 429, 499, 500, 501, 503, 504];
const WITH_BODY = [413, 415];

function descriptionOf(status: number): string {
  const own = HTTP_ONLY[status];
  if (own !== undefined) return `${own}.`;
  return ERROR_CODES.filter((code) => httpStatusOf(numberOf(code)) === status).map((code) => `${code}: ${MEANING[code]}.`).join('\n');
}

/** Components: a response for each status. */
export function errorResponses(): Schema {
  const statuses = [...new Set([...ALWAYS, ...WITH_BODY, 405])].sort((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => {
    const headers = HEADERS[status];
    return [`Error${status}`, { description: descriptionOf(status), ...(headers === undefined ? {} : { headers }), content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }];
  }));
}

/** The responses of one operation that are errors. */
export function errorsOf({ body }: { readonly body: boolean }): Schema {
  return Object.fromEntries([...ALWAYS, ...(body ? WITH_BODY : [])].sort((a, b) => a - b).map((status) => [String(status), { $ref: `#/components/responses/Error${status}` }]));
}

/** An Any of this type as JSON: its fields beside the type's URL. Fields with their default are left out. */
function detailSchema(message: DescMessage, options: SchemaOptions): Schema {
  const fields = replySchema(message, options, false);
  return { ...fields, properties: { '@type': { const: `type.googleapis.com/${message.typeName}` }, ...(fields['properties'] as object) }, required: ['@type'] };
}

/** Replies may hold the same message as a field, without the type's URL. */
function detailName(message: DescMessage): string {
  return `${componentName(message, 'json')}.detail`;
}

/** Components: the form of every error, and of what its details hold. */
export function errorSchemas(options: SchemaOptions): Schema {
  const parts = DETAIL_SCHEMAS.flatMap((detail) => [...messagesWithin(detail)].filter((one) => one !== detail));
  const error = {
    type: 'object',
    description: 'Every error: a google.rpc.Status as Google\'s HTTP APIs send it (https://google.aip.dev/193). The same Status travels in the trailer `grpc-status-details-bin` of gRPC.',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'status', 'details'],
        properties: {
          code: { type: 'integer', description: 'The HTTP status.' },
          message: { type: 'string', description: 'What is wrong, with names and numbers, and how to mend it; a refusal of a rule reads `[tenantry/<rule>] what is wrong; how to mend it`.' },
          status: { type: 'string', enum: [...ERROR_CODES], description: 'Name of the google.rpc.Code.' },
          details: { type: 'array', items: { oneOf: DETAIL_SCHEMAS.map((detail) => ({ $ref: `#/components/schemas/${detailName(detail)}` })) }, description: 'ErrorInfo (domain `tenantry.dev`, a stable reason) and RequestInfo always; the others where they apply.' },
        },
      },
    },
  };
  return {
    Error: error,
    ...Object.fromEntries(DETAIL_SCHEMAS.map((detail) => [detailName(detail), detailSchema(detail, options)])),
    ...Object.fromEntries(parts.map((part) => [componentName(part, 'json'), replySchema(part, options, false)])),
  };
}
