/** Manifests as people write them: objects of YAML or JSON, each with the lines of its fields. */
import { isAlias, isCollection, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';
import type { Fault } from '../model/fault.ts';
import { shown } from '../model/shown.ts';
import { pathSegments, type PathSegment } from '../model/yaml-tree.ts';
import { isObject, listAt, textAt, type Json, type JsonObject } from '../policies/admission/json.ts';

/** An object of a file. */
export interface PlacedObject {
  readonly object: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
  /** Line of a field such as `spec.containers[0].image`, or of the nearest one around it; 1-based. */
  lineOf(path: string): number;
}

export interface Manifests {
  readonly objects: readonly PlacedObject[];
  /** What is no manifest; policy `manifest`. */
  readonly faults: readonly Fault[];
}

/** Manifests of a folder of objects are small; a review holds two objects of at most 1.5 MiB each. */
const MAX_TEXT = 8 * 1024 * 1024;

interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

function fault(file: string, line: number, message: string, fix: string): Fault {
  return { file, line, path: '', policy: 'manifest', message, fix };
}

function lineOfNode(node: unknown, lines: LineCounter): number {
  const start = (node as Node | null | undefined)?.range?.[0];
  return start === undefined ? 1 : lines.linePos(start).line;
}

/** As far down as the text goes: defaults and what mutation adds stand nowhere. */
function lineAt({ document, lines }: Source, segments: readonly PathSegment[]): number {
  let node: unknown = document.contents;
  let line = lineOfNode(node, lines);
  for (const segment of segments) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    node = node.get(segment, true);
    if (node === undefined || node === null) break;
    line = lineOfNode(node, lines);
  }
  return line;
}

/** The objects of a document, with lists taken apart. */
function objectsIn(value: Json, place: readonly PathSegment[], source: Source): Manifests {
  const { file } = source;
  const line = lineAt(source, place);
  if (!isObject(value)) return { objects: [], faults: [fault(file, line, 'this is no object', 'write a mapping with apiVersion, kind and metadata')] };
  const [apiVersion = '', kind = ''] = [textAt(value, 'apiVersion'), textAt(value, 'kind')];
  if (apiVersion === '' || kind === '') return { objects: [], faults: [fault(file, line, 'this is an object without apiVersion or kind', 'add them, or keep files that are no manifests elsewhere')] };
  if (apiVersion === 'v1' && kind === 'List') return joined(listAt(value, 'items').map((item, index) => objectsIn(item, [...place, 'items', index], source)));
  return { objects: [{ object: value, apiVersion, kind, lineOf: (path) => lineAt(source, [...place, ...pathSegments(path)]) }], faults: [] };
}

function joined(parts: readonly Manifests[]): Manifests {
  return { objects: parts.flatMap(({ objects }) => objects), faults: parts.flatMap(({ faults }) => faults) };
}

function documentManifests(source: Source): Manifests {
  const { document, file } = source;
  const [error] = document.errors;
  if (error !== undefined) {
    const message = shown(error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? '', 300);
    return { objects: [], faults: [fault(file, error.linePos?.[0].line ?? 0, `this is no YAML: ${message}`, 'correct it')] };
  }
  try {
    // Aliases are read, as kubectl does, but not many times over.
    const value = document.toJS({ maxAliasCount: 100 }) as Json;
    return value === null ? { objects: [], faults: [] } : objectsIn(value, [], source);
  } catch (thrown) {
    if (!(thrown instanceof ReferenceError)) throw thrown;
    return { objects: [], faults: [fault(file, 0, shown(thrown.message, 300), 'write the values out')] };
  }
}

/** Everything that a YAML or JSON text holds; an empty one is no fault. */
export function parseManifests(text: string, file: string): Manifests {
  if (text.length > MAX_TEXT) return { objects: [], faults: [fault(file, 0, `the file has ${text.length} characters, at most ${MAX_TEXT} are read`, 'split it')] };
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { uniqueKeys: true, lineCounter: lines });
  return joined((Array.isArray(documents) ? documents : []).map((document) => documentManifests({ file, document, lines })));
}
