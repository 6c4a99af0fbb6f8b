/**
 * Makes a YAML text say something else with the fewest lines changed: values are replaced in place, entries come and
 * go as whole lines, and everything else (comments, order, quotes, blank lines) stays byte for byte. Each function
 * answers whether it could; its caller then writes the entry around anew.
 */
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { align } from './alignment.ts';
import { blockText, flowText, scalarText, spliced, type Splice } from './yaml-splice.ts';

type Entry = Pair<Scalar, Node>;
type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(map: YAMLMap): Entry[] {
  return map.items.filter((pair): pair is Entry => isScalar(pair.key) && pair.value !== null);
}

/** True if the node says the value already. A number is as good as the text that it is written as. */
function says(node: unknown, value: unknown): boolean {
  if (isScalar(node)) return node.value === value || (typeof node.value === 'number' && node.source === value);
  if (isSeq(node)) return Array.isArray(value) && value.length === node.items.length && node.items.every((item, index) => says(item, value[index]));
  if (!isMap(node) || !isFields(value)) return false;
  const entries = entriesOf(node);
  return entries.length === Object.keys(value).length && entries.every(({ key, value: field }) => Object.hasOwn(value, String(key.value)) && says(field, value[String(key.value)]));
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the last thing that a node says ends: before trailing comments and line breaks. */
function endOf(node: Node): number {
  const end = node.range?.[1] ?? 0;
  if (isMap(node) && node.flow !== true) return entriesOf(node).reduce((last, { value }) => (value === null ? last : endOf(value)), end);
  if (isSeq(node) && node.flow !== true) return node.items.reduce<number>((last, item) => (isSeq(item) || isMap(item) || isScalar(item) ? endOf(item) : last), end);
  return end;
}

class Editor {
  readonly splices: Splice[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Start of the line after the one that the offset lies in. */
  #lineAfter(offset: number): number {
    const at = this.#text.indexOf('\n', offset);
    return at < 0 ? this.#text.length : at + 1;
  }

  /** Column of a key or dash that begins its line; undefined when something else stands before it. */
  #column(offset: number): number | undefined {
    const before = this.#text.slice(this.#lineStart(offset), offset);
    return /^ *$/.test(before) ? before.length : undefined;
  }

  /** Start of the comment lines directly above a line, as far as they have its indentation: they speak of it. */
  #withComments(lineStart: number, column: number): number {
    const comment = `${' '.repeat(column)}#`;
    let start = lineStart;
    while (start > 0) {
      const above = this.#lineStart(start - 1);
      if (!this.#text.startsWith(comment, above)) break;
      start = above;
    }
    return start;
  }

  #replace(start: number, end: number, text: string): void {
    this.splices.push({ start, end, text });
  }

  #insertLines(offset: number, text: string): void {
    const open = offset > 0 && this.#text[offset - 1] !== '\n';
    this.#replace(offset, offset, open ? `\n${text}` : `${text}\n`);
  }

  #deleteLines(from: number, column: number, end: number): void {
    this.#replace(this.#withComments(this.#lineStart(from), column), this.#lineAfter(end), '');
  }

  /** Changes a value where it stands; false if the entry around it must be written anew. */
  value(node: Node, value: unknown): boolean {
    if (says(node, value)) return true;
    if (isMap(node) && node.flow !== true) return isFields(value) && this.#map(node, value);
    if (isSeq(node) && node.flow !== true) return Array.isArray(value) && this.#list(node, value);
    if (isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')) return false;
    return this.#inline(node, value);
  }

  /** Replaces what stands on one line: a plain or quoted text, or a collection in brackets. */
  #inline(node: Node, value: unknown): boolean {
    const isCollection = isMap(node) || isSeq(node);
    if (isCollection !== (typeof value === 'object')) return false;
    this.#replace(startOf(node), node.range?.[1] ?? 0, isCollection ? flowText(value) : scalarText(value));
    return true;
  }

  /** Undoes what was noted since a point, when it turns out that the whole must be written anew. */
  #orElse(act: () => boolean, otherwise: () => void): void {
    const noted = this.splices.length;
    if (act()) return;
    this.splices.length = noted;
    otherwise();
  }

  #map(map: YAMLMap, fields: Fields): boolean {
    const entries = entriesOf(map);
    const kept = entries.filter(({ key }) => Object.hasOwn(fields, String(key.value)));
    const columns = entries.map(({ key }) => this.#column(startOf(key)));
    if (kept.length === 0) return false;
    for (const [index, entry] of entries.entries()) {
      const column = columns[index];
      const name = String(entry.key.value);
      if (!kept.includes(entry)) {
        if (column === undefined || entry.value === null) return false;
        this.#deleteLines(startOf(entry.key), column, endOf(entry.value));
      } else if (entry.value !== null) {
        const { key, value } = entry;
        const indent = startOf(key) - this.#lineStart(startOf(key));
        this.#orElse(() => this.value(value, fields[name]), () => this.#replace(startOf(key), endOf(value), blockText({ [name]: fields[name] }, indent)));
      }
    }
    return this.#addFields(kept, fields);
  }

  /** New fields go behind the field that comes before them in the wanted order, or before all others. */
  #addFields(kept: readonly Entry[], fields: Fields): boolean {
    const byName = new Map(kept.map((entry) => [String(entry.key.value), entry]));
    const [first] = kept;
    if (first === undefined) return false;
    let anchor: Entry | undefined;
    for (const [name, value] of Object.entries(fields)) {
      const entry = byName.get(name);
      if (entry !== undefined) {
        anchor = entry;
        continue;
      }
      const indent = startOf(first.key) - this.#lineStart(startOf(first.key));
      const text = ' '.repeat(indent) + blockText({ [name]: value }, indent);
      if (anchor !== undefined && anchor.value !== null) this.#insertLines(this.#lineAfter(endOf(anchor.value)), text);
      else if (this.#column(startOf(first.key)) === undefined) return false;
      else this.#insertLines(this.#withComments(this.#lineStart(startOf(first.key)), indent), text);
    }
    return true;
  }

  /** Offset of the dash of an entry, when it begins its line. */
  #dash(item: Node): number | undefined {
    const before = this.#text.slice(this.#lineStart(startOf(item)), startOf(item));
    return /^ *- +$/.test(before) ? this.#lineStart(startOf(item)) + before.indexOf('-') : undefined;
  }

  #list(list: YAMLSeq, values: readonly unknown[]): boolean {
    const items = list.items.filter((item): item is Node => isMap(item) || isSeq(item) || isScalar(item));
    const dashes = items.map((item) => this.#dash(item));
    const [firstDash] = dashes;
    if (firstDash === undefined || dashes.includes(undefined)) return false;
    const column = firstDash - this.#lineStart(firstDash);
    const moves = align(items.length, values.length, (old, next) => says(items[old], values[next]));
    if (!moves.some(({ kind }) => kind === 'keep' || kind === 'replace')) return false;
    let offset = this.#withComments(this.#lineStart(firstDash), column);
    for (const move of moves) {
      if (move.kind === 'insert') {
        this.#insertLines(offset, `${' '.repeat(column)}- ${blockText(values[move.next], column + 2)}`);
        continue;
      }
      const item = items[move.old];
      const dash = dashes[move.old];
      if (item === undefined || dash === undefined) return false;
      if (move.kind === 'delete') this.#deleteLines(dash, column, endOf(item));
      if (move.kind === 'replace') this.#orElse(() => this.value(item, values[move.next]), () => this.#replace(startOf(item), endOf(item), blockText(values[move.next], column + 2)));
      offset = this.#lineAfter(endOf(item));
    }
    return true;
  }
}

/** The text with as little changed as makes it say the value; undefined if it cannot be changed piece by piece. */
export function editYaml(text: string, value: unknown): string | undefined {
  const { contents, errors } = parseDocument(text, { uniqueKeys: false, keepSourceTokens: false });
  if (contents === null || errors.length > 0) return undefined;
  const editor = new Editor(text);
  return editor.value(contents, value) ? spliced(text, editor.splices) : undefined;
}
