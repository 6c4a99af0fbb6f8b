/** The refusal of one field of a request. */
import { refusalError, type TenantryError } from '../../model/errors.ts';

export interface FieldFault {
  /** Name in the .proto, for instance `page_size`; empty for the request as a whole. */
  readonly field: string;
  /** Id of the rule, for instance `page-size`; becomes the reason of ErrorInfo and violation. */
  readonly rule: string;
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
}

/** INVALID_ARGUMENT with a violation that names the field: `[tenantry/<rule>] <what is wrong>; <how to fix it>`. */
export function fieldError({ field, rule, message, fix }: FieldFault): TenantryError {
  return refusalError([{ file: '', line: 0, path: field, policy: rule, message, fix }]);
}
