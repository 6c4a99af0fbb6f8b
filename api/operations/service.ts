/** acctapi.v1.OperationService: how far changes are. */
import { quoted } from '../../model/shown.ts';
import { OperationService } from '../../proto/gen/acctapi/v1/account_pb.js';
import { audienceOf } from '../accounts/members-view.ts';
import type { Call } from '../rpc/call.ts';
import { fieldError } from '../rpc/field-error.ts';
import { bindService, type RpcMethod } from '../rpc/method.ts';
import { StreamPlaces } from '../rpc/stream-places.ts';
import type { OperationJournal } from './operation-journal.ts';
import { operationMessage } from './operation-message.ts';
import type { Operation } from './operation.ts';
import { unknownOperation } from './unknown-operation.ts';

const DEFAULT_WAIT_SECONDS = 30;
export const MAX_WAIT_SECONDS = 110;

function operationOf(journal: OperationJournal, id: string): Operation {
  const operation = journal.get(id);
  if (operation === undefined) throw unknownOperation(quoted(id));
  return operation;
}

function waitMsOf(seconds: number): number {
  if (seconds < 0 || seconds > MAX_WAIT_SECONDS) throw fieldError({ field: 'timeout_seconds', rule: 'wait-seconds', message: `timeout_seconds ${seconds} is out of bounds`, fix: `send 1 to ${MAX_WAIT_SECONDS}, or 0 for ${DEFAULT_WAIT_SECONDS}` });
  return (seconds === 0 ? DEFAULT_WAIT_SECONDS : seconds) * 1000;
}

/** Resolves when the operation is done, the time is over, or the caller goes away. */
async function waitFor(journal: OperationJournal, id: string, { ms, signal }: { readonly ms: number; readonly signal: AbortSignal }): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = journal.onChange((operation) => (operation.id === id && operation.done ? resolve() : undefined));
  const timer = setTimeout(resolve, ms);
  const leave = (): void => resolve();
  signal.addEventListener('abort', leave, { once: true });
  try {
    if (!operationOf(journal, id).done) await promise;
  } finally {
    end();
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/** The methods of the service. */
export function operationMethods(journal: OperationJournal): RpcMethod[] {
  const places = new StreamPlaces('calls that wait for an operation');
  return bindService(OperationService, {
    getOperation: async ({ operationId }, call: Call) => ({ operation: operationMessage(operationOf(journal, operationId), audienceOf(call.identity)) }),
    waitOperation: async ({ operationId, timeoutSeconds }, call: Call) => {
      const ms = waitMsOf(timeoutSeconds);
      const leave = places.take(call.identity?.id ?? '');
      await waitFor(journal, operationId, { ms, signal: call.signal }).finally(leave);
      return { operation: operationMessage(operationOf(journal, operationId), audienceOf(call.identity)) };
    },
  });
}
