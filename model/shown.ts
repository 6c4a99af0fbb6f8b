/**
 * Text of strangers, made fit for being shown. Names, keys and values in a tenants repository may hold anything; in
 * messages, logs and reports they must not carry terminal escapes, line breaks or characters that reorder text.
 */

/** Controls, bidirectional marks and overrides, zero-width and line-separating characters, lone surrogates, BOM. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');

const SHOWN_LENGTH = 80;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** True if the text holds a character that a reader would not see, or that changes how others are seen. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/**
 * The first character that may not stand in a file: all unseen ones but tabs and line breaks. A carriage return alone
 * is a line break for YAML and not for those who show a change for review: what follows it could hide in a comment.
 */
const UNSEEN_IN_FILE = new RegExp(`(?![\\t\\n]|\\r\\n)(?:${UNSEEN.source})`, 'u');

/** Where a file's text has its first unseen character that is no tab or line break, and its code point. */
export function unseenInFile(text: string): { readonly offset: number; readonly codePoint: number } | undefined {
  const match = UNSEEN_IN_FILE.exec(text);
  return match === null ? undefined : { offset: match.index, codePoint: match[0].codePointAt(0) ?? 0 };
}

/** The text with unseen characters escaped, cut after `length` characters (80 by default). */
export function shown(text: string, length = SHOWN_LENGTH): string {
  const head = text.length > length ? text.slice(0, length) : text;
  const clean = head.replace(UNSEEN_ALL, escaped);
  return text.length > length ? `${clean}… (${text.length} characters)` : clean;
}

/** Like shown(), within double quotes. */
export function quoted(text: string, length = SHOWN_LENGTH): string {
  return `"${shown(text, length).replaceAll('"', '\\"')}"`;
}
