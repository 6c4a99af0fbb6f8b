/** Goes on with changes of several commits that a stopped process or a lost remote cut off. */
import { TenantryError } from '../../model/errors.ts';
import type { Change } from '../../store/store.ts';
import type { Operation } from '../operations/operation.ts';
import { CutOff } from './change-account.ts';
import { deleteTenant } from './life-of-account.ts';
import { purgeTenant, type PurgeParts } from './purge-account.ts';
import { deleted } from './state-changes.ts';

/** One operation may take so long here. */
const LIMIT_MS = 300_000;

function changeOf({ id, tenant, resume }: Operation, verb: string, apply: Change['apply']): Change {
  if (resume === undefined) throw new TenantryError('INTERNAL', `operation ${id} cannot be taken up again`);
  const { caller, requestId, requestDigest } = resume;
  return { tenant, verb, caller, operationId: id, apply, ...(requestId === undefined ? {} : { requestId, requestDigest }) };
}

/** A large prefix takes longer than one try; what went is gone, so the next one goes on from there. */
async function finishPurge(options: PurgeParts, change: Change): Promise<string> {
  try {
    return (await purgeTenant(options, change, AbortSignal.timeout(LIMIT_MS))).receipt.commit;
  } catch (error) {
    const reason = error instanceof CutOff ? error.cause : error;
    if (reason instanceof TenantryError && reason.code === 'CANCELLED') throw new TenantryError('UNAVAILABLE', `the purge of tenant ${change.tenant} goes on`, { cause: error });
    throw reason;
  }
}

/** Does what is left; gives the last commit. @throws TenantryError */
export async function resumeOperation(options: PurgeParts, operation: Operation): Promise<string> {
  const { tenant, method } = operation;
  const { store } = options;
  // Both end with a tenant that is gone: what was cut off then was the answer only.
  if (store.get(tenant) === undefined) return store.head();
  switch (method) {
    case 'DeleteAccount':
      return (await deleteTenant(store, changeOf(operation, `Delete tenant ${tenant}`, (current) => (current === undefined ? undefined : deleted(current))))).commit;
    case 'PurgeAccount':
      return await finishPurge(options, changeOf(operation, `Purge tenant ${tenant}`, () => undefined));
    default:
      throw new TenantryError('INTERNAL', `operation ${operation.id} of ${method} cannot be taken up again`);
  }
}
