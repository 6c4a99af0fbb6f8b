/** What may stand in a log line: bounded, without secrets, without characters that steer a terminal. */
import { shown } from '../model/shown.ts';

const MAX_TEXT = 2_000;
const MAX_KEYS = 64;
const MAX_DEPTH = 6;
const REDACTED = '[redacted]';

/** Keys whose values are never written, wherever they stand. */
const SECRET_KEY = /^(.*[-_.]?(authorization|cookie|token|password|passwd|secret|credentials?)|.*(private|client|api|signing)[-_]?key([-_]?data)?)$/i;
/** Keys of the like of `request_token_count` or of file names, which are no secrets. */
const PLAIN_KEY = /^(page_?token|next_?page_?token|fencing_?token|.*(file|path|count|name)s?)$/i;

const SCRUBS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${REDACTED}@`],
  [/([?&][^=&\s]*(?:token|secret|password|passwd|key|signature|credential)[^=&\s]*=)[^&\s]+/gi, `$1${REDACTED}`],
];

/** Removes bearer tokens, credentials in URLs and the given values themselves from a text. */
export function scrubText(text: string, secrets: readonly string[] = []): string {
  const head = text.length > MAX_TEXT * 4 ? text.slice(0, MAX_TEXT * 4) : text;
  const scrubbed = SCRUBS.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), head);
  return secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, REDACTED)), scrubbed);
}

/** A text as a log line holds it: scrubbed, cut, control and bidirectional characters escaped. */
export function cleanText(text: string, secrets: readonly string[] = []): string {
  return shown(scrubText(text, secrets), MAX_TEXT);
}

function cleanError(error: Error, secrets: readonly string[], depth: number): Record<string, unknown> {
  const own = { type: error.name, message: cleanText(error.message, secrets) };
  // One text with escaped line breaks: a stack cannot pose as further log lines.
  const stack = error.stack === undefined ? {} : { stack: cleanText(error.stack, secrets) };
  const code = 'code' in error ? { code: cleanValue(error.code, secrets, depth + 1) } : {};
  const cause = error.cause === undefined ? {} : { cause: cleanValue(error.cause, secrets, depth + 1) };
  return { ...own, ...code, ...stack, ...cause };
}

function cleanValue(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, secrets);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (depth >= MAX_DEPTH) return '[deeper]';
  if (value instanceof Error) return cleanError(value, secrets, depth);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_KEYS).map((item) => cleanValue(item, secrets, depth + 1));
  const entries = Object.entries(value).slice(0, MAX_KEYS);
  return Object.fromEntries(entries.map(([key, item]) => [cleanText(key, secrets), isSecretKey(key) ? REDACTED : cleanValue(item, secrets, depth + 1)]));
}

function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key) && !PLAIN_KEY.test(key);
}

/** Fields of a log line, cleaned at any depth (6 levels, 64 keys or items each). */
export function cleanFields(fields: Readonly<Record<string, unknown>>, secrets: readonly string[] = []): Record<string, unknown> {
  const cleaned = cleanValue(fields, secrets, 0);
  return typeof cleaned === 'object' && cleaned !== null ? { ...cleaned } : {};
}
