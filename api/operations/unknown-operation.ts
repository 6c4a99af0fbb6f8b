import { TenantryError } from '../../model/errors.ts';

/** The refusal for an operation that is not there: one of another caller's tenant is answered alike. */
export function unknownOperation(shownId: string): TenantryError {
  return new TenantryError('NOT_FOUND', `there is no operation ${shownId}; they are kept for 24 hours after they are done`);
}
