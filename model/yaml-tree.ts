/**
 * What a YAML file says, with the place of everything it says. Only what documents need: mappings with text keys,
 * lists, scalars. Made by yaml-reader.ts.
 */
import { quoted } from './shown.ts';

interface YamlMap {
  readonly kind: 'map';
  /** Place in the text, in UTF-16 units from its start. */
  readonly offset: number;
  readonly entries: ReadonlyMap<string, { readonly offset: number; readonly node: YamlNode }>;
}
interface YamlList {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly YamlNode[];
}
interface YamlScalar {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly text: string;
  /** Neither quoted nor a block: the text may mean a number, a truth value or nothing. */
  readonly plain: boolean;
}
export type YamlNode = YamlMap | YamlList | YamlScalar;

export type PathSegment = string | number;

const PLAIN_SEGMENT = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** `spec.quota["requests.cpu"]`, `spec.clusters[0].name`: how fields are named in faults. */
export function fieldPath(segments: readonly PathSegment[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`;
    if (!PLAIN_SEGMENT.test(segment)) return `${path}[${quoted(segment)}]`;
    return path === '' ? segment : `${path}.${segment}`;
  }, '');
}

const SEGMENT = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]|\["((?:[^"\\]|\\.)*)"\]/gy;

/** The way back from fieldPath(), as far as the path can be read. */
export function pathSegments(path: string): PathSegment[] {
  return [...path.matchAll(SEGMENT)].map(([, name, index, key]) => (index === undefined ? (name ?? (key ?? '').replaceAll('\\"', '"')) : Number(index)));
}

/** Offset of the field, or of the nearest field around it that is there. */
export function offsetOf(root: YamlNode, segments: readonly PathSegment[]): number {
  let node = root;
  let offset = root.offset;
  for (const segment of segments) {
    if (node.kind === 'map') {
      const entry = node.entries.get(String(segment));
      if (entry === undefined) return offset;
      offset = entry.offset;
      node = entry.node;
    } else if (node.kind === 'list') {
      const item = typeof segment === 'number' ? node.items[segment] : undefined;
      if (item === undefined) return offset;
      offset = item.offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line += 1;
  return line;
}

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUES: ReadonlySet<string> = new Set(['true', 'True', 'TRUE']);
const FALSES: ReadonlySet<string> = new Set(['false', 'False', 'FALSE']);
/** Core schema of YAML 1.2, section 10.3.2, without infinity and not-a-number, which no field takes. */
const NUMBER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;
const NUMBER_START = /^[-+.0-9]/;

/** A number no double holds stays text, as in Kubernetes' own reader: as infinity it would be null in the JSON of an object. */
function numberValue(text: string): number | string {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

function scalarValue({ text, plain }: YamlScalar): unknown {
  if (!plain) return text;
  if (NUMBER_START.test(text)) return numberValue(text);
  if (NULLS.has(text)) return null;
  if (TRUES.has(text)) return true;
  return FALSES.has(text) ? false : text;
}

/** Mappings whose values are quantities: a number there means its own text, so that `pods: 20` and `cpu: 1e3` work. */
const AMOUNTS: ReadonlySet<string> = new Set(['quota', 'ceiling', 'requests', 'limits']);

function mapValue(node: YamlMap, amounts: boolean): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [key, { node: child }] of node.entries) {
    const isNumber = amounts && child.kind === 'scalar' && child.plain && NUMBER.test(child.text);
    value[key] = isNumber ? child.text : valueOf(child, AMOUNTS.has(key));
  }
  return value;
}

/** The plain objects, lists and scalars that a node means. */
export function valueOf(node: YamlNode, amounts = false): unknown {
  switch (node.kind) {
    case 'map':
      return mapValue(node, amounts);
    case 'list':
      return node.items.map((item) => valueOf(item));
    case 'scalar':
      return scalarValue(node);
  }
}
