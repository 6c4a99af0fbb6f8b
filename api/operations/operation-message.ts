/** Operations as replies show them. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { OperationSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { stateOf, type Operation } from './operation.ts';

export function operationMessage(operation: Operation): MessageInitShape<typeof OperationSchema> {
  const { id, tenant, method, commit, steps, error, trouble, done } = operation;
  return {
    operationId: id,
    organizationId: tenant,
    method,
    state: stateOf(operation),
    done,
    commit: commit ?? '',
    steps: steps.map((step) => ({ state: step.state, cluster: step.cluster ?? '', reachedAt: timestampFromMs(step.at), message: step.message })),
    error: error ?? trouble ?? '',
  };
}
