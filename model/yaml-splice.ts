/** Changes of a text at places of it, and the texts that are put in there. */
import { stringify } from 'yaml';

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies splices that do not overlap; those at one place in the order in which they were made. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  let result = '';
  let position = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(position, splice.start) + splice.text.replaceAll('\n', lineBreak);
    position = Math.max(position, splice.end);
  }
  return result + text.slice(position);
}

const BLOCK = { lineWidth: 0, indentSeq: true, aliasDuplicateObjects: false, schema: 'core' } as const;

/** A scalar as it may stand behind a key or a dash. At the top of a file the library writes some differently. */
export function scalarText(value: unknown): string {
  return stringify({ k: value }, BLOCK).trimEnd().slice('k: '.length);
}

/** A value as block YAML whose first line stands at a place with this indentation; without a line break at its end. */
export function blockText(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null) return scalarText(value);
  const lines = stringify(value, BLOCK).trimEnd().split('\n');
  return lines.join(`\n${' '.repeat(indent)}`);
}

function flowScalar(value: unknown): string {
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0, schema: 'core' }).trim().slice(1, -1).trim();
}

/** A value on one line, as it may stand inside brackets. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return flowScalar(value);
  return `{${Object.entries(value).map(([key, field]) => `${flowScalar(key)}: ${flowText(field)}`).join(', ')}}`;
}
