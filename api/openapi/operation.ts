/** One way in by HTTP as an operation of the document. Pure. */
import type { DescField } from '@bufbuild/protobuf';
import type { Binding } from '../rest/http-rule.ts';
import { fieldOf } from '../rest/http-rule.ts';
import { IF_MATCH_PATTERN } from '../rest/preconditions.ts';
import { methodName, type RpcMethod } from '../rpc/method.ts';
import { REQUEST_ID_PATTERN } from '../rpc/request-id.ts';
import { errorsOf } from './error-responses.ts';
import { componentName, fieldName, fieldSchema, isRequired, type FieldNames, type Schema, type SchemaOptions } from './schema.ts';

/** How a call of the first platform differs: names of the .proto, and an id of its own. */
export interface OperationForm {
  readonly options: SchemaOptions;
  readonly suffix?: string;
  readonly deprecated?: boolean;
  /** True for calls that need no credentials. */
  readonly open: boolean;
}

/** Fields that the path fills, by name in the .proto. */
export function pathFields({ template, method }: Pick<Binding, 'template' | 'method'>): ReadonlySet<string> {
  return new Set(template.variables.flatMap(({ field }) => fieldOf(method.desc.input, field)?.name ?? []));
}

/** `{resource_key=**}` is `{resource_key}` here: OpenAPI has no word for a variable with slashes. */
export function pathOf({ template }: Pick<Binding, 'template'>): string {
  return template.text.replace(/\{([^{}=]+)=[^{}]*\}/g, '{$1}');
}

function described(schema: Schema): { readonly schema: Schema; readonly description?: unknown } {
  const { description, ...rest } = schema;
  return description === undefined ? { schema: rest } : { schema: rest, description };
}

function fieldParameter(field: DescField, place: 'path' | 'query', options: SchemaOptions): Schema {
  const name = place === 'path' ? field.name : field.jsonName;
  return { name, in: place, ...(place === 'path' ? { required: true } : isRequired(field) ? { required: true } : {}), ...described(fieldSchema(field, options)) };
}

/** Headers that stand for fields, where the request has them and they may hold anything. */
function headerParameters(method: RpcMethod, { constraints }: SchemaOptions): Schema[] {
  const taken = (name: string): boolean => {
    const field = fieldOf(method.desc.input, name);
    return field !== undefined && constraints.get(fieldName(field))?.maxLength !== 0;
  };
  return [
    ...(taken('request_id') ? [{ name: 'Idempotency-Key', in: 'header', description: 'Stands for the field request_id: the same key from the same caller gives the same reply, and one change, for at least 24 hours.', schema: { type: 'string', pattern: REQUEST_ID_PATTERN } }] : []),
    ...(taken('etag') ? [{ name: 'If-Match', in: 'header', description: 'Stands for the field etag: the change is refused with ABORTED when the ETag is another one by now. `*` matches whatever there is.', schema: { type: 'string', pattern: IF_MATCH_PATTERN } }] : []),
  ];
}

function replyHeaders({ desc }: RpcMethod): Schema {
  return {
    'X-Operation-Id': { description: 'Names this call in the log, in errors and in commits.', schema: { type: 'string' } },
    ...(fieldOf(desc.input, 'request_id') === undefined ? {} : { 'Idempotent-Replayed': { description: '`true` when this is the reply of an earlier call with the same request id.', schema: { type: 'string', enum: ['true'] } } }),
    ...(fieldOf(desc.output, 'etag') === undefined ? {} : { ETag: { description: 'The field etag, in quotes.', schema: { type: 'string' } } }),
  };
}

function replyOf(method: RpcMethod, names: FieldNames): Schema {
  const schema = { $ref: `#/components/schemas/${componentName(method.desc.output, names)}` };
  if (method.desc.methodKind === 'unary') return { description: 'The reply.', headers: replyHeaders(method), content: { 'application/json': { schema } } };
  const line = { oneOf: [{ type: 'object', required: ['result'], properties: { result: schema } }, { $ref: '#/components/schemas/Error' }] };
  return {
    description: 'A stream of replies: one JSON object a line, `{"result": …}` each, and `{"error": …}` at the end of a stream that failed after it began.',
    headers: replyHeaders(method),
    content: { 'application/x-ndjson': { schema: line } },
  };
}

/** The operation of a binding. */
export function operationOf(binding: Pick<Binding, 'method' | 'template' | 'body'>, { options, suffix = '', deprecated = false, open }: OperationForm): Schema {
  const { method, body } = binding;
  const { desc } = method;
  const inPath = pathFields(binding);
  const fields = desc.input.fields;
  const parameters = [
    ...fields.filter(({ name }) => inPath.has(name)).map((field) => fieldParameter(field, 'path', options)),
    ...(body === '*' ? [] : fields.filter(({ name }) => !inPath.has(name)).map((field) => fieldParameter(field, 'query', options))),
    ...headerParameters(method, options),
  ];
  const summary = options.comments.get(methodName(desc));
  return {
    operationId: `${desc.parent.name}_${desc.name}${suffix}`,
    tags: [desc.parent.name],
    ...(summary === undefined ? {} : { summary: summary.split(/(?<=\.)\s/)[0], description: summary }),
    ...(deprecated ? { deprecated } : {}),
    ...(open ? { security: [] } : {}),
    parameters,
    ...(body === '*' ? { requestBody: { required: fields.some((field) => isRequired(field) && !inPath.has(field.name)), content: { 'application/json': { schema: { $ref: `#/components/schemas/${componentName(desc.input, options.names)}` } } } } } : {}),
    responses: { 200: replyOf(method, options.names), ...errorsOf({ body: body === '*' }) },
  };
}
