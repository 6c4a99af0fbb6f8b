/**
 * Reads one YAML document of a stranger. Everything that makes YAML surprising is refused: anchors, aliases, tags,
 * directives, merge keys, keys that are no text, duplicate keys, further documents, deep nesting. The library's parser
 * gives events in linear time and nothing is ever expanded, so a hostile file costs no more than its size.
 */
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event, type ScalarEvent } from 'js-yaml';
import { quoted, shown } from './shown.ts';
import { fieldPath, type PathSegment, type YamlNode } from './yaml-tree.ts';

/** Deepest nesting; real documents need ten levels. */
const MAX_DEPTH = 20;
/** Parts of one file; the largest real document has some thousands. */
const MAX_EVENTS = 40_000;
/** After so many problems the rest of the file is not looked at. */
const MAX_PROBLEMS = 20;

interface YamlProblem {
  readonly policy: string;
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

export interface YamlResult {
  /** The document; undefined if it is empty or could not be read. To be used only when there are no problems. */
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
}

const FIXES = {
  'yaml-syntax': 'correct the YAML there',
  'yaml-anchor': 'write the value out, or quote a text that begins with & or *',
  'yaml-tag': 'remove it, or quote a text that begins with ! or %',
  'yaml-merge-key': 'write the merged fields out',
  'yaml-duplicate-key': 'keep one of them',
  schema: 'remove it',
  'yaml-documents': 'keep one document a file and remove the lines ---',
} as const;

class TreeReader {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #path: PathSegment[] = [];
  #position = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** The only document of the file; undefined for an empty file. */
  document(): YamlNode | undefined {
    const start = this.#events[this.#position];
    if (start?.type !== EVENT_ID.DOCUMENT) return undefined;
    if (start.directives.length > 0) this.#refuse('yaml-tag', 0, 'the file begins with a % directive');
    this.#position += 1;
    const root = this.#node();
    this.#position += 1;
    if (this.#position < this.#events.length) this.#refuse('yaml-documents', this.#nextOffset(), 'the file holds more than one YAML document');
    return root;
  }

  #refuse(policy: keyof typeof FIXES, offset: number, message: string): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ policy, offset, path: fieldPath(this.#path), message, fix: FIXES[policy] });
  }

  /** Offset of the first event from here on that has a place. */
  #nextOffset(): number {
    for (const event of this.#events.slice(this.#position, this.#position + 2)) {
      if ('start' in event) return event.start;
      if ('valueStart' in event && event.valueStart >= 0) return event.valueStart;
    }
    return this.#text.length;
  }

  #node(): YamlNode {
    const event = this.#events[this.#position];
    this.#position += 1;
    switch (event?.type) {
      case EVENT_ID.MAPPING:
        this.#refuseProperties(event);
        return this.#map(event.start);
      case EVENT_ID.SEQUENCE:
        this.#refuseProperties(event);
        return this.#list(event.start);
      case EVENT_ID.SCALAR:
        this.#refuseProperties(event);
        return this.#scalar(event);
      case EVENT_ID.ALIAS:
        this.#refuse('yaml-anchor', event.anchorStart - 1, 'an alias (*name) is not read');
        return { kind: 'scalar', offset: event.anchorStart, text: '', plain: true };
      default:
        throw new Error('the YAML parser gave events that do not nest');
    }
  }

  #refuseProperties(event: { anchorStart: number; tagStart: number }): void {
    if (event.anchorStart >= 0) this.#refuse('yaml-anchor', event.anchorStart - 1, 'an anchor (&name) is not read');
    if (event.tagStart >= 0) this.#refuse('yaml-tag', event.tagStart, 'a tag (!name) is not read');
  }

  #scalar(event: ScalarEvent): YamlNode {
    const offset = event.valueStart >= 0 ? event.valueStart : this.#lastOffset();
    return { kind: 'scalar', offset, text: getScalarValue(this.#text, event), plain: event.style === SCALAR_STYLE.PLAIN };
  }

  /** A value that is left empty has no place of its own; it counts as standing at the end of what came before. */
  #lastOffset(): number {
    const before = this.#events[this.#position - 2];
    return before !== undefined && 'valueEnd' in before && before.valueEnd >= 0 ? before.valueEnd : 0;
  }

  #atEnd(): boolean {
    return this.#events[this.#position]?.type === EVENT_ID.POP;
  }

  #list(offset: number): YamlNode {
    const items: YamlNode[] = [];
    while (!this.#atEnd()) {
      this.#path.push(items.length);
      items.push(this.#node());
      this.#path.pop();
    }
    this.#position += 1;
    return { kind: 'list', offset, items };
  }

  #map(offset: number): YamlNode {
    const entries = new Map<string, { offset: number; node: YamlNode }>();
    while (!this.#atEnd()) {
      const key = this.#node();
      this.#path.push(key.kind === 'scalar' ? key.text : '?');
      if (key.kind !== 'scalar') this.#refuse('yaml-syntax', key.offset, 'a key is a list or a mapping, keys must be text');
      else this.#checkKey(key, entries);
      const node = this.#node();
      if (key.kind === 'scalar') entries.set(key.text, { offset: key.offset, node });
      this.#path.pop();
    }
    this.#position += 1;
    return { kind: 'map', offset, entries };
  }

  #checkKey(key: Extract<YamlNode, { kind: 'scalar' }>, entries: ReadonlyMap<string, unknown>): void {
    // The one key that would not become a field of a plain object, but replace its prototype.
    if (key.text === '__proto__') this.#refuse('schema', key.offset, 'unknown field "__proto__"');
    if (key.plain && key.text === '<<') this.#refuse('yaml-merge-key', key.offset, 'a merge key (<<) is not read');
    if (entries.has(key.text)) this.#refuse('yaml-duplicate-key', key.offset, `the key ${quoted(key.text)} stands here twice`);
  }
}

function syntaxProblem(error: unknown): YamlProblem {
  if (!(error instanceof YAMLException)) throw error;
  const tooDeep = error.reason.includes('maxDepth');
  const message = tooDeep ? `values are nested more than ${MAX_DEPTH} levels deep` : `this is not YAML: ${shown(error.reason, 160)}`;
  return { policy: tooDeep ? 'yaml-depth' : 'yaml-syntax', offset: error.mark?.position ?? 0, path: '', message, fix: tooDeep ? 'make it flatter; a document needs ten levels at most' : FIXES['yaml-syntax'] };
}

/** Reads a text that has passed the bounds of parse.ts. Problems come in the order of the text. */
export function readYaml(text: string): YamlResult {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    return { problems: [syntaxProblem(error)] };
  }
  if (events.length > MAX_EVENTS) {
    return { problems: [{ policy: 'file-size', offset: 0, path: '', message: `the file holds more than ${MAX_EVENTS / 2} values`, fix: 'make it smaller' }] };
  }
  const reader = new TreeReader(text, events);
  const root = reader.document();
  return root === undefined ? { problems: reader.problems } : { root, problems: reader.problems };
}
