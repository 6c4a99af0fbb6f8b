/** Operations as replies show them. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { OperationSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { membersText, type Audience } from '../accounts/members-view.ts';
import { stateOf, type Operation } from './operation.ts';

/** An operation in the words for its reader; see accounts/members-view.ts. */
export function operationMessage(operation: Operation, audience: Audience = 'members'): MessageInitShape<typeof OperationSchema> {
  const { id, tenant, method, commit, steps, error, trouble, done } = operation;
  const stepText = (text: string): string => (audience === 'platform' || text === '' ? text : membersText(text, { tenant, words: 'reached' }));
  const troubleText = trouble === undefined || audience === 'platform' ? trouble : membersText(trouble, { tenant, words: 'it cannot go on now; GetAccount tells the state, platform admins more' });
  return {
    operationId: id,
    organizationId: tenant,
    method,
    state: stateOf(operation),
    done,
    commit: commit ?? '',
    // What is said of a step before clusters is the commit.
    steps: steps.map((step) => ({ state: step.state, cluster: step.cluster ?? '', reachedAt: timestampFromMs(step.at), message: step.cluster === undefined ? step.message : stepText(step.message) })),
    error: error ?? troubleText ?? '',
  };
}
