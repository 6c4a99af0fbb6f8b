/**
 * Path templates of google.api.http (grammar in google/api/http.proto): literal segments, `*`, `**`, variables
 * `{name}`, `{name=pattern}`, and a verb after `:`.
 */

/** One variable: the field that it fills and the segments that it stands for. */
interface Variable {
  readonly field: string;
  readonly start: number;
  /** Exclusive; Infinity when its last segment is `**`. */
  readonly end: number;
}

/** A literal, `*` (one segment, not empty) or `**` (the rest, zero or more segments). */
type Segment = { readonly literal: string } | '*' | '**';

export interface PathTemplate {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly variables: readonly Variable[];
  readonly verb: string;
}

const TEMPLATE = /^\/(?<path>[^:]+?)(?::(?<verb>[A-Za-z0-9._~-]+))?$/;
const VARIABLE = /\{([A-Za-z_][\w.]*)(?:=([^{}]+))?\}/y;
const LITERAL = /[A-Za-z0-9._~-]+/y;

function segmentOf(text: string): Segment {
  if (text === '*' || text === '**') return text;
  return { literal: text };
}

/** Reads a template. @throws Error for one that is not in the grammar: a fault of the contract, found at start */
export function parsePathTemplate(text: string): PathTemplate {
  const match = TEMPLATE.exec(text);
  const path = match?.groups?.['path'];
  if (path === undefined) throw new Error(`path template ${text} does not match the grammar of google.api.http`);
  const segments: Segment[] = [];
  const variables: Variable[] = [];
  let at = 0;
  while (at < path.length) {
    const taken = takePart(path, at, { segments, variables });
    if (taken === 0) throw new Error(`path template ${text} does not match the grammar of google.api.http at ${path.slice(at)}`);
    at += taken;
    if (path[at] === '/') at += 1;
    else if (at < path.length) throw new Error(`path template ${text} needs a slash before ${path.slice(at)}`);
  }
  if (segments.slice(0, -1).includes('**')) throw new Error(`path template ${text} has ** before its end`);
  return { text, segments, variables, verb: match?.groups?.['verb'] ?? '' };
}

/** Reads one variable, wildcard or literal at a place; gives its length, 0 if there is none. */
function takePart(path: string, at: number, into: { segments: Segment[]; variables: Variable[] }): number {
  const { segments, variables } = into;
  VARIABLE.lastIndex = at;
  const variable = VARIABLE.exec(path);
  if (variable?.[1] !== undefined) {
    const pattern = (variable[2] ?? '*').split('/').map(segmentOf);
    const start = segments.length;
    segments.push(...pattern);
    variables.push({ field: variable[1], start, end: pattern.at(-1) === '**' ? Number.POSITIVE_INFINITY : segments.length });
    return variable[0].length;
  }
  if (path[at] === '*') {
    const wildcard = path.startsWith('**', at) ? '**' : '*';
    segments.push(wildcard);
    return wildcard.length;
  }
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(path)?.[0] ?? '';
  if (literal !== '') segments.push({ literal });
  return literal.length;
}

/** Undoes percent-encoding of one segment. undefined when it is malformed. */
function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** A raw path (as sent, without its query), taken apart once for all templates that it is tried on. */
export interface SplitPath {
  /** Decoded segments; undefined for one whose encoding is malformed. */
  readonly parts: readonly (string | undefined)[];
  /** What follows the last colon of the last segment, and the segments without it; undefined without a colon. */
  readonly custom: { readonly verb: string; readonly parts: readonly (string | undefined)[] } | undefined;
}

/** Takes a path apart. Encoded slashes stay within their segment. */
export function splitPath(rawPath: string): SplitPath {
  const raw = rawPath.slice(1).split('/');
  const parts = raw.map(decodeSegment);
  const last = raw.at(-1) ?? '';
  const colon = last.lastIndexOf(':');
  if (colon < 0) return { parts, custom: undefined };
  return { parts, custom: { verb: last.slice(colon + 1), parts: [...parts.slice(0, -1), decodeSegment(last.slice(0, colon))] } };
}

/** The values of the template's variables, by field, if the path matches; undefined otherwise. */
export function matchPath(template: PathTemplate, path: SplitPath): ReadonlyMap<string, string> | undefined {
  if (template.verb !== '') return path.custom?.verb === template.verb ? matchParts(template, path.custom.parts) : undefined;
  return matchParts(template, path.parts);
}

function matchParts(template: PathTemplate, parts: readonly (string | undefined)[]): ReadonlyMap<string, string> | undefined {
  const { segments } = template;
  const open = segments.at(-1) === '**';
  if (open ? parts.length < segments.length - 1 : parts.length !== segments.length) return undefined;
  for (const [index, segment] of segments.entries()) {
    if (segment === '**') break;
    const part = parts[index];
    if (part === undefined || part === '' || (segment !== '*' && part !== segment.literal)) return undefined;
  }
  if (parts.includes(undefined)) return undefined;
  return new Map(template.variables.map(({ field, start, end }) => [field, parts.slice(start, end).join('/')]));
}
