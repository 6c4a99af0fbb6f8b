/** Changes a file so that it says something else, and leaves people's comments and order where nothing changed. */
import { emitDocument, orderedDocument } from './emit.ts';
import type { AnyDocument } from './parse.ts';
import { readYaml } from './yaml-reader.ts';
import { valueOf } from './yaml-tree.ts';
import { editYaml } from './yaml-edit.ts';

/** Larger files are written anew: the editing parser is slow on hostile ones, and no person keeps such a file by hand. */
const MAX_EDITED = 64 * 1024;

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (typeof a !== 'object' || a === null) return a === b;
  if (typeof b !== 'object' || b === null || Array.isArray(b)) return false;
  const fields = Object.entries(a);
  const others = new Map(Object.entries(b));
  return fields.length === others.size && fields.every(([key, field]) => others.has(key) && same(field, others.get(key)));
}

function says(text: string, value: unknown): boolean {
  const { root, problems } = readYaml(text);
  return root !== undefined && problems.length === 0 && same(valueOf(root), value);
}

/**
 * The text changed to say what the document says: only lines that must change do. A text that cannot be edited so (not
 * readable, very large) is replaced by the document's own text. The result always reads back as the document.
 */
export function editDocument(text: string, document: AnyDocument): string {
  const value = orderedDocument(document);
  if (text.length > MAX_EDITED || readYaml(text).problems.length > 0) return emitDocument(document);
  if (says(text, value)) return text;
  const edited = editYaml(text, value);
  return edited !== undefined && says(edited, value) ? edited : emitDocument(document);
}
