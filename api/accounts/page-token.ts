/** Page tokens: opaque, signed, and good only for the query and the caller that they were made for. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { fieldError } from '../rpc/field-error.ts';

/** What a page belongs to: everything that must be the same on the next page. */
export interface PageQuery {
  readonly caller: string;
  readonly filter: string;
}

export interface PageTokens {
  /** A token for the page after this id. */
  issue(after: string, query: PageQuery): string;
  /** The id that a token stands for; undefined for the empty token. @throws TenantryError INVALID_ARGUMENT */
  read(token: string, query: PageQuery): string | undefined;
}

/** Characters. */
export const MAX_TOKEN = 512;
const SIGNATURE_BYTES = 16;

/** Tokens signed with a key; they survive a restart as long as the key does. */
export function createPageTokens(key: string): PageTokens {
  const sign = (after: string, { caller, filter }: PageQuery): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(['tenantry page 1', after, caller, filter])).digest().subarray(0, SIGNATURE_BYTES);
  return {
    issue: (after, query) => Buffer.concat([sign(after, query), Buffer.from(after, 'utf8')]).toString('base64url'),
    read: (token, query) => {
      if (token === '') return undefined;
      const bytes = token.length <= MAX_TOKEN && /^[A-Za-z0-9_-]+$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
      const after = bytes.subarray(SIGNATURE_BYTES).toString('utf8');
      if (bytes.length <= SIGNATURE_BYTES || !timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(after, query))) {
        throw fieldError({ field: 'page_token', rule: 'page-token', message: 'page_token is not one that this query gave', fix: 'send the next_page_token of the page before with the same query, or none for the first page' });
      }
      return after;
    },
  };
}
