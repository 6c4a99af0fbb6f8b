/** Headers of HTTP that stand for fields of requests and replies. */
import { TenantryError } from '../../model/errors.ts';

type HeaderValue = string | readonly string[] | undefined;

function single(name: string, value: HeaderValue): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new TenantryError('INVALID_ARGUMENT', `the header ${name} stands ${value.length} times; send it once`);
}

/** The entity tag of `If-Match: "<tag>"`; undefined without the header or for `*`. */
export function etagOf(ifMatch: HeaderValue): string | undefined {
  const text = single('If-Match', ifMatch)?.trim();
  if (text === undefined || text === '*') return undefined;
  const tag = /^(?:"([\x21\x23-\x7e]{1,128})"|([A-Za-z0-9]{1,128}))$/.exec(text);
  const value = tag?.[1] ?? tag?.[2];
  if (value === undefined) throw new TenantryError('INVALID_ARGUMENT', 'If-Match must hold one strong entity tag, for instance "0f3b…"');
  return value;
}

/** The request id of `Idempotency-Key`; quotes of a structured header are taken off. */
export function requestIdOf(key: HeaderValue): string | undefined {
  const text = single('Idempotency-Key', key)?.trim();
  return text === undefined ? undefined : (/^"([^"\\]*)"$/.exec(text)?.[1] ?? text);
}
