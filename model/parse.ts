/** From the text of a file to a valid document, or to everything that is wrong with it. */
import type { ClusterDocument } from './cluster.ts';
import type { Fault } from './fault.ts';
import { DOCUMENT_KINDS, kindOfPath, type DocumentKind } from './layout.ts';
import { nearest } from './nearest.ts';
import type { PlanDocument } from './plan.ts';
import type { PlatformDocument } from './platform.ts';
import { schemaProblems } from './schema.ts';
import { quoted, unseenInFile } from './shown.ts';
import type { TenantDocument } from './tenant.ts';
import { readYaml } from './yaml-reader.ts';
import { lineAt, offsetOf, valueOf, type PathSegment } from './yaml-tree.ts';

export type AnyDocument = TenantDocument | PlanDocument | ClusterDocument | PlatformDocument;

export interface ParseResult {
  /** Present exactly when there are no faults. */
  readonly document?: AnyDocument;
  readonly faults: readonly Fault[];
}

/** Largest file that is parsed, in bytes of UTF-8. A tenant with every list full has about a quarter of it. */
export const MAX_FILE_BYTES = 1024 * 1024;

function wholeFile(file: string, policy: string, message: string, fix: string): Fault {
  return { file, line: 0, path: '', policy, message, fix };
}

function tooLarge(file: string, bytes: number): Fault {
  return wholeFile(file, 'file-size', `the file has ${bytes} bytes, at most ${MAX_FILE_BYTES} are read`, 'make it smaller');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes of a file as text: refuses what is too large or no UTF-8. */
export function decodeText(file: string, bytes: Uint8Array): { readonly text: string } | { readonly fault: Fault } {
  if (bytes.byteLength > MAX_FILE_BYTES) return { fault: tooLarge(file, bytes.byteLength) };
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    return { fault: wholeFile(file, 'file-encoding', 'the file is not UTF-8', 'save it as UTF-8') };
  }
}

/** Characters that YAML forbids or that make a reviewer read another text than the parser. One BOM may lead. */
function characterFault(file: string, text: string): Fault | undefined {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const unseen = unseenInFile(body);
  if (unseen === undefined) return undefined;
  const code = unseen.codePoint.toString(16).toUpperCase().padStart(4, '0');
  return {
    file, line: lineAt(body, unseen.offset), path: '', policy: 'yaml-characters',
    message: `the character U+${code} is not allowed in a file`,
    fix: 'remove it, or write it in a quoted text as an escape',
  };
}

function boundFault(file: string, text: string): Fault | undefined {
  // UTF-8 needs at least a byte for each UTF-16 unit, so a longer text is too large whatever it holds.
  if (text.length > MAX_FILE_BYTES) return tooLarge(file, text.length);
  if (text.length * 3 > MAX_FILE_BYTES) {
    const bytes = new TextEncoder().encode(text).byteLength;
    if (bytes > MAX_FILE_BYTES) return tooLarge(file, bytes);
  }
  return characterFault(file, text);
}

function isKind(kind: unknown): kind is DocumentKind {
  return DOCUMENT_KINDS.some((known) => known === kind);
}

/** The kind that a value must have: its path says it; anywhere else the document says it itself. */
function kindFor(file: string, value: unknown): DocumentKind | Fault {
  const byPath = kindOfPath(file);
  if (byPath !== undefined) return byPath;
  const kind: unknown = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (isKind(kind)) return kind;
  const near = typeof kind === 'string' ? nearest(kind, DOCUMENT_KINDS) : undefined;
  const message = typeof kind === 'string' ? `the kind ${quoted(kind)} is unknown` : 'the kind is missing or no text';
  return { file, line: 0, path: 'kind', policy: 'schema', message, fix: near === undefined ? `use ${DOCUMENT_KINDS.join(', ')}` : `did you mean ${quoted(near)}?` };
}

function schemaFaults(file: string, value: unknown, lineOf: (segments: readonly PathSegment[]) => number): Fault[] {
  const kind = kindFor(file, value);
  if (typeof kind !== 'string') return [{ ...kind, line: lineOf(['kind']) }];
  return schemaProblems(kind, value).map(({ segments, ...problem }) => ({ file, line: lineOf(segments), policy: 'schema', ...problem }));
}

/** Everything in which a value differs from the schema of its kind, as faults without lines. */
export function validateDocument(file: string, value: unknown): Fault[] {
  return schemaFaults(file, value, () => 0);
}

/**
 * Parses one file. The kind of document follows from its path, or from its field `kind` if the path is none of the
 * repository's. All faults are told at once, each with its line; a document comes out only when there are none.
 */
export function parseDocuments(file: string, text: string): ParseResult {
  const bound = boundFault(file, text);
  if (bound !== undefined) return { faults: [bound] };
  const { root, problems } = readYaml(text);
  if (problems.length > 0) {
    return { faults: problems.map(({ offset, ...problem }) => ({ file, line: lineAt(text, offset), ...problem })) };
  }
  if (root === undefined) return { faults: [wholeFile(file, 'schema', 'the file is empty', 'write a document into it or remove it')] };
  const value = valueOf(root);
  const faults = schemaFaults(file, value, (segments) => lineAt(text, offsetOf(root, segments)));
  // The schema has just been checked: the value has the shape of its kind.
  return faults.length === 0 ? { document: value as AnyDocument, faults } : { faults };
}

/** Parses a tenant's file; other kinds are a fault. */
export function parseTenant(file: string, text: string): { readonly document?: TenantDocument; readonly faults: readonly Fault[] } {
  const { document, faults } = parseDocuments(file, text);
  if (document === undefined) return { faults };
  if (document.kind === 'Tenant') return { document, faults };
  return { faults: [wholeFile(file, 'schema', `the document is a ${document.kind}`, 'write a Tenant')] };
}
