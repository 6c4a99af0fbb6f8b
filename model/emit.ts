/** Documents as YAML text: the same document always gives the same bytes. */
import { stringify } from 'yaml';
import { SCHEMAS, type JsonSchema } from './generated/schemas.js';
import type { AnyDocument } from './parse.ts';

/** The value with fields in the schema's order, unknown ones last in the order of the alphabet; without undefined ones. */
function ordered(value: unknown, schema: JsonSchema | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, schema?.items));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.keys(schema?.properties ?? {});
  const rank = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, ordered(field, schema?.properties?.[key])]));
}

/** A document in the order of its schema's fields. */
export function orderedDocument(document: AnyDocument): Record<string, unknown> {
  return ordered(document, SCHEMAS[document.kind]) as Record<string, unknown>;
}

/** The document as YAML, two spaces a level, lines never folded. */
export function emitDocument(document: AnyDocument): string {
  return stringify(orderedDocument(document), { lineWidth: 0, indentSeq: true, aliasDuplicateObjects: false, schema: 'core' });
}
