/** Every constraint on fields of requests: those of a service stand beside it, and are added here. */
import type { DescMessage } from '@bufbuild/protobuf';
import { TENANT_ID_MAX, TENANT_ID_MIN, TENANT_ID_PATTERN } from '../../model/ids.ts';
import { ACCOUNT_CONSTRAINTS } from '../accounts/constraints.ts';
import { LOCK_CONSTRAINTS } from '../locks/constraints.ts';
import { OPERATION_CONSTRAINTS } from '../operations/constraints.ts';
import { THROTTLE_CONSTRAINTS } from '../throttle/constraints.ts';
import { MAX_ETAG } from '../rest/preconditions.ts';
import { REQUEST_ID_PATTERN } from '../rpc/request-id.ts';
import type { Constraint, Constraints } from './constraint.ts';
import { fieldName, isRequired } from './schema.ts';

const BY_SERVICE: readonly Constraints[] = [ACCOUNT_CONSTRAINTS, LOCK_CONSTRAINTS, OPERATION_CONSTRAINTS, THROTTLE_CONSTRAINTS];

/** What a field of this name may hold in every request. Empty is as good as left out. */
const BY_NAME: Constraints = {
  organization_id: { pattern: TENANT_ID_PATTERN, minLength: TENANT_ID_MIN, maxLength: TENANT_ID_MAX, examples: ['acme'] },
  request_id: { pattern: `^$|${REQUEST_ID_PATTERN}`, maxLength: 128, examples: ['0d6a8f0e-6c40-4a52-9d3a-0c2b1e3f4a5b'] },
  etag: { maxLength: MAX_ETAG },
};

/** Constraints of the fields of these requests, by full name of the field. @throws Error for one on no field at all */
export function constraintsOf(requests: readonly DescMessage[]): ReadonlyMap<string, Constraint> {
  const special = new Map(BY_SERVICE.flatMap((one) => Object.entries(one)));
  const found = new Map(requests.flatMap(({ fields }) => fields).map((field): [string, Constraint] => {
    const name = fieldName(field);
    const filled = isRequired(field) && field.fieldKind === 'scalar' ? { minLength: 1 } : {};
    return [name, { ...filled, ...BY_NAME[field.name], ...special.get(name) }];
  }));
  const stray = [...special.keys()].filter((name) => !found.has(name));
  if (stray.length > 0) throw new Error(`constraints on fields that no request has: ${stray.join(', ')}`);
  return found;
}
