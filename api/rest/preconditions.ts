/** Headers of HTTP that stand for fields of requests and replies. */
import { fieldError } from '../rpc/field-error.ts';

/** Characters of an entity tag. */
export const MAX_ETAG = 128;
/** What If-Match may hold: a strong entity tag, with its quotes or without, or `*`. */
export const IF_MATCH_PATTERN = `^(?:"([!#-~]{1,${MAX_ETAG}})"|([A-Za-z0-9]{1,${MAX_ETAG}})|\\*)$`;
const ifMatchForm = new RegExp(IF_MATCH_PATTERN);

type HeaderValue = string | readonly string[] | undefined;

function single(name: string, value: HeaderValue): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw fieldError({ field: name, rule: 'header', message: `the header ${name} stands ${value.length} times`, fix: 'send it once' });
}

/** The entity tag of `If-Match: "<tag>"`; undefined without the header or for `*`. */
export function etagOf(ifMatch: HeaderValue): string | undefined {
  const text = single('If-Match', ifMatch)?.trim();
  if (text === undefined || text === '*') return undefined;
  const tag = ifMatchForm.exec(text);
  const value = tag?.[1] ?? tag?.[2];
  if (value === undefined) throw fieldError({ field: 'If-Match', rule: 'etag', message: 'If-Match holds no strong entity tag', fix: 'send one, for instance "0f3b…", as the ETag of a reply has it' });
  return value;
}

/** The request id of `Idempotency-Key`; quotes of a structured header are taken off. */
export function requestIdOf(key: HeaderValue): string | undefined {
  const text = single('Idempotency-Key', key)?.trim();
  return text === undefined ? undefined : (/^"([^"\\]*)"$/.exec(text)?.[1] ?? text);
}
