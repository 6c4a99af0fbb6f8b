/** The message of a REST call: body, then query, then path variables, each stronger than the one before. */
import { fromJson, ScalarType, type DescField, type DescMessage, type JsonObject, type JsonValue, type Message } from '@bufbuild/protobuf';
import { quoted, shown } from '../../model/shown.ts';
import { fieldError } from '../rpc/field-error.ts';
import { fieldOf, type Found } from './http-rule.ts';

/** What a request brought beside its path. */
export interface RequestParts {
  /** Parsed JSON; undefined when there was no body. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** Fields that headers fill, by name in the .proto; they win over the body when it leaves them empty. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const MAX_PARAMETERS = 64;

/** `field` is a name of the .proto; empty for the request as a whole. */
function refuse(field: string, message: string, fix: string): never {
  throw fieldError({ field, rule: 'request', message, fix });
}

/** True for what JSON calls an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of path or query as the JSON that proto3 JSON wants for the field. */
function jsonOf(field: DescField, texts: readonly string[]): JsonValue {
  if (field.fieldKind === 'map' || field.fieldKind === 'message') return refuse(field.name, `field ${field.name} cannot stand in a path or query`, 'send it in the body');
  if (field.fieldKind === 'list') return texts.map((text) => scalarOf(field, text));
  const [text, ...further] = texts;
  if (text === undefined || further.length > 0) return refuse(field.name, `field ${field.name} stands ${texts.length} times in the query`, 'give it once');
  return scalarOf(field, text);
}

function scalarOf(field: DescField, text: string): JsonValue {
  // fromJson takes numbers as text; enum names too. Only booleans and enum numbers need their own form.
  if (text === 'true' || text === 'false') return field.scalar === ScalarType.BOOL ? text === 'true' : text;
  return field.enum !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

function setField(json: JsonObject, field: DescField, value: JsonValue): void {
  delete json[field.name];
  json[field.jsonName] = value;
}

function bodyJson(found: Found, body: unknown): JsonObject {
  const { binding } = found;
  if (binding.body === '') {
    return body === undefined ? {} : refuse('', `${binding.verb} ${binding.template.text} takes no body`, 'put the fields into the query');
  }
  if (binding.body === '*') return isJsonObject(body) ? { ...body } : body === undefined ? {} : refuse('', 'the body is no JSON object', 'send one, for instance {}');
  return body === undefined ? {} : { [binding.body]: toJsonValue(body) };
}

function toJsonValue(body: unknown): JsonValue {
  if (isJsonObject(body) || Array.isArray(body) || body === null || typeof body === 'string' || typeof body === 'number' || typeof body === 'boolean') return body;
  return refuse('', 'the body is no JSON', 'send JSON');
}

function addQuery(json: JsonObject, found: Found, query: URLSearchParams): void {
  const { binding, variables } = found;
  const names = [...new Set(query.keys())];
  if (names.length > MAX_PARAMETERS) refuse('', `the query has ${names.length} parameters`, `send at most ${MAX_PARAMETERS}`);
  for (const name of names) {
    const field = fieldOf(binding.method.desc.input, name);
    if (field === undefined) refuse(shown(name), `the query names ${quoted(name)}, which ${binding.method.desc.input.typeName} does not have`, `leave it out${fieldsOf(binding.method.desc.input)}`);
    if (binding.body === '*') refuse(field.name, `field ${field.name} stands in the query`, 'put it into the body of this call');
    if (variables.has(field.name)) refuse(field.name, `field ${field.name} stands in the query, and in the path already`, 'leave it out of the query');
    setField(json, field, jsonOf(field, query.getAll(name)));
  }
}

/** The path decides; a body that says something else is refused rather than overruled in silence. */
function addPath(json: JsonObject, found: Found): void {
  for (const [name, text] of found.variables) {
    const field = fieldOf(found.binding.method.desc.input, name);
    if (field === undefined) continue;
    const inBody = json[field.jsonName] ?? json[field.name];
    if (inBody !== undefined && inBody !== '' && inBody !== text) refuse(field.name, `field ${field.name} says one thing in the body and another in the path`, 'leave it out of the body');
    setField(json, field, jsonOf(field, [text]));
  }
}

function addHeaders(json: JsonObject, input: DescMessage, headers: RequestParts['headers']): void {
  for (const [name, text] of Object.entries(headers)) {
    const field = fieldOf(input, name);
    if (field === undefined || text === undefined) continue;
    const given = json[field.jsonName] ?? json[field.name];
    if (given !== undefined && given !== '' && given !== text) refuse(field.name, `field ${field.name} says one thing in the request and another in its header`, 'send one of the two');
    setField(json, field, text);
  }
}

/**
 * Builds the message of a request. Unknown fields are refused.
 * @throws TenantryError INVALID_ARGUMENT
 */
export function requestMessage(found: Found, parts: RequestParts): Message {
  const { input } = found.binding.method.desc;
  const json = bodyJson(found, parts.body);
  addQuery(json, found, parts.query);
  addHeaders(json, input, parts.headers);
  addPath(json, found);
  return parseJson(input, json);
}

/** A message from proto3 JSON, with a refusal that people can read. */
export function parseJson(input: DescMessage, json: JsonObject): Message {
  try {
    return fromJson(input, json);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const { field, fix } = mendOf(input, said);
    return refuse(field, `the request is no ${input.typeName}: ${shown(said, 300)}`, fix);
  }
}

/** ` (it has a, b, c)`, for somebody who misspelt one. */
function fieldsOf(input: DescMessage): string {
  return ` (${input.typeName} has ${input.fields.map(({ name }) => name).join(', ')})`;
}

/** Which field protobuf-es could not read, by what it says, and what to send instead. */
function mendOf(input: DescMessage, said: string): { readonly field: string; readonly fix: string } {
  const unknown = /key "([^"]*)" is unknown/.exec(said)?.[1];
  if (unknown !== undefined) return { field: shown(unknown), fix: `leave it out${fieldsOf(input)}` };
  const ofEnum = choices(input, said);
  if (ofEnum !== undefined) return ofEnum;
  const field = /^cannot decode field \S+\.(\w+) from JSON/.exec(said)?.[1] ?? '';
  return { field, fix: 'send the type that /openapi.json tells of' };
}

/** The words that an enum has, when that is what was wrong. */
function choices(input: DescMessage, said: string): { readonly field: string; readonly fix: string } | undefined {
  const name = /^cannot decode enum (\S+) from JSON/.exec(said)?.[1];
  const field = input.fields.find((one) => one.enum?.typeName === name);
  const words = field?.enum?.values.filter(({ number }) => number !== 0).map((value) => value.name) ?? [];
  return name === undefined || words.length === 0 ? undefined : { field: field?.name ?? '', fix: `send one of ${words.join(', ')}` };
}
