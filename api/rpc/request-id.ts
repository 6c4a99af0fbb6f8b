/** Request ids of callers: what they may look like. */
import { TenantryError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';

/** Visible ASCII without spaces. */
export const REQUEST_ID_PATTERN = '^[!-~]{1,128}$';
const FORM = new RegExp(REQUEST_ID_PATTERN);

/** The request id; undefined when the caller sent none. @throws TenantryError INVALID_ARGUMENT */
export function checkRequestId(text: string): string | undefined {
  if (text === '') return undefined;
  if (FORM.test(text)) return text;
  const message = 'the request id must be 1 to 128 visible ASCII characters without spaces';
  const fix = 'use a UUID';
  const fault: Fault = { file: '', line: 0, path: 'request_id', policy: 'request-id', message, fix };
  throw new TenantryError('INVALID_ARGUMENT', `[tenantry/request-id] ${message}; ${fix}`, { faults: [fault] });
}
