/** Messages as JSON Schemas of their proto3 JSON (https://protobuf.dev/programming-guides/json/). Pure. */
import { getOption, ScalarType, type DescEnum, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { FeatureSet_FieldPresence } from '@bufbuild/protobuf/wkt';
import { field_behavior, FieldBehavior } from '../../proto/gen/google/api/field_behavior_pb.js';
import type { Constraint } from './constraint.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** `json`: lowerCamelCase, as everywhere; `proto`: as in the .proto, for the paths of the first platform. */
export type FieldNames = 'json' | 'proto';

export interface SchemaOptions {
  readonly comments: ReadonlyMap<string, string>;
  /** By full name of the field. */
  readonly constraints: ReadonlyMap<string, Constraint>;
  readonly names: FieldNames;
}

const INT32 = { type: 'integer', format: 'int32', minimum: -2_147_483_648, maximum: 2_147_483_647 };
const UINT32 = { type: 'integer', minimum: 0, maximum: 4_294_967_295 };
const INT64 = { type: 'string', format: 'int64', pattern: '^-?[0-9]{1,19}$' };
const UINT64 = { type: 'string', format: 'uint64', pattern: '^[0-9]{1,20}$' };
const NUMBER = { type: 'number', format: 'double' };

const SCALARS: Readonly<Record<ScalarType, Schema>> = {
  [ScalarType.STRING]: { type: 'string' },
  [ScalarType.BYTES]: { type: 'string', contentEncoding: 'base64' },
  [ScalarType.BOOL]: { type: 'boolean' },
  [ScalarType.DOUBLE]: NUMBER,
  [ScalarType.FLOAT]: { ...NUMBER, format: 'float' },
  [ScalarType.INT32]: INT32, [ScalarType.SINT32]: INT32, [ScalarType.SFIXED32]: INT32,
  [ScalarType.UINT32]: UINT32, [ScalarType.FIXED32]: UINT32,
  [ScalarType.INT64]: INT64, [ScalarType.SINT64]: INT64, [ScalarType.SFIXED64]: INT64,
  [ScalarType.UINT64]: UINT64, [ScalarType.FIXED64]: UINT64,
};

const WELL_KNOWN: Readonly<Record<string, Schema>> = {
  'google.protobuf.Timestamp': { type: 'string', format: 'date-time' },
  'google.protobuf.Duration': { type: 'string', pattern: String.raw`^-?[0-9]+(\.[0-9]{1,9})?s$`, examples: ['7.500s'] },
};

/** Full name of a field, as constraints and comments know it. */
export function fieldName(field: DescField): string {
  return `${field.parent.typeName}.${field.name}`;
}

/** Name of a message's schema among the components. */
export function componentName(message: DescMessage, names: FieldNames): string {
  return names === 'json' ? message.typeName : `${message.typeName}.proto`;
}

/** True for a field that its message's documentation says must be given. */
export function isRequired(field: DescField): boolean {
  return getOption(field, field_behavior).includes(FieldBehavior.REQUIRED);
}

/** Short words that the first platform's paths take beside the long ones: `pro` for PLAN_TIER_PRO. */
function shortWords(one: DescEnum): string[] {
  const prefix = one.values[0]?.name.replace(/UNSPECIFIED$/, '') ?? '';
  return one.values.map(({ name }) => name.replace(prefix, '').toLowerCase());
}

function enumSchema(one: DescEnum, { comments }: SchemaOptions, short: boolean): Schema {
  const told = one.values.flatMap(({ name }) => {
    const text = comments.get(`${one.typeName}.${name}`);
    return text === undefined ? [] : [`- \`${name}\`: ${text}`];
  });
  const description = [comments.get(one.typeName), told.join('\n')].filter((text) => text !== undefined && text !== '').join('\n\n');
  const words = one.values.map(({ name }) => name);
  return { type: 'string', enum: short ? [...words, ...shortWords(one)] : words, ...(description === '' ? {} : { description }) };
}

function messageSchemaOrReference(message: DescMessage, { names }: SchemaOptions): Schema {
  return WELL_KNOWN[message.typeName] ?? { $ref: `#/components/schemas/${componentName(message, names)}` };
}

function elementSchema(field: DescField, options: SchemaOptions, short: boolean): Schema {
  if (field.message !== undefined) return messageSchemaOrReference(field.message, options);
  if (field.enum !== undefined) return enumSchema(field.enum, options, short);
  return field.scalar === undefined ? {} : SCALARS[field.scalar];
}

/** One field; `short` also allows the short words of its enum. */
export function fieldSchema(field: DescField, options: SchemaOptions, short = false): Schema {
  const element = elementSchema(field, options, short);
  const shape = field.fieldKind === 'list' ? { type: 'array', items: element } : field.fieldKind === 'map' ? { type: 'object', additionalProperties: element } : element;
  const constraint = options.constraints.get(fieldName(field)) ?? {};
  const description = [options.comments.get(fieldName(field)), element['description']].filter((text) => typeof text === 'string').join('\n\n');
  return { ...shape, ...constraint, ...(description === '' ? {} : { description }) };
}

/** What a request may hold in its body: unknown fields are refused. `without` are fields that the path has. */
export function requestSchema(message: DescMessage, options: SchemaOptions, without: ReadonlySet<string>): Schema {
  const fields = message.fields.filter(({ name }) => !without.has(name));
  const required = fields.filter(isRequired).map((field) => nameOf(field, options.names));
  const description = options.comments.get(message.typeName);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(fields.map((field) => [nameOf(field, options.names), fieldSchema(field, options, options.names === 'proto')])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/**
 * What a reply holds. `complete`: every field without presence of its own is always there, as this API writes replies;
 * further fields may come with a later release.
 */
export function replySchema(message: DescMessage, options: SchemaOptions, complete = true): Schema {
  const always = message.fields.filter(({ fieldKind, presence }) => fieldKind === 'list' || fieldKind === 'map' || presence === FeatureSet_FieldPresence.IMPLICIT).map((field) => nameOf(field, options.names));
  const description = options.comments.get(message.typeName);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(message.fields.map((field) => [nameOf(field, options.names), fieldSchema(field, options)])),
    ...(complete && always.length > 0 ? { required: always } : {}),
  };
}

/** A message and all that its fields lead to, without those that have a JSON form of their own. */
export function messagesWithin(message: DescMessage, seen: Set<DescMessage> = new Set()): ReadonlySet<DescMessage> {
  if (seen.has(message) || WELL_KNOWN[message.typeName] !== undefined) return seen;
  seen.add(message);
  for (const field of message.fields) if (field.message !== undefined) messagesWithin(field.message, seen);
  return seen;
}

function nameOf(field: DescField, names: FieldNames): string {
  return names === 'json' ? field.jsonName : field.name;
}
