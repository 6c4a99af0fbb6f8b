/**
 * JSON values as YAML text that readers of YAML 1.1 (Kubernetes, Flux, kustomize) and 1.2 understand alike: what might
 * be taken for anything but the string it is gets double quotes. Keys come in a fixed order, so that equal values give
 * equal bytes. Much faster than a general library, because there is one style and there are no options.
 */

/** Words that some YAML reader takes for a boolean or null (https://yaml.org/type/bool.html, null.html). */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
/** Starts with a letter or slash (numbers, dates, signs, `~`, `<<`, `=` do not); no space, no colon before a space or at the end. */
const PLAIN = /^[A-Za-z/][A-Za-z0-9_./@-]*(?::[A-Za-z0-9_./@-]+)*$/;
const LONGEST_WORD = 5;
/** Nothing to escape within double quotes. */
const SIMPLE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
/** Printable for JSON.stringify, yet not for YAML, or a line break there. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** Text whose lines can stand as they are: visible ASCII, the first line not indented, no line of blanks only. */
const BLOCK = /^[\x21-\x7e][\x20-\x7e]*(\n|\n([\x20-\x7e]*[\x21-\x7e]))+$/;
/** YAML allows implicit keys of at most 1,024 characters. */
const LONGEST_KEY = 1000;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function quoted(text: string): string {
  if (SIMPLE.test(text)) return `"${text}"`;
  // JSON is YAML but for the characters above; a lone surrogate cannot be written in UTF-8 at all.
  return JSON.stringify(text.toWellFormed()).replace(UNPRINTABLE, escaped);
}

function scalarText(text: string): string {
  if (!PLAIN.test(text)) return quoted(text);
  return text.length <= LONGEST_WORD && WORDS.has(text.toLowerCase()) ? quoted(text) : text;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as YAML`);
  const text = String(value);
  // A reader of YAML 1.1 takes 1e+21 for a string: its floats need a point.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

// Kubernetes has few different keys; tenants' own (labels) must not fill the memory.
const knownKeys = new Map<string, string>();
const KNOWN_KEYS_MAX = 4096;

function keyText(key: string): string {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const text = scalarText(key);
  if (knownKeys.size < KNOWN_KEYS_MAX && key.length < 128) knownKeys.set(key, text);
  return text;
}

/** Lines of a block scalar, or undefined when the text needs quotes. */
function blockText(text: string, indent: string): string | undefined {
  if (!BLOCK.test(text) || text.endsWith('\n\n')) return undefined;
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return `${text.endsWith('\n') ? '|' : '|-'}\n${lines.join('\n')}`;
}

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  }
  return keys;
}

// Kubernetes indents little; what is deeper is put together each time.
const knownLines = new Map<string, Map<string, string>>();
const DEEPEST_KNOWN = 32;

/** A key with its colon, as it stands at that indent; `opening` is what comes before it. */
function keyLine(key: string, indent: string, opening: string): string {
  const name = keyText(key);
  return name.length > LONGEST_KEY ? `${opening}? ${name}\n${indent}:` : `${opening}${name}:`;
}

/** keyLine() on a new line. */
function newLine(key: string, indent: string): string {
  const text = knownKeys.get(key);
  if (text === undefined || indent.length > DEEPEST_KNOWN) return keyLine(key, indent, `\n${indent}`);
  let lines = knownLines.get(indent);
  if (lines === undefined) knownLines.set(indent, (lines = new Map<string, string>()));
  const known = lines.get(key);
  if (known !== undefined) return known;
  const line = `\n${indent}${text}:`;
  lines.set(key, line);
  return line;
}

/** The value after `key:` or `-`, with what separates it from that. */
function valueText(value: unknown, indent: string, inSequence: boolean): string {
  switch (typeof value) {
    case 'string':
      return ` ${(value.includes('\n') ? blockText(value, inSequence ? indent : `${indent}  `) : undefined) ?? scalarText(value)}`;
    case 'number':
      return ` ${numberText(value)}`;
    case 'boolean':
      return value ? ' true' : ' false';
    case 'object':
      break;
    default:
      throw new TypeError(`a ${typeof value} cannot be written as YAML`);
  }
  if (value === null) return ' null';
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return sequenceText(value, indent, inSequence ? ' ' : `\n${indent}`);
  }
  const keys = sortedKeys(value);
  if (keys.length === 0) return ' {}';
  return inSequence ? mappingText(value, keys, indent, ' ') : mappingText(value, keys, `${indent}  `);
}

/** `opening` is what comes before the first item; every other one stands on a line of its own. */
function sequenceText(items: readonly unknown[], indent: string, opening: string): string {
  const deeper = `${indent}  `;
  const next = `\n${indent}-`;
  let text = `${opening}-`;
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += next;
    text += valueText(items[index], deeper, true);
  }
  return text;
}

/** `opening` is what comes before the first key, if that does not begin a line. */
function mappingText(value: object, keys: readonly string[], indent: string, opening?: string): string {
  let text = '';
  for (const key of keys) {
    text += text === '' && opening !== undefined ? keyLine(key, indent, opening) : newLine(key, indent);
    text += valueText((value as Record<string, unknown>)[key], indent, false);
  }
  return text;
}

/** One YAML document, ending with a newline. Keys are sorted but for those in `first`, which lead at the top level. */
export function emitYaml(value: object, first: readonly string[] = []): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]\n' : `${sequenceText(value, '', '')}\n`;
  const rest = sortedKeys(value);
  const leading = first.filter((key) => Object.hasOwn(value, key));
  const keys = leading.length === 0 ? rest : [...leading, ...rest.filter((key) => !leading.includes(key))];
  return keys.length === 0 ? '{}\n' : `${mappingText(value, keys, '', '')}\n`;
}
