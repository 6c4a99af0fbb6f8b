/**
 * Bodies of strangers as JSON. JSON.parse takes the last of two equal keys in silence, so that two readers of one body
 * may see two requests; and it nests without end.
 */
import { quoted, shown } from '../../model/shown.ts';
import { fieldError } from '../rpc/field-error.ts';

/** The deepest request of the contract has five levels. */
const MAX_DEPTH = 32;

function refuse(message: string, fix: string): never {
  throw fieldError({ field: '', rule: 'body-json', message, fix });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // TextDecoder tells no more than that.
    return refuse('the body is not UTF-8', 'send JSON in UTF-8');
  }
}

/** Index after the closing quote of the string that begins at `start`; the text is valid JSON. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** One walk over valid JSON: its depth, and every key against those of the same object. */
function checkStructure(text: string): void {
  const keysOf: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') {
      if (keysOf.push(new Set()) > MAX_DEPTH) refuse(`the body is nested more than ${MAX_DEPTH} levels deep`, 'send what the call takes; none needs more than five');
    } else if (character === '}' || character === ']') {
      keysOf.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (isKey(text, end)) checkKey(text.slice(at, end), keysOf.at(-1));
      at = end - 1;
    }
  }
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r' || text[at] === '\n') at += 1;
  return text[at] === ':';
}

function checkKey(literal: string, keys: Set<string> | undefined): void {
  const key = JSON.parse(literal) as string;
  if (keys?.has(key) === true) refuse(`the key ${quoted(key)} stands twice in one object of the body`, 'send it once');
  keys?.add(key);
}

/**
 * The value of a body; undefined for an empty one.
 * @throws TenantryError INVALID_ARGUMENT for what is no JSON in UTF-8, nests too deep or has a key twice
 */
export function parseBody(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`the body is not valid JSON: ${shown(error.message, 120)}`, 'send one JSON object');
  }
  checkStructure(text);
  return value;
}
