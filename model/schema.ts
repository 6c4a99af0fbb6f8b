/**
 * What is wrong with a document by the JSON Schema of its kind, put into words. ajv has written the checks as code when
 * the schemas were last changed (`npm run generate`): compiling them at every start would take longer than reading a
 * thousand documents.
 */
import type { ErrorObject } from 'ajv';
import { validators } from './generated/validators.js';
import type { DocumentKind } from './layout.ts';
import { nearest } from './nearest.ts';
import { quoted } from './shown.ts';
import { fieldPath, type PathSegment } from './yaml-tree.ts';

export interface SchemaProblem {
  /** The field, as it is. */
  readonly segments: readonly PathSegment[];
  /** The field, as it may be shown. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

function segmentsOf(pointer: string, data: unknown): PathSegment[] {
  let at = data;
  return pointer.split('/').slice(1).map((part) => {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const segment = Array.isArray(at) ? Number(key) : key;
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
    return segment;
  });
}

function typeName(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return { object: 'a mapping', string: 'a text', number: 'a number', boolean: 'a truth value' }[typeof value as string] ?? typeof value;
}

const WANTED: Readonly<Record<string, string>> = {
  object: 'a mapping', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', array: 'a list',
};

/** Text in quotes, numbers and truth values as they are, anything else by its type. */
function shownValue(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeName(value);
}

interface Words {
  readonly message: string;
  readonly fix: string;
  /** A field below the place that the library names. */
  readonly field?: string;
}

function unknownField(error: ErrorObject): Words {
  const field = String(error.params['additionalProperty'] ?? error.params['propertyName']);
  const fields = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
  const near = nearest(field, fields);
  const allowed = fields.length === 0 ? '' : `; allowed here: ${fields.join(', ')}`;
  return { field, message: `unknown field ${quoted(field)}`, fix: near === undefined ? `remove it${allowed}` : `did you mean ${quoted(near)}?` };
}

function wrongType(error: ErrorObject): Words {
  const wanted = String(error.params['type']);
  const found = wanted === 'integer' && typeof error.data === 'number' ? String(error.data) : typeName(error.data);
  const message = `must be ${WANTED[wanted] ?? wanted}, not ${found}`;
  if (error.data === null) return { message, fix: 'give it a value or remove the field' };
  if (wanted === 'string' && (typeof error.data === 'number' || typeof error.data === 'boolean')) return { message, fix: `put it in quotes: "${error.data}"` };
  return { message, fix: `write ${WANTED[wanted] ?? wanted}` };
}

function notAllowed(error: ErrorObject): Words {
  const allowed = (error.params['allowedValues'] ?? [error.params['allowedValue']]) as unknown[];
  const near = typeof error.data === 'string' ? nearest(error.data, allowed.filter((value) => typeof value === 'string')) : undefined;
  const message = `${shownValue(error.data)} is not allowed here`;
  return { message, fix: near === undefined ? `use ${allowed.map(shownValue).join(', ')}` : `did you mean ${quoted(near)}?` };
}

function outOfBounds(error: ErrorObject): Words {
  const limit = String(error.params['limit']);
  const { data } = error;
  switch (error.keyword) {
    case 'minLength':
    case 'maxLength':
      return { message: `${shownValue(data)} has ${String(data).length} characters`, fix: `use ${error.keyword === 'minLength' ? 'at least' : 'at most'} ${limit}` };
    case 'minItems':
    case 'maxItems':
      return { message: `the list has ${Array.isArray(data) ? data.length : 0} entries`, fix: `give it ${error.keyword === 'minItems' ? 'at least' : 'at most'} ${limit}` };
    case 'maxProperties':
      return { message: `the mapping has ${Object.keys(data as object).length} entries`, fix: `give it at most ${limit}` };
    default:
      return { message: `${shownValue(data)} is out of range`, fix: `use a number that is ${String(error.params['comparison'])} ${limit}` };
  }
}

/** Names the first letter that is none of ASCII: some look exactly like one that is. */
function foreignLetter(data: unknown): string {
  const letter = typeof data === 'string' ? /[^\u0000-\u007f]/u.exec(data)?.[0] : undefined;
  if (letter === undefined) return '';
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `: it holds ${quoted(letter)} (U+${code}), which is no ASCII character`;
}

function wordsOf(error: ErrorObject): Words {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(error);
    case 'required':
      return { message: `field ${quoted(String(error.params['missingProperty']))} is missing`, fix: 'add it' };
    case 'type':
      return wrongType(error);
    case 'enum':
    case 'const':
      return notAllowed(error);
    case 'pattern':
      return { message: `${shownValue(error.data)} has a form that is not allowed${foreignLetter(error.data)}`, fix: `it must match ${String(error.params['pattern'])}` };
    case 'uniqueItems':
      return { message: `entries ${String(error.params['j'])} and ${String(error.params['i'])} are the same`, fix: 'keep one of them' };
    default:
      return outOfBounds(error);
  }
}

function problemOf(error: ErrorObject, value: unknown): SchemaProblem {
  const { field, message, fix } = wordsOf(error);
  const around = segmentsOf(error.instancePath, value);
  const segments = field === undefined ? around : [...around, field];
  return { segments, path: fieldPath(segments), message, fix };
}

/** After so many problems a file's others are not told. */
const MAX_PROBLEMS = 50;

/** Everything in which a value differs from the schema of its kind; empty if it is a valid document. */
export function schemaProblems(kind: DocumentKind, value: unknown): SchemaProblem[] {
  const validate = validators[kind];
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, MAX_PROBLEMS).map((error) => problemOf(error, value));
}
