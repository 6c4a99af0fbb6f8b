/** What fields of operation requests may hold, from the code that enforces it. */
import type { Constraints } from '../openapi/constraint.ts';
import { MAX_WAIT_SECONDS } from './service.ts';

export const OPERATION_CONSTRAINTS: Constraints = {
  'acctapi.v1.WaitOperationRequest.timeout_seconds': { minimum: 0, maximum: MAX_WAIT_SECONDS },
};
